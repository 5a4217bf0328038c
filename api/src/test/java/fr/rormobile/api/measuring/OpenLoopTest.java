package fr.rormobile.api.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OpenLoopTest {
  private static final Reply OK = new Reply(200, false);

  @Test
  void standstillOfOneSecondIsFeltByAllWhoComeInThatSecond() {
    var turn = new ReentrantLock();
    var served = new AtomicInteger();
    Request server =
        () -> {
          turn.lock();
          try {
            if (served.getAndIncrement() == 20) {
              pass(Duration.ofSeconds(1));
            }
            return OK;
          } finally {
            turn.unlock();
          }
        };

    var series = OpenLoop.run(100, Duration.ofSeconds(3), () -> server);

    assertThat(series.acceptedCount()).isEqualTo(300);
    // About a hundred came meanwhile, half of them in its first half; one alone was served slowly.
    assertThat(series.slowerThan(Duration.ofMillis(500).toNanos())).isGreaterThanOrEqualTo(45);
    assertThat(series.percentile(99)).isGreaterThanOrEqualTo(900);
  }

  @Test
  void slowAnswersDoNotSlowTheSendingDown() {
    var together = new CountDownLatch(50);
    Request slow =
        () -> {
          together.countDown();
          // Answers only when all the others were sent: a loop that waits never gets there.
          return together.await(20, TimeUnit.SECONDS) ? OK : new Reply(500, false);
        };

    var series = OpenLoop.run(100, Duration.ofMillis(500), () -> slow);

    assertThat(series.statuses()).containsOnlyKeys(200).containsEntry(200, 50L);
  }

  @Test
  void refusalsAndSilenceAreCountedApart() {
    var number = new AtomicInteger();
    Request server =
        () ->
            switch (number.getAndIncrement() % 4) {
              case 0 -> OK;
              case 1 -> new Reply(429, true);
              case 2 -> new Reply(503, false);
              default -> throw new IOException("reset");
            };

    var series = OpenLoop.run(400, Duration.ofMillis(100), () -> server);

    assertThat(series.statuses()).containsOnlyKeys(0, 200, 429, 503);
    assertThat(series.turnedAway()).isEqualTo(20);
    assertThat(series.toldWhenToComeBack()).isEqualTo(10);
    assertThat(series.acceptedCount()).isEqualTo(10);
    assertThat(series.failed()).isEqualTo(30);
  }

  private static void pass(Duration time) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }
}

package fr.rormobile.api.platform.start;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries what is used most before the port is opened, until it answers quickly or the time is up: a
 * program that has just been started again in the middle of a crisis must not refuse searches.
 */
@Singleton
@Requires(property = "ror.command", notEquals = "true")
class WarmUp implements StartStep {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** As many at once as come at once on a working day. */
  private static final int AT_ONCE = 4;

  private static final int TRIALS_IN_A_ROUND = 20;
  private static final Duration QUICK = Duration.ofMillis(4);
  private static final long SEED = 15;

  private final List<Warmed> warmed;
  private final Duration atMost;

  /**
   * @param atMost zero: nothing is tried
   */
  WarmUp(List<Warmed> warmed, @Value("${ror.warm-up}") Duration atMost) {
    this.warmed = List.copyOf(warmed);
    this.atMost = atMost;
  }

  @Override
  public int getOrder() {
    return WARM;
  }

  @Override
  public void run(Progress progress) {
    var end = System.nanoTime() + atMost.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var randoms = IntStream.range(0, AT_ONCE).mapToObj(n -> new Random(SEED + n)).toList();
      var quick = false;
      while (!quick && System.nanoTime() < end) {
        var began = System.nanoTime();
        randoms.stream().map(random -> threads.submit(() -> round(random, end))).toList().forEach(WarmUp::await);
        var each = (System.nanoTime() - began) / ((long) AT_ONCE * TRIALS_IN_A_ROUND);
        quick = each < QUICK.toNanos();
      }
    }
  }

  private void round(Random random, long end) {
    for (var trial = 0; trial < TRIALS_IN_A_ROUND && System.nanoTime() < end; trial++) {
      for (var one : warmed) {
        one.tryOnce(random);
      }
    }
  }

  private static void await(Future<?> round) {
    try {
      round.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      // What cannot be tried now will answer for itself when somebody asks.
      LOG.debug("warming up", failed);
    }
  }
}

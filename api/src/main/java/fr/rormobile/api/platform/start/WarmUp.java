package fr.rormobile.api.platform.start;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries what is used most: once before the port is opened, so that nobody waits for what is read
 * first; then, behind the first requests, until it answers quickly or the time is up. A program
 * that was started again in the middle of a crisis must not be slow for minutes.
 */
@Singleton
@Requires(property = "ror.command", notEquals = "true")
class WarmUp implements StartStep {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private static final int TRIALS_IN_A_ROUND = 50;

  /** Of one trial of each, on average. */
  private static final Duration QUICK = Duration.ofMillis(8);

  private static final long SEED = 15;

  private final List<Warmed> warmed;
  private final Duration atMost;
  private final Random random = new Random(SEED);
  private volatile boolean stopped;

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
    if (atMost.isPositive()) {
      trial();
    }
  }

  @EventListener
  void goOn(ServerStartupEvent started) {
    if (atMost.isPositive()) {
      Thread.ofPlatform().name("warm-up").daemon().start(this::untilQuick);
    }
  }

  private void untilQuick() {
    var end = System.nanoTime() + atMost.toNanos();
    var quick = false;
    while (!quick) {
      var began = System.nanoTime();
      for (var n = 0; n < TRIALS_IN_A_ROUND; n++) {
        if (stopped || System.nanoTime() > end || !trial()) {
          return;
        }
      }
      quick = System.nanoTime() - began < QUICK.toNanos() * TRIALS_IN_A_ROUND;
    }
  }

  /** What cannot be tried now will answer for itself when somebody asks. */
  private boolean trial() {
    try {
      warmed.forEach(one -> one.tryOnce(random));
      return true;
    } catch (RuntimeException notNow) {
      LOG.debug("warming up", notNow);
      return false;
    }
  }

  @PreDestroy
  void stop() {
    stopped = true;
  }
}

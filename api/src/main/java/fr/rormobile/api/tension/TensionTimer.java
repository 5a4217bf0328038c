package fr.rormobile.api.tension;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the watch over tensions go off while the program serves. Of several processes one takes the
 * turn of an interval; one that dies in the middle is followed by the next an interval later.
 */
@Singleton
@Requires(property = "ror.tension-watch.enabled", value = "true", defaultValue = "true")
class TensionTimer {
  private static final Logger LOG = LoggerFactory.getLogger(TensionTimer.class);

  private final TaskScheduler scheduler;
  private final Jdbi jdbi;
  private final TensionWatch watch;
  private final Clock clock;
  private final Duration interval;
  private volatile @Nullable ScheduledFuture<?> timer;

  TensionTimer(
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
      Jdbi jdbi,
      TensionWatch watch,
      Clock clock,
      @Value("${ror.tension-watch.interval:1m}") Duration interval) {
    this.scheduler = scheduler;
    this.jdbi = jdbi;
    this.watch = watch;
    this.clock = clock;
    this.interval = interval;
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    timer = scheduler.scheduleWithFixedDelay(interval, interval, this::goOff);
  }

  @PreDestroy
  void stop() {
    var going = timer;
    if (going != null) {
      going.cancel(false);
    }
  }

  /** Never throws: a timer that throws never goes off again. */
  void goOff() {
    try {
      if (takeTurn()) {
        var run = watch.run();
        if (run.told() + run.asked() > 0) {
          LOG.info("tensions: {} without news, {} past their end", run.told(), run.asked());
        }
      }
    } catch (RuntimeException failed) {
      LOG.warn("tensions not looked at, next time in {}", interval, failed);
    }
  }

  /** Half an interval: processes do not go off at the same moment, nor exactly on time. */
  private boolean takeTurn() {
    var now = clock.instant();
    return jdbi.withHandle(
            h ->
                h.createUpdate(
                        """
                        INSERT INTO timer_turn AS t (name, ran_at) VALUES ('tension-watch', :now)
                            ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at
                         WHERE t.ran_at <= :before
                        """)
                    .bind("now", now)
                    .bind("before", now.minus(interval.dividedBy(2)))
                    .execute())
        == 1;
  }
}

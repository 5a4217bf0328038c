package fr.rormobile.api.platform;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets work go off again and again while the program serves. Of several processes one takes the
 * turn of an interval, whichever comes first; a process that dies in the middle is followed by the
 * next one an interval later.
 */
@Singleton
public final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final TaskScheduler scheduler;
  private final Jdbi jdbi;
  private final Clock clock;
  private final List<ScheduledFuture<?>> timers = new CopyOnWriteArrayList<>();

  Turns(@Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler, Jdbi jdbi, Clock clock) {
    this.scheduler = scheduler;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * From an interval after now on, until the program ends.
   *
   * @param timer its name, the same in all processes
   * @param work what it throws is logged, and its next turn comes
   */
  public void every(Duration interval, String timer, Runnable work) {
    timers.add(
        scheduler.scheduleWithFixedDelay(interval, interval, () -> goOff(interval, timer, work)));
  }

  /** Never throws: a timer that throws never goes off again. */
  private void goOff(Duration interval, String timer, Runnable work) {
    try {
      // Half an interval: processes do not go off at the same moment, nor exactly on time.
      var turn = interval.dividedBy(2);
      if (jdbi.withHandle(h -> take(h, timer, clock.instant(), turn))) {
        work.run();
      }
    } catch (RuntimeException failed) {
      LOG.warn("{} did not do its work, next time in {}", timer, interval, failed);
    }
  }

  /** One process an interval, over all of them; true: it is this one's turn. */
  public static boolean take(Handle h, String timer, Instant now, Duration interval) {
    return h.createUpdate(
                """
                INSERT INTO timer_turn AS t (name, ran_at) VALUES (:name, :now)
                    ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at
                 WHERE t.ran_at <= :before
                """)
            .bind("name", timer)
            .bind("now", now)
            .bind("before", now.minus(interval))
            .execute()
        == 1;
  }

  @PreDestroy
  void stop() {
    timers.forEach(going -> going.cancel(false));
  }
}

package fr.rormobile.api.freshness;

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
 * Lets the watches go off while the program serves; a command tells nobody anything. Of several
 * processes one takes the turn of an interval, whichever comes first; a process that dies in the
 * middle is followed by the next one an interval later.
 */
@Singleton
@Requires(property = "ror.bed-watch.enabled", value = "true", defaultValue = "true")
class WatchTimer {
  private static final Logger LOG = LoggerFactory.getLogger(WatchTimer.class);
  private static final String NAME = "bed-watch";

  private final TaskScheduler scheduler;
  private final Jdbi jdbi;
  private final WatchStore store;
  private final BedWatch beds;
  private final FeedWatch feeds;
  private final Clock clock;
  private final Duration interval;
  private volatile @Nullable ScheduledFuture<?> timer;

  WatchTimer(
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
      Jdbi jdbi,
      WatchStore store,
      BedWatch beds,
      FeedWatch feeds,
      Clock clock,
      @Value("${ror.bed-watch.interval:1m}") Duration interval) {
    this.scheduler = scheduler;
    this.jdbi = jdbi;
    this.store = store;
    this.beds = beds;
    this.feeds = feeds;
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
      // Half an interval: processes do not go off at the same moment, nor exactly on time.
      var turn = interval.dividedBy(2);
      if (jdbi.withHandle(h -> store.takeTurn(h, NAME, clock.instant(), turn))) {
        var run = beds.run();
        var told = feeds.run();
        if (run.reminders() + run.notices() + told > 0) {
          LOG.info(
              "bed figures: {} reminders, {} notices; feeds: {} messages",
              run.reminders(),
              run.notices(),
              told);
        }
      }
    } catch (RuntimeException failed) {
      LOG.warn("bed figures not looked at, next time in {}", interval, failed);
    }
  }
}

package fr.rormobile.api.synonyms;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices what other processes changed. Without the database the rules in use stay. */
@Singleton
@Requires(property = "ror.command", notEquals = "true")
class SynonymTimer {
  private static final Logger LOG = LoggerFactory.getLogger(SynonymTimer.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final TaskScheduler scheduler;
  private final ActiveSynonyms active;
  private volatile @Nullable ScheduledFuture<?> timer;
  private volatile boolean troubled;

  SynonymTimer(@Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler, ActiveSynonyms active) {
    this.scheduler = scheduler;
    this.active = active;
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    timer = scheduler.scheduleWithFixedDelay(INTERVAL, INTERVAL, this::look);
  }

  @PreDestroy
  void stop() {
    var going = timer;
    if (going != null) {
      going.cancel(false);
    }
  }

  /** Never throws: a timer that throws never goes off again. */
  private void look() {
    try {
      active.refresh();
      troubled = false;
    } catch (RuntimeException away) {
      if (!troubled) {
        LOG.warn("synonyms cannot be read, those in use stay: {}", away.toString());
      }
      troubled = true;
    }
  }
}

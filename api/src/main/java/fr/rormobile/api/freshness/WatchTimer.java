package fr.rormobile.api.freshness;

import fr.rormobile.api.platform.Turns;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the watches go off while the program serves; a command tells nobody anything. */
@Singleton
@Requires(property = "ror.bed-watch.enabled", value = "true", defaultValue = "true")
class WatchTimer {
  private static final Logger LOG = LoggerFactory.getLogger(WatchTimer.class);

  private final Turns turns;
  private final BedWatch beds;
  private final FeedWatch feeds;
  private final Duration interval;

  WatchTimer(
      Turns turns,
      BedWatch beds,
      FeedWatch feeds,
      @Value("${ror.bed-watch.interval:1m}") Duration interval) {
    this.turns = turns;
    this.beds = beds;
    this.feeds = feeds;
    this.interval = interval;
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    turns.every(interval, "bed-watch", this::goOff);
  }

  private void goOff() {
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
}

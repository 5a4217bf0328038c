package fr.rormobile.api.tension;

import fr.rormobile.api.platform.Turns;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the watch over tensions go off while the program serves. */
@Singleton
@Requires(property = "ror.tension-watch.enabled", value = "true", defaultValue = "true")
class TensionTimer {
  private static final Logger LOG = LoggerFactory.getLogger(TensionTimer.class);

  private final Turns turns;
  private final TensionWatch watch;
  private final RequestWatch requests;
  private final ClosureWatch closures;
  private final Duration interval;

  TensionTimer(
      Turns turns,
      TensionWatch watch,
      RequestWatch requests,
      ClosureWatch closures,
      @Value("${ror.tension-watch.interval:1m}") Duration interval) {
    this.turns = turns;
    this.watch = watch;
    this.requests = requests;
    this.closures = closures;
    this.interval = interval;
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    turns.every(interval, "tension-watch", this::chase);
    turns.every(interval, "tension-closures", this::propose);
    turns.every(interval, "tension-requests", this::remind);
  }

  private void chase() {
    var run = watch.run();
    if (run.told() + run.asked() > 0) {
      LOG.info("tensions: {} without news, {} past their end", run.told(), run.asked());
    }
  }

  private void propose() {
    var proposed = closures.run();
    if (proposed > 0) {
      LOG.info("tensions: {} closures proposed", proposed);
    }
  }

  private void remind() {
    var asked = requests.run();
    if (asked.chased() + asked.unanswered() > 0) {
      LOG.info("requests: {} chased, {} unanswered", asked.chased(), asked.unanswered());
    }
  }
}

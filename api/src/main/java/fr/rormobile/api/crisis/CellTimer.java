package fr.rormobile.api.crisis;

import fr.rormobile.api.platform.Turns;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets the watch over the crisis cells go off while the program serves. */
@Singleton
@Requires(property = "ror.cell-watch.enabled", value = "true", defaultValue = "true")
class CellTimer {
  private final Turns turns;
  private final CellSilence silence;
  private final DutyRoster roster;
  private final CellProbes probes;
  private final Duration interval;

  CellTimer(
      Turns turns,
      CellSilence silence,
      DutyRoster roster,
      CellProbes probes,
      @Value("${ror.cell-watch.interval:1m}") Duration interval) {
    this.turns = turns;
    this.roster = roster;
    this.probes = probes;
    this.silence = silence;
    this.interval = interval;
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    turns.every(interval, "cell-silence", silence::run);
    turns.every(interval, "duty-hand-over", roster::run);
    turns.every(interval, "cell-probes", probes::run);
  }
}

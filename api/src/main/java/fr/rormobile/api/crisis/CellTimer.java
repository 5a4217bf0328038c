package fr.rormobile.api.crisis;

import fr.rormobile.api.platform.Turns;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** Lets the watch over the crisis cells go off while the program serves. */
@Singleton
@Requires(property = "ror.cell-watch.enabled", value = "true", defaultValue = "true")
class CellTimer {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final int FROM_HOUR = 9;
  private static final int TO_HOUR = 19;

  private final Turns turns;
  private final CellSilence silence;
  private final HandOvers handOvers;
  private final CellProbes probes;
  private final Clock clock;
  private final Duration interval;

  CellTimer(
      Turns turns,
      CellSilence silence,
      HandOvers handOvers,
      CellProbes probes,
      Clock clock,
      @Value("${ror.cell-watch.interval:1m}") Duration interval) {
    this.turns = turns;
    this.handOvers = handOvers;
    this.probes = probes;
    this.clock = clock;
    this.silence = silence;
    this.interval = interval;
  }

  /** A mail to confirm is for people who are awake. */
  private void probe() {
    int hour = LocalTime.now(clock.withZone(ZONE)).getHour();
    if (hour >= FROM_HOUR && hour < TO_HOUR) {
      probes.run();
    }
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    turns.every(interval, "cell-silence", silence::run);
    turns.every(interval, "duty-hand-over", handOvers::run);
    turns.every(interval, "cell-probes", this::probe);
  }
}

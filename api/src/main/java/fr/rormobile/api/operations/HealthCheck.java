package fr.rormobile.api.operations;

import fr.rormobile.api.operations.HealthWire.Component;
import fr.rormobile.api.operations.HealthWire.Components;
import fr.rormobile.api.operations.HealthWire.Health;
import fr.rormobile.api.operations.HealthWire.Queue;
import fr.rormobile.api.operations.HealthWire.Status;
import fr.rormobile.api.search.SearchHealth;
import fr.rormobile.notifier.OutboxHealth;
import fr.rormobile.notifier.Unanswered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Asks each part, and says what their state means together. Never throws. */
@Singleton
class HealthCheck {
  /** An alert that has been due that long has nobody who sends it, or a provider that is away. */
  private static final Duration LATE_ALERT = Duration.ofSeconds(60);

  /** The index promises a second; half a minute is no passing load any more. */
  private static final Duration LATE_INDEX = Duration.ofSeconds(30);

  private final Jdbi jdbi;
  private final DataSource database;
  private final SearchHealth search;
  private final Unanswered unanswered;
  private final Clock clock;

  HealthCheck(
      Jdbi jdbi, DataSource database, SearchHealth search, Unanswered unanswered, Clock clock) {
    this.unanswered = unanswered;
    this.jdbi = jdbi;
    this.database = database;
    this.search = search;
    this.clock = clock;
  }

  Health check() {
    var opensearch =
        search.index().reachable()
            ? new Component(Status.UP, null)
            : new Component(Status.DOWN, "Le moteur de recherche ne répond pas.");
    try {
      jdbi.useHandle(h -> h.execute("SELECT 1"));
      var components =
          new Components(new Component(Status.UP, null), opensearch, outbox(), projector());
      return new Health(worstButAlive(components), components);
    } catch (JdbiException gone) {
      var down = new Component(Status.DOWN, "La base de données ne répond pas.");
      return new Health(
          Status.DOWN, new Components(down, opensearch, Queue.unknown(), Queue.unknown()));
    }
  }

  private Queue outbox() {
    var health = OutboxHealth.read(database, clock);
    var late = health.oldestDueSeconds() > LATE_ALERT.toSeconds();
    var silent = unanswered.standing();
    var troubled = late || health.parked() > 0 || silent > 0;
    return new Queue(
        troubled ? Status.DEGRADED : Status.UP,
        late
            ? "Des messages d'alerte attendent depuis plus d'une minute."
            : silent > 0
                ? "Une cellule de crise n'a pas accusé réception d'une alerte."
                : troubled ? "Des messages d'alerte abandonnés attendent une personne." : null,
        health.waiting(),
        (double) health.oldestDueSeconds(),
        health.parked());
  }

  private Queue projector() {
    var lag = search.projector();
    var late = lag.oldest().compareTo(LATE_INDEX) > 0;
    return new Queue(
        late ? Status.DEGRADED : Status.UP,
        late ? "L'index de recherche est en retard sur la base." : null,
        lag.waiting(),
        lag.oldest().toMillis() / 1000.0,
        null);
  }

  /** With its database the program is of use, whatever else is missing. */
  private static Status worstButAlive(Components components) {
    return Stream.of(
                components.opensearch().status(),
                components.outbox().status(),
                components.projector().status())
            .allMatch(status -> status == Status.UP)
        ? Status.UP
        : Status.DEGRADED;
  }
}

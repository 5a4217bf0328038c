package fr.rormobile.api.operations;

import fr.rormobile.api.search.SearchHealth;
import fr.rormobile.notifier.OutboxHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;

/** What somebody is woken for: alerts that wait, an index that is late. Read when scraped. */
@Singleton
class OperationMetrics {
  private final MeterRegistry registry;
  private final DataSource database;
  private final SearchHealth search;
  private final Clock clock;

  OperationMetrics(MeterRegistry registry, DataSource database, SearchHealth search, Clock clock) {
    this.registry = registry;
    this.database = database;
    this.search = search;
    this.clock = clock;
  }

  @EventListener
  void register(ServerStartupEvent serving) {
    outbox("ror.outbox.waiting", OutboxHealth::waiting);
    outbox("ror.outbox.parked", OutboxHealth::parked);
    outbox("ror.outbox.oldest.seconds", OutboxHealth::oldestDueSeconds);
    registry.gauge(
        "ror.projector.oldest.seconds",
        search,
        s -> orUnknown(() -> s.projector().oldest().toMillis() / 1000.0));
  }

  private void outbox(String name, ToDoubleFunction<OutboxHealth> figure) {
    registry.gauge(
        name,
        database,
        source -> orUnknown(() -> figure.applyAsDouble(OutboxHealth.read(source, clock))));
  }

  /** A database that is away must not take the other figures with it. */
  private static double orUnknown(java.util.function.DoubleSupplier figure) {
    try {
      return figure.getAsDouble();
    } catch (JdbiException gone) {
      return Double.NaN;
    }
  }
}

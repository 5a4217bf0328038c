package fr.rormobile.api.demo;

import fr.rormobile.api.nomenclature.NomenclatureLoader;
import fr.rormobile.api.platform.Database;
import fr.rormobile.api.territory.TerritoryLoader;
import fr.rormobile.api.testing.Engines;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A new database with nomenclatures and territory, to be filled at a fixed time. */
final class DemoDatabase {
  static final Instant NOW = Instant.parse("2026-03-29T00:59:59Z"); // before the clock change

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final PGSimpleDataSource TEMPLATE = template();
  private static final AtomicInteger COPIES = new AtomicInteger();

  private final PGSimpleDataSource source;
  private final Jdbi jdbi;
  private final Demonstration demonstration;

  DemoDatabase() {
    this.source = copy();
    this.jdbi = Database.on(source);
    this.demonstration = new Demonstration(new MassLoad(jdbi, CLOCK), CLOCK);
  }

  private static PGSimpleDataSource template() {
    var source = Engines.freshDataSource();
    var jdbi = Database.on(source);
    new NomenclatureLoader(jdbi).run(line -> {});
    new TerritoryLoader(jdbi, CLOCK).run(line -> {});
    return source;
  }

  private static PGSimpleDataSource copy() {
    var template = Objects.requireNonNull(TEMPLATE.getDatabaseName());
    var name = template + "_" + COPIES.incrementAndGet();
    Database.on(named("postgres"))
        .useHandle(h -> h.execute("CREATE DATABASE " + name + " TEMPLATE " + template));
    return named(name);
  }

  private static PGSimpleDataSource named(String name) {
    var source = new PGSimpleDataSource();
    source.setUrl(TEMPLATE.getUrl());
    source.setUser("postgres");
    source.setDatabaseName(name);
    return source;
  }

  Demonstration demonstration() {
    return demonstration;
  }

  OfferCounts fill(String region, int units, long seed) {
    return fill(region, units, seed, n -> {});
  }

  OfferCounts fill(String region, int units, long seed, LongConsumer progress) {
    return demonstration.fill(new Demonstration.Order(region, units, seed), progress);
  }

  /** As when the server or the network goes away. */
  void cutConnections() {
    // A Jdbi of its own: the other one would lend this thread the handle that is to be cut.
    Database.on(source)
        .useHandle(
            h ->
                h.execute(
                    """
                    SELECT pg_terminate_backend(pid)
                      FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """));
  }

  long number(String query) {
    return Long.parseLong(text(query));
  }

  String text(String query) {
    return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).one());
  }

  List<String> texts(String query) {
    return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).list());
  }
}

package fr.rormobile.api.demo;

import fr.rormobile.api.nomenclature.NomenclatureLoader;
import fr.rormobile.api.territory.TerritoryLoader;
import fr.rormobile.api.testing.Engines;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;

/** A new database with nomenclatures and territory, to be filled at a fixed time. */
final class DemoDatabase {
  static final Instant NOW = Instant.parse("2026-03-29T00:59:59Z"); // before the clock change

  private final Jdbi jdbi = Engines.freshDatabase();
  private final Demonstration demonstration;

  DemoDatabase() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    new NomenclatureLoader(jdbi).run(line -> {});
    new TerritoryLoader(jdbi, clock).run(line -> {});
    this.demonstration = new Demonstration(new MassLoad(jdbi, clock), clock);
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

  Jdbi jdbi() {
    return jdbi;
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

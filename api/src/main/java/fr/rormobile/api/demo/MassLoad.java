package fr.rormobile.api.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Fills an empty database with an offer in one transaction: a program killed in the middle leaves
 * it empty. The documents of the index are raised once, at the end.
 */
@Singleton
class MassLoad {
  private static final long LOCK = 0x44454D4F4E535452L; // two programs may start at once

  private final Jdbi database;
  private final Clock clock;

  MassLoad(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  boolean isEmpty() {
    return database.withHandle(MassLoad::isEmpty);
  }

  /**
   * @param offer writes its rows; what it throws undoes all of them
   * @return what was written; nothing at all where another program has filled the database
   *     meanwhile
   */
  OfferCounts load(Consumer<Source> offer) {
    return database.inTransaction(
        handle -> {
          handle
              .createQuery("SELECT pg_advisory_xact_lock(:lock)")
              .bind("lock", LOCK)
              .mapToMap()
              .one();
          if (!isEmpty(handle)) {
            return new OfferCounts();
          }
          handle.execute("SET LOCAL statement_timeout = 0");
          handle.execute("SET LOCAL ror.mass_load = 'on'");
          var writer = new OfferWriter(handle, clock.instant());
          offer.accept(new Source(handle, writer));
          writer.flush();
          handle.createQuery("SELECT keep_bed_reports('DEMONSTRATION', NULL)").mapToMap().one();
          handle.createQuery("SELECT raise_all_documents()").mapToMap().one();
          handle.execute(
              "ANALYZE facility, pole, care_unit, care_unit_code, capacity_line, bed_report,"
                  + " bed_state, professional, practitioner_role, contact_point,"
                  + " index_document");
          return writer.counts();
        });
  }

  /**
   * What an offer is made with.
   *
   * @param reference for reading communes and nomenclatures
   */
  record Source(Handle reference, OfferWriter writer) {}

  private static boolean isEmpty(Handle handle) {
    return handle
        .createQuery("SELECT NOT EXISTS (SELECT FROM facility)")
        .mapTo(Boolean.class)
        .one();
  }
}

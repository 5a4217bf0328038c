package fr.rormobile.api.beds;

import org.jdbi.v3.core.Jdbi;

/** The real bed reader for tests of other features. */
public final class BedReaders {
  private BedReaders() {}

  public static BedReader of(Jdbi database) {
    return new PgBedReader(database);
  }
}

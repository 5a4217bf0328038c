package fr.rormobile.notifier;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The notifier's own PostgreSQL schema, {@code notifier}, with its own migration history in it. */
public final class NotifierSchema {

  static final String NAME = "notifier";

  private NotifierSchema() {}

  /**
   * Brings the schema to the version of this program; does nothing where it already is. Several
   * processes may call it at once: Flyway takes a lock.
   *
   * @throws org.flywaydb.core.api.FlywayException when the database is out of reach, or its schema
   *     was made by a newer program
   */
  public static void migrate(DataSource database) {
    Flyway.configure(NotifierSchema.class.getClassLoader())
        .dataSource(database)
        .schemas(NAME)
        .defaultSchema(NAME)
        .createSchemas(true)
        .locations("classpath:db/notifier")
        .load()
        .migrate();
  }
}

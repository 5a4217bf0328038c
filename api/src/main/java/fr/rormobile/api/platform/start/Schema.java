package fr.rormobile.api.platform.start;

import fr.rormobile.notifier.NotifierSchema;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the database to the schema of this program; the notifier's tables are its own affair. */
@Singleton
class Schema implements StartStep {
  private final DataSource database;

  Schema(DataSource database) {
    this.database = database;
  }

  @Override
  public int getOrder() {
    return SCHEMA;
  }

  @Override
  public void run(Progress progress) {
    try {
      var done =
          Flyway.configure()
              .dataSource(database)
              .locations("classpath:db/migration")
              .load()
              .migrate();
      NotifierSchema.migrate(database);
      if (done.migrationsExecuted > 0) {
        progress.say("Schéma de la base : version " + done.targetSchemaVersion + ".");
      }
    } catch (FlywayException refused) {
      throw new StartFailure(
          "le schéma de la base ne peut pas être mis à jour (" + Stores.oneLine(refused) + ").",
          refused);
    }
  }
}

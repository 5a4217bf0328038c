package fr.rormobile.api.platform;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

@Factory
class Database {
  @Singleton
  Jdbi jdbi(DataSource pool) {
    return Jdbi.create(pool);
  }
}

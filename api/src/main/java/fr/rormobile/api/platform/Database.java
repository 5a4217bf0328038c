package fr.rormobile.api.platform;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.sql.Types;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;

/** How this program speaks with PostgreSQL. */
@Factory
public class Database {
  @Singleton
  Jdbi jdbi(DataSource pool) {
    return on(pool);
  }

  /** A null has no type of its own: PostgreSQL takes that of the column. */
  public static Jdbi on(DataSource source) {
    var jdbi = Jdbi.create(source);
    jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.NULL));
    return jdbi;
  }
}

package fr.rormobile.notifier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One real PostgreSQL for all tests of the JVM, emptied for each. */
public final class TestDatabase {

  private static final EmbeddedPostgres SERVER = server();
  private static final HikariDataSource POOL = pool(SERVER.getJdbcUrl("postgres", "postgres"));

  static {
    NotifierSchema.migrate(POOL);
  }

  private TestDatabase() {}

  private static EmbeddedPostgres server() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(20);
    config.setConnectionTimeout(2_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** All tables empty. */
  public static DataSource empty() {
    Jdbi.create(POOL).useHandle(h -> h.execute("TRUNCATE notifier.alert, notifier.device CASCADE"));
    return POOL;
  }

  public static String url() {
    return SERVER.getJdbcUrl("postgres", "postgres");
  }

  /** Enqueues in a transaction of its own, and commits. */
  public static Enqueued enqueue(
      DataSource database, AlertOutbox outbox, Alert alert, List<Recipient> recipients) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      var enqueued = outbox.enqueue(connection, alert, recipients);
      connection.commit();
      return enqueued;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection in a transaction. */
  public static Connection transaction(DataSource database) throws SQLException {
    var connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}

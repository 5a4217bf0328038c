package fr.rormobile.api.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Rings when a transaction that touched the index's documents commits. Holds one connection. */
final class Bell implements AutoCloseable {
  /** How soon somebody who waits notices that the program stops. */
  private static final int LOOK_UP_MILLIS = 100;

  private final Connection connection;

  private Bell(Connection connection) {
    this.connection = connection;
  }

  static Bell listen(DataSource database) throws SQLException {
    var bell = new Bell(database.getConnection());
    try {
      bell.execute("LISTEN index_document");
      return bell;
    } catch (SQLException refused) {
      bell.close();
      throw refused;
    }
  }

  /** Returns when it rings, when it rang since the last call, or when the time is over. */
  void await(Duration longest, BooleanSupplier enough) throws SQLException {
    var notifications = connection.unwrap(PGConnection.class);
    var end = System.nanoTime() + longest.toNanos();
    while (!enough.getAsBoolean() && System.nanoTime() < end) {
      if (notifications.getNotifications(LOOK_UP_MILLIS).length > 0) {
        return;
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (connection.isValid(1)) {
        execute("UNLISTEN *");
      }
    }
  }
}

package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.AlertOutbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Listens on a connection of its own for commits that enqueue, and calls back for each. Opens
 * another when it breaks, and then calls back too: a commit may have been missed.
 */
final class WakeUp implements AutoCloseable {

  /**
   * How long {@link #close} may have to wait: cutting off a read would break a pooled connection.
   */
  private static final Duration LISTEN_FOR = Duration.ofMillis(500);

  /** A broken network can leave a connection silent: it is asked after that many silent rounds. */
  private static final int LONGEST_SILENCE = 20;

  private final DataSource database;
  private final Runnable onWake;
  private final DatabaseWatch watch;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread listener;

  WakeUp(DataSource database, Runnable onWake, DatabaseWatch watch) {
    this.database = database;
    this.onWake = onWake;
    this.watch = watch;
    this.listener = Thread.ofVirtual().name("notifier-listen").start(this::run);
  }

  private void run() {
    while (open()) {
      try {
        listen();
      } catch (SQLException e) {
        if (open()) {
          watch.failed(e);
          pause();
        }
      }
    }
  }

  private void listen() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("LISTEN " + AlertOutbox.WAKE_UP);
      var postgres = connection.unwrap(PGConnection.class);
      onWake.run();
      for (int silent = 0; open(); silent++) {
        var notices = postgres.getNotifications(Math.toIntExact(LISTEN_FOR.toMillis()));
        if (notices != null && notices.length > 0) {
          onWake.run();
          silent = 0;
        } else if (silent >= LONGEST_SILENCE) {
          statement.execute("SELECT 1");
          silent = 0;
        }
      }
      statement.execute("UNLISTEN *"); // the next user of a pooled connection is not to be woken
    }
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  private void pause() {
    try {
      closing.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // Only close() interrupts, after it has counted down: the loop ends.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listener.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

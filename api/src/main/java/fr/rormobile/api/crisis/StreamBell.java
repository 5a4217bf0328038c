package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Happenings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the open streams of this process when a commit says that something happened. One connection
 * for all of them, taken while there is a stream; while it is broken the streams look by themselves
 * at each heartbeat.
 */
@Singleton
class StreamBell {
  /** How soon it notices that nobody listens any more. */
  private static final int LOOK_UP_MILLIS = 500;

  /** Silence that long: the connection is asked whether it still stands. */
  private static final int LONGEST_SILENCE = 20;

  private static final Logger LOG = LoggerFactory.getLogger(StreamBell.class);

  private final DataSource database;
  private final Set<Semaphore> listeners = ConcurrentHashMap.newKeySet();
  private @Nullable Thread thread;
  private volatile boolean closed;

  StreamBell(DataSource database) {
    this.database = database;
  }

  /** Gets a permit for each ring, and one at once. */
  synchronized Semaphore listen() {
    var listener = new Semaphore(1);
    listeners.add(listener);
    if (thread == null && !closed) {
      thread = Thread.ofVirtual().name("alert-stream-bell").start(this::run);
    }
    return listener;
  }

  void leave(Semaphore listener) {
    listeners.remove(listener);
  }

  private void run() {
    while (wanted()) {
      try {
        ring();
      } catch (SQLException lost) {
        LOG.warn("alert streams: no notification for a while ({})", lost.getSQLState());
        pause();
      }
    }
  }

  private synchronized boolean wanted() {
    boolean wanted = !closed && !listeners.isEmpty();
    if (!wanted) {
      thread = null;
    }
    return wanted;
  }

  private void ring() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("LISTEN " + Happenings.WAKE_UP);
      var postgres = connection.unwrap(PGConnection.class);
      listeners.forEach(Semaphore::release);
      for (int silent = 0; !closed && !listeners.isEmpty(); silent++) {
        var notices = postgres.getNotifications(LOOK_UP_MILLIS);
        if (notices != null && notices.length > 0) {
          listeners.forEach(Semaphore::release);
          silent = 0;
        } else if (silent >= LONGEST_SILENCE) {
          statement.execute("SELECT 1");
          silent = 0;
        }
      }
      statement.execute("UNLISTEN *"); // the next user of a pooled connection is not to be woken
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() {
    closed = true;
    listeners.forEach(Semaphore::release);
  }
}

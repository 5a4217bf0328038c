package fr.rormobile.notifier.dispatch;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the database is out of reach, and once that it is back, for all who ask it. */
final class DatabaseWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  private final AtomicBoolean out = new AtomicBoolean();

  /** The exception's message stays out of the log: PostgreSQL quotes values in its details. */
  void failed(Throwable failure) {
    if (out.compareAndSet(false, true)) {
      LOG.error(
          "the database does not answer ({}): messages wait, tried again each second",
          code(failure));
    }
  }

  void answered() {
    if (out.compareAndSet(true, false)) {
      LOG.warn("the database answers again");
    }
  }

  private static String code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return "SQLSTATE " + sql.getSQLState();
      }
    }
    return failure.getClass().getSimpleName();
  }
}

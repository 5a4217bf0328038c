package fr.rormobile.api.feeds;

import fr.rormobile.api.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is begun anew when PostgreSQL ended it to let another one live: an edit of a
 * facility raises the index rows of its units in an order of its own.
 */
@Singleton
class FeedTransactions {
  private static final int ATTEMPTS = 3;
  private static final Set<String> TRY_AGAIN = Set.of("40P01", "40001");

  /** Waited for a lock longer than a statement may last. */
  private static final Set<String> TOO_BUSY = Set.of("57014", "55P03");

  private static final Duration LATER = Duration.ofSeconds(10);

  private final Jdbi jdbi;

  FeedTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T run(HandleCallback<T, RuntimeException> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(work);
      } catch (JdbiException failed) {
        var state = state(failed);
        if (state != null && TOO_BUSY.contains(state)) {
          throw ProblemException.unavailable(
              "Ces unités sont en cours de mise à jour par un autre envoi ; renvoyez le même"
                  + " message dans 10 secondes.",
              LATER);
        }
        if (attempt == ATTEMPTS || state == null || !TRY_AGAIN.contains(state)) {
          throw failed;
        }
      }
    }
  }

  private static @Nullable String state(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState();
      }
    }
    return null;
  }
}

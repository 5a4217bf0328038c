package fr.rormobile.api.search;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One rebuild at a time over all processes: a lock of the database that ends with its connection,
 * hence with a process that is killed.
 */
@Singleton
final class RebuildLock {
  /** « ROR » in ASCII, then which of our locks. */
  private static final int OURS = 0x524F52;

  private static final int REBUILD = 1;

  private final Jdbi jdbi;

  RebuildLock(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The lock, held until it is closed. */
  static final class Held implements AutoCloseable {
    private final Handle handle;

    private Held(Handle handle) {
      this.handle = handle;
    }

    /**
     * @throws org.jdbi.v3.core.JdbiException when the connection was lost, and the lock with it
     */
    void check() {
      handle.createQuery("SELECT 1").mapTo(Integer.class).one();
    }

    @Override
    public void close() {
      try (handle) {
        handle
            .createQuery("SELECT pg_advisory_unlock(:ours, :which)")
            .bind("ours", OURS)
            .bind("which", REBUILD)
            .mapTo(Boolean.class)
            .one();
      }
    }
  }

  /** Empty when a rebuild is under way, here or in another process. */
  Optional<Held> tryHold() {
    var handle = jdbi.open();
    var got = false;
    try {
      got =
          handle
              .createQuery("SELECT pg_try_advisory_lock(:ours, :which)")
              .bind("ours", OURS)
              .bind("which", REBUILD)
              .mapTo(Boolean.class)
              .one();
      return got ? Optional.of(new Held(handle)) : Optional.empty();
    } finally {
      if (!got) {
        handle.close();
      }
    }
  }

  boolean isHeld() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT 1
                                     FROM pg_locks
                                    WHERE locktype = 'advisory'
                                      AND classid = :ours
                                      AND objid = :which
                                      AND granted
                                      AND database = (SELECT oid
                                                        FROM pg_database
                                                       WHERE datname = current_database()))
                    """)
                .bind("ours", OURS)
                .bind("which", REBUILD)
                .mapTo(Boolean.class)
                .one());
  }
}

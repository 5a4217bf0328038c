package fr.rormobile.api.search;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table {@code index_rebuild}. */
@Singleton
final class IndexRebuilds {
  private static final String KILLED = "Le programme a été arrêté pendant la reconstruction.";

  private final Jdbi jdbi;
  private final RebuildLock lock;

  IndexRebuilds(Jdbi jdbi, RebuildLock lock) {
    this.jdbi = jdbi;
    this.lock = lock;
  }

  /** Which rebuild, and how far it is. */
  record IndexRebuild(
      long id,
      State state,
      long indexed,
      @Nullable Long total,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String failure) {}

  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /** Who asked, and the key by which they can ask again without starting another one. */
  record Request(UUID account, @Nullable String key) {}

  /**
   * To be called by the holder of the lock: whatever still runs in the table was killed.
   *
   * @param request null: nobody asked, the program found that it must
   */
  long begin(@Nullable Request request) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE index_rebuild
                     SET state = 'FAILED',
                         finished_at = clock_timestamp(),
                         failure = :failure
                   WHERE state = 'RUNNING'
                  """)
              .bind("failure", KILLED)
              .execute();
          return handle
              .createQuery(
                  """
                  INSERT INTO index_rebuild (state, requested_by, idempotency_key)
                  VALUES ('RUNNING', :account, :key)
                  RETURNING id
                  """)
              .bind("account", request == null ? null : request.account())
              .bind("key", request == null ? null : request.key())
              .mapTo(Long.class)
              .one();
        });
  }

  void filling(long id, String indexName, long total) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE index_rebuild
                       SET index_name = :name,
                           total = :total
                     WHERE id = :id
                    """)
                .bind("name", indexName)
                .bind("total", total)
                .bind("id", id)
                .execute());
  }

  void progress(long id, long indexed) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE index_rebuild SET indexed = :indexed WHERE id = :id")
                .bind("indexed", indexed)
                .bind("id", id)
                .execute());
  }

  /**
   * @param failure null: it is done
   */
  void end(long id, @Nullable String failure) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE index_rebuild
                       SET state = CASE WHEN :failure IS NULL THEN 'DONE' ELSE 'FAILED' END,
                           finished_at = clock_timestamp(),
                           failure = :failure
                     WHERE id = :id
                    """)
                .bind("failure", failure)
                .bind("id", id)
                .execute());
  }

  /** Whether this index of OpenSearch was filled to the end. */
  boolean completed(String indexName) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT 1
                                     FROM index_rebuild
                                    WHERE index_name = :name
                                      AND state = 'DONE')
                    """)
                .bind("name", indexName)
                .mapTo(Boolean.class)
                .one());
  }

  /** One that was killed is told as failed, though nobody wrote it down. */
  Optional<IndexRebuild> find(long id) {
    var found = read(id);
    if (found.isEmpty() || found.get().state() != State.RUNNING || lock.isHeld()) {
      return found;
    }
    // Read again: it may have ended, and let go of the lock, since it was read.
    return read(id).map(IndexRebuilds::ended);
  }

  private Optional<IndexRebuild> read(long id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT id, state, indexed, total, started_at, finished_at, failure
                          FROM index_rebuild
                         WHERE id = :id
                        """)
                    .bind("id", id)
                    .map(
                        (row, context) ->
                            new IndexRebuild(
                                row.getLong("id"),
                                State.valueOf(row.getString("state")),
                                row.getLong("indexed"),
                                row.getObject("total", Long.class),
                                row.getTimestamp("started_at").toInstant(),
                                instant(row.getTimestamp("finished_at")),
                                row.getString("failure")))
                    .findOne());
  }

  private static IndexRebuild ended(IndexRebuild rebuild) {
    return rebuild.state() == State.RUNNING
        ? new IndexRebuild(
            rebuild.id(),
            State.FAILED,
            rebuild.indexed(),
            rebuild.total(),
            rebuild.startedAt(),
            rebuild.finishedAt(),
            KILLED)
        : rebuild;
  }

  /** The rebuild that this very request started before. */
  Optional<Long> findByRequest(Request request) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id
                      FROM index_rebuild
                     WHERE requested_by = :account
                       AND idempotency_key = :key
                    """)
                .bind("account", request.account())
                .bind("key", request.key())
                .mapTo(Long.class)
                .findOne());
  }

  private static @Nullable Instant instant(java.sql.@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.Idempotency.Taken;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table {@code index_rebuild}. */
@Singleton
final class IndexRebuilds {
  private static final String OPERATION = "startIndexRebuild";
  private static final String KILLED = "Le programme a été arrêté pendant la reconstruction.";

  private final Jdbi jdbi;
  private final RebuildLock lock;
  private final Idempotency idempotency;

  IndexRebuilds(Jdbi jdbi, RebuildLock lock, Idempotency idempotency) {
    this.jdbi = jdbi;
    this.lock = lock;
    this.idempotency = idempotency;
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
          var id =
              handle
                  .createQuery(
                      """
                      INSERT INTO index_rebuild (state, requested_by)
                      VALUES ('RUNNING', CAST(:account AS uuid))
                      RETURNING id
                      """)
                  .bind("account", request == null ? null : request.account())
                  .mapTo(Long.class)
                  .one();
          if (request != null && request.key() != null) {
            take(handle, request, request.key());
            idempotency.keep(
                handle, request.account(), OPERATION, request.key(), Long.toString(id));
          }
          return id;
        });
  }

  /** The rebuild that this very request started before. */
  Optional<Long> findByRequest(Request request) {
    var key = request.key();
    return key == null
        ? Optional.empty()
        : jdbi.inTransaction(
            handle ->
                switch (take(handle, request, key)) {
                  case Taken.Again(var answer) -> Optional.of(Long.valueOf(answer));
                  case Taken.First _, Taken.ForOther _ -> {
                    // The key is taken together with the rebuild, or not at all.
                    handle.rollback();
                    yield Optional.empty();
                  }
                });
  }

  /** There is no body: each request with a key is the same. */
  private Taken take(Handle handle, Request request, String key) {
    return idempotency.take(handle, request.account(), OPERATION, key, "");
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
                       SET state = CASE WHEN CAST(:failure AS text) IS NULL THEN 'DONE' ELSE 'FAILED' END,
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

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}

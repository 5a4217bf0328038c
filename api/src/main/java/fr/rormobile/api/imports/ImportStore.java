package fr.rormobile.api.imports;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The loads and their refusals in PostgreSQL. */
@Singleton
class ImportStore {
  /** Beyond this the count goes on, the lines are no longer kept: nobody reads so many. */
  static final int MOST_REFUSALS = 10_000;

  private static final String JOB_COLUMNS =
      """
      SELECT id, format, file_name, status, started_at, finished_at, encoding,
             created, updated, unchanged, refused, progress, failure
        FROM import_job
      """;

  private final Jdbi jdbi;

  ImportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes the one place for a load in this database. The place is a lock of the handle's session:
   * it is free again when the handle is closed, or when its process dies.
   *
   * @return empty while another load, of any process, has it
   */
  Optional<Handle> findPlace() {
    var handle = jdbi.open();
    var taken =
        handle
            .createQuery("SELECT pg_try_advisory_lock(hashtextextended('ror.imports', 0))")
            .mapTo(Boolean.class)
            .one();
    if (taken) {
      return Optional.of(handle);
    }
    handle.close();
    return Optional.empty();
  }

  void leavePlace(Handle place) {
    try (place) {
      place.execute("SELECT pg_advisory_unlock(hashtextextended('ror.imports', 0))");
    }
  }

  /**
   * A load that says it runs while nobody holds the place was cut off: it now says so.
   *
   * <p>The caller holds the place, which is what makes this safe.
   */
  int failInterrupted(Handle database, Instant now) {
    return database
        .createUpdate(
            """
            UPDATE import_job
               SET status = 'FAILED', finished_at = :now,
                   failure = 'Chargement interrompu : envoyez de nouveau le même fichier pour le terminer.'
             WHERE status = 'RUNNING'
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  long create(
      Handle database, ImportFormat format, String fileName, @Nullable UUID account, Instant now) {
    return database
        .createQuery(
            """
            INSERT INTO import_job (format, file_name, status, started_at, account_id)
            VALUES (:format, :fileName, 'RUNNING', :now, :account::uuid)
            RETURNING id
            """)
        .bind("format", format.name())
        .bind("fileName", fileName)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("account", account)
        .mapTo(Long.class)
        .one();
  }

  void setEncoding(long job, String encoding) {
    jdbi.useHandle(
        h ->
            h.createUpdate("UPDATE import_job SET encoding = :encoding WHERE id = :id")
                .bind("encoding", encoding)
                .bind("id", job)
                .execute());
  }

  /** In the transaction of the batch that these counts are of. */
  void add(Handle database, long job, Counts counts, List<Refusal> refusals, int progressPercent) {
    var before =
        database
            .createQuery(
                """
                UPDATE import_job
                   SET read = read + :read, created = created + :created,
                       updated = updated + :updated, unchanged = unchanged + :unchanged,
                       refused = refused + :refused, progress = :progress
                 WHERE id = :id AND status = 'RUNNING'
                RETURNING refused - :refused
                """)
            .bind("read", counts.read())
            .bind("created", counts.created())
            .bind("updated", counts.updated())
            .bind("unchanged", counts.unchanged())
            .bind("refused", counts.refused())
            .bind("progress", progressPercent)
            .bind("id", job)
            .mapTo(Long.class)
            .one();
    keep(database, job, refusals, (int) Math.max(0, MOST_REFUSALS - before));
  }

  private static void keep(Handle database, long job, List<Refusal> refusals, int room) {
    var kept = refusals.subList(0, Math.min(room, refusals.size()));
    if (kept.isEmpty()) {
      return;
    }
    var batch =
        database.prepareBatch(
            """
            INSERT INTO import_refusal (job_id, file_number, line, file_name, field, reason, text)
            VALUES (:job, :file, :line, :fileName, :field, :reason, :text)
            """);
    for (var refusal : kept) {
      batch
          .bind("job", job)
          .bind("file", refusal.fileNumber())
          .bind("line", refusal.line())
          .bind("fileName", refusal.fileName())
          .bind("field", refusal.field())
          .bind("reason", refusal.reason())
          .bind("text", refusal.text())
          .add();
    }
    batch.execute();
  }

  void finish(long job, @Nullable String failure, Instant now) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    """
                    UPDATE import_job
                       SET status = CASE WHEN :failure::text IS NULL THEN 'DONE' ELSE 'FAILED' END,
                           failure = :failure, finished_at = :now,
                           progress = CASE WHEN :failure::text IS NULL THEN 100 ELSE progress END
                     WHERE id = :id AND status = 'RUNNING'
                    """)
                .bind("failure", failure)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", job)
                .execute());
  }

  Optional<ImportJob> find(long job) {
    return jdbi.withHandle(
        h ->
            h.createQuery(JOB_COLUMNS + " WHERE id = :id")
                .bind("id", job)
                .map((rs, ctx) -> job(rs))
                .findOne());
  }

  /** The newest first, before (older than) the given id. */
  List<ImportJob> list(long before, int limit) {
    return jdbi.withHandle(
        h ->
            h.createQuery(JOB_COLUMNS + " WHERE id < :before ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> job(rs))
                .list());
  }

  /** In the order of the files, after the given line. */
  List<Refusal> listRefusals(long job, int afterFile, int afterLine, int limit) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT file_number, file_name, line, field, reason, text
                      FROM import_refusal
                     WHERE job_id = :job AND (file_number, line) > (:file, :line)
                     ORDER BY file_number, line
                     LIMIT :limit
                    """)
                .bind("job", job)
                .bind("file", afterFile)
                .bind("line", afterLine)
                .bind("limit", limit)
                .map(
                    (rs, ctx) ->
                        new Refusal(
                            rs.getInt("file_number"),
                            rs.getString("file_name"),
                            rs.getInt("line"),
                            rs.getString("field"),
                            rs.getString("reason"),
                            rs.getString("text")))
                .list());
  }

  private static ImportJob job(ResultSet rs) throws SQLException {
    var finished = rs.getObject("finished_at", OffsetDateTime.class);
    return new ImportJob(
        rs.getLong("id"),
        ImportFormat.valueOf(rs.getString("format")),
        rs.getString("file_name"),
        ImportJob.Status.valueOf(rs.getString("status")),
        rs.getObject("started_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant(),
        rs.getString("encoding"),
        new Counts(
            rs.getLong("created"),
            rs.getLong("updated"),
            rs.getLong("unchanged"),
            rs.getLong("refused")),
        rs.getInt("progress"),
        rs.getString("failure"));
  }
}

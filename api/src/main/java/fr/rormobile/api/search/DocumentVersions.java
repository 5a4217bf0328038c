package fr.rormobile.api.search;

import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code index_document}: which version of each document there is, and which is due. */
@Singleton
final class DocumentVersions {
  private static final Duration LONGEST_RETRY = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final Duration firstRetry;

  DocumentVersions(Jdbi jdbi, SearchSettings settings) {
    this.jdbi = jdbi;
    this.firstRetry = settings.refusalRetry();
  }

  /** Oldest change first; without those refused at this very version whose retry is not due. */
  List<DocumentVersion> listDirty(Handle handle, int size) {
    return handle
        .createQuery(
            """
            SELECT d.kind, d.id, d.version
              FROM index_document d
             WHERE d.dirty
               AND NOT EXISTS (SELECT 1
                                 FROM index_refusal r
                                WHERE r.kind = d.kind
                                  AND r.id = d.id
                                  AND r.version = d.version
                                  AND r.retry_at > clock_timestamp())
             ORDER BY d.changed_at
             LIMIT :size
            """)
        .bind("size", size)
        .map((row, context) -> version(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /** The same documents, each at the version that this handle sees. */
  List<DocumentVersion> listCurrent(Handle handle, List<DocumentVersion> documents) {
    var query =
        handle.createQuery(
            """
            SELECT d.kind, d.id, d.version
              FROM unnest(:kinds, :ids) AS wanted (kind, id)
              JOIN index_document d
                ON d.kind = wanted.kind
               AND d.id = wanted.id
            """);
    return bindKeys(query, documents)
        .map((row, context) -> version(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /** The next documents of a walk. */
  List<DocumentVersion> listAfter(DocumentCursor cursor, int size) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT kind, id, version
                      FROM index_document
                     WHERE (kind, id) > (:kind, :id)
                       AND (CAST(:since AS timestamptz) IS NULL OR dirty OR projected_at >= CAST(:since AS timestamptz))
                     ORDER BY kind, id
                     LIMIT :size
                    """)
                .bind("kind", cursor.kind())
                .bind("id", cursor.id())
                .bind("since", cursor.projectedSince())
                .bind("size", size)
                .map((row, context) -> version(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
  }

  /**
   * These versions are in the live index. A row that has been raised since stays dirty, and one
   * that is being raised right now too: waiting for its writer could end in a deadlock that the
   * writer pays.
   */
  void projected(List<DocumentVersion> written) {
    settle(written, "clock_timestamp()");
  }

  /** These versions are in the index that is being filled, and the live one is of no use. */
  void rebuilt(List<DocumentVersion> written) {
    settle(written, "d.projected_at");
  }

  private void settle(List<DocumentVersion> written, String projectedAt) {
    if (written.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          var settled =
              handle
                  .createUpdate(
                      """
                      WITH written AS (
                        SELECT d.kind, d.id
                          FROM unnest(:kinds, :ids, :versions) AS w (kind, id, version)
                          JOIN index_document d
                            ON d.kind = w.kind
                           AND d.id = w.id
                           AND d.version = w.version
                         WHERE d.dirty
                           FOR UPDATE OF d SKIP LOCKED)
                      UPDATE index_document d
                         SET dirty = false,
                             projected_at = %s
                        FROM written
                       WHERE d.kind = written.kind
                         AND d.id = written.id
                      """
                          .formatted(projectedAt))
                  .bind(
                      "versions",
                      written.stream().map(DocumentVersion::version).toArray(Long[]::new));
          bindKeys(settled, written).execute();
          forgetRefusals(handle, written);
        });
  }

  private static void forgetRefusals(Handle handle, List<DocumentVersion> written) {
    var forgotten =
        handle.createUpdate(
            """
            DELETE FROM index_refusal r
             USING unnest(:kinds, :ids) AS w (kind, id)
             WHERE r.kind = w.kind
               AND r.id = w.id
            """);
    bindKeys(forgotten, written).execute();
  }

  /** To be tried again later: 30 s, 1 min, 2 min … 1 h, or as soon as the document changes. */
  void refused(Refusal refusal) {
    var document = refusal.document();
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO index_refusal AS r (kind, id, version, attempts, reason, retry_at)
                  VALUES (:kind, :id, :version, 1, :reason, clock_timestamp() + :first * interval '1 ms')
                  ON CONFLICT (kind, id) DO UPDATE
                     SET version = :version,
                         attempts = CASE WHEN r.version = :version THEN r.attempts + 1 ELSE 1 END,
                         reason = :reason,
                         retry_at = clock_timestamp()
                                  + least(:first * power(2, CASE WHEN r.version = :version
                                                                 THEN least(r.attempts, 20) ELSE 0 END),
                                          :longest) * interval '1 ms'
                  """)
              .bind("kind", document.kind().name())
              .bind("id", document.id())
              .bind("version", document.version())
              .bind("reason", refusal.reason())
              .bind("first", firstRetry.toMillis())
              .bind("longest", LONGEST_RETRY.toMillis())
              .execute();
          // A rebuild may be refused what the index before it took.
          handle
              .createUpdate(
                  """
                  UPDATE index_document
                     SET dirty = true
                   WHERE kind = :kind
                     AND id = :id
                     AND NOT dirty
                  """)
              .bind("kind", document.kind().name())
              .bind("id", document.id())
              .execute();
        });
  }

  /** Gives a row to whatever has none, so that a rebuild holds the whole offer whoever wrote it. */
  int adoptStrays() {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO index_document (kind, id)
                    SELECT 'FACILITY', finess FROM facility
                     UNION ALL
                    SELECT 'UNIT', id FROM care_unit
                     UNION ALL
                    SELECT 'PROFESSIONAL', rpps FROM professional
                    ON CONFLICT (kind, id) DO NOTHING
                    """)
                .execute());
  }

  long count() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) FROM index_document").mapTo(Long.class).one());
  }

  /** The database's own time, by which it stamps the rows. */
  OffsetDateTime now() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT clock_timestamp()")
                .map((row, context) -> row.getObject(1, OffsetDateTime.class))
                .one());
  }

  ProjectorLag lag() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*),
                           coalesce(extract(epoch FROM clock_timestamp() - min(changed_at)), 0),
                           (SELECT count(*) FROM index_refusal)
                      FROM index_document
                     WHERE dirty
                    """)
                .map(
                    (row, context) ->
                        new ProjectorLag(
                            row.getLong(1),
                            Duration.ofMillis(Math.max(0, (long) (row.getDouble(2) * 1_000))),
                            row.getLong(3)))
                .one());
  }

  private static DocumentVersion version(String kind, String id, long version) {
    return new DocumentVersion(OfferKind.valueOf(kind), id, version);
  }

  private static <T extends SqlStatement<T>> T bindKeys(
      T statement, List<DocumentVersion> documents) {
    return statement
        .bind(
            "kinds",
            documents.stream().map(document -> document.kind().name()).toArray(String[]::new))
        .bind("ids", documents.stream().map(DocumentVersion::id).toArray(String[]::new));
  }
}

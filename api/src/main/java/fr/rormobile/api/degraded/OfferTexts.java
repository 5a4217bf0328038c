package fr.rormobile.api.degraded;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings {@code offer_text} to what the offer is.
 *
 * <p>What is due is taken in the transaction that works it out: killed anywhere, it is due again. A
 * row that a writer holds is passed over, so that nobody waits here for a writer, and a writer
 * waits here for one page at most.
 */
@Singleton
final class OfferTexts {
  private static final String NAME = "offer-text";

  /** More than an ordinary second of changes leaves behind. */
  private static final int MUCH = 100;

  private final Jdbi jdbi;
  private final Clock clock;

  OfferTexts(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Makes all of them due if they were made in another way than this program's. */
  void renewIfMadeOtherwise() {
    jdbi.useTransaction(
        handle -> {
          var changed =
              handle
                  .createUpdate(
                      """
                      INSERT INTO reference_load AS l (name, digest, loaded_at)
                      VALUES (:name, :version, :now)
                      ON CONFLICT (name) DO UPDATE
                         SET digest = excluded.digest, loaded_at = excluded.loaded_at
                       WHERE l.digest <> excluded.digest
                      """)
                  .bind("name", NAME)
                  .bind("version", TextRows.VERSION)
                  .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                  .execute();
          if (changed > 0) {
            handle.createQuery("SELECT raise_all_texts()").mapToMap().one();
          }
        });
  }

  /**
   * Some of what is due.
   *
   * @return how many; less than {@code size}: no more is due now
   */
  int bring(int size) {
    return jdbi.inTransaction(
        handle -> {
          var due = take(handle, size);
          due.forEach((kind, ids) -> bring(handle, kind, ids.toArray(String[]::new)));
          return due.values().stream().mapToInt(List::size).sum();
        });
  }

  /** How many are still due. */
  long due() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) FROM offer_text_due").mapTo(Long.class).one());
  }

  /** Whether so much is still due that what is not found may be there all the same. */
  boolean unfinished() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) >= :much FROM (SELECT FROM offer_text_due LIMIT :much) AS due")
                .bind("much", MUCH)
                .mapTo(Boolean.class)
                .one());
  }

  /** For the planner, and for searches to find nothing left to sort in, after much has changed. */
  void settle() {
    jdbi.useHandle(
        handle -> {
          handle.execute("ANALYZE offer_text, offer_word");
          handle
              .createQuery(
                  """
                  SELECT gin_clean_pending_list('offer_text_words')
                       + gin_clean_pending_list('offer_text_codes')
                  """)
              .mapTo(Long.class)
              .one();
        });
  }

  private static Map<String, List<String>> take(Handle handle, int size) {
    return handle
        .createQuery(
            """
            WITH taken AS (
              SELECT kind, id FROM offer_text_due
               -- By the index, which passes over what was deleted without reading it again.
               ORDER BY kind, id LIMIT :size FOR UPDATE SKIP LOCKED)
            DELETE FROM offer_text_due d
             USING taken t
             WHERE d.kind = t.kind AND d.id = t.id
            RETURNING d.kind, d.id
            """)
        .bind("size", size)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static void bring(Handle handle, String kind, String[] ids) {
    handle.createUpdate(TextRows.insert(kind)).bind("kind", kind).bind("ids", ids).execute();
    handle.createUpdate(GONE.get(kind)).bind("kind", kind).bind("ids", ids).execute();
    handle
        .createUpdate(
            """
            INSERT INTO offer_word (word)
            SELECT DISTINCT word
              FROM offer_text t, unnest(tsvector_to_array(t.words)) AS word
             WHERE t.kind = :kind AND t.id = ANY (:ids)
               AND word ~ '^[a-z]{4,}$'
             ORDER BY word
            ON CONFLICT DO NOTHING
            """)
        .bind("kind", kind)
        .bind("ids", ids)
        .execute();
  }

  private static final Map<String, String> GONE =
      Map.of(
          "FACILITY", gone("SELECT FROM facility f WHERE f.finess = t.id AND f.deleted_at IS NULL"),
          "UNIT",
              gone(
                  """
                  SELECT FROM care_unit u
                    JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
                   WHERE u.id = t.id AND u.deleted_at IS NULL
                  """),
          "PROFESSIONAL",
              gone("SELECT FROM professional q WHERE q.rpps = t.id AND q.deleted_at IS NULL"));

  private static String gone(String alive) {
    return """
    DELETE FROM offer_text t
     WHERE t.kind = :kind AND t.id = ANY (:ids) AND NOT EXISTS (%s)
    """
        .formatted(alive);
  }
}

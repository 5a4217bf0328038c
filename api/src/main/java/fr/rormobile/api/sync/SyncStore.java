package fr.rormobile.api.sync;

import fr.rormobile.api.crisispack.Territory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What changed, in PostgreSQL. Each row carries the transaction that last changed it. A phone has
 * seen a snapshot; all transactions below its {@code xmin} had ended then, so what it may not have
 * seen was changed by that one or a later one. What it asks for next begins there: something may
 * come twice, nothing is missed, in whichever order transactions commit.
 */
@Singleton
class SyncStore {
  private static final String UNITS =
      """
        FROM care_unit u
        JOIN facility f ON f.finess = u.facility_finess
        LEFT JOIN index_document d ON d.kind = 'UNIT' AND d.id = u.id
        LEFT JOIN bed_state s ON s.unit_id = u.id
       WHERE f.department_code = ANY (:departments)
      """;

  private static final String HELD =
      """
         AND u.deleted_at IS NULL
         AND f.deleted_at IS NULL
         AND (:confidential OR NOT u.confidential)
      """;

  /**
   * The state of the database that a transaction sees.
   *
   * @param database the same until it is made anew
   * @param xmin all transactions below have ended
   * @param ahead whether a transaction of that number has not begun yet: the cursor is of a time
   *     that never was here
   */
  record Snapshot(String database, String xmin, boolean ahead) {}

  Snapshot snapshot(Handle h, @Nullable String since) {
    return h.createQuery(
            """
            SELECT (SELECT system_identifier FROM pg_control_system())::text || '.'
                     || (SELECT oid FROM pg_database WHERE datname = current_database())::text AS database,
                   pg_snapshot_xmin(now.s)::text AS xmin,
                   coalesce(CAST(:since AS text)::xid8 > pg_snapshot_xmax(now.s), false) AS ahead
              FROM (SELECT pg_current_snapshot() AS s) now
            """)
        .bind("since", since)
        .map(
            (row, context) ->
                new Snapshot(
                    row.getString("database"), row.getString("xmin"), row.getBoolean("ahead")))
        .one();
  }

  /**
   * @param gone deleted, or not for this caller
   */
  record Changed(String id, String version, boolean gone) {}

  /**
   * In the order of their ids.
   *
   * @param since null: all that are held
   * @param after exclusive; '' to begin
   */
  List<Changed> units(
      Handle h,
      Territory territory,
      boolean confidential,
      @Nullable String since,
      String after,
      int most) {
    var sql =
        """
        SELECT u.id, greatest(d.changed_in, s.changed_in, '0')::text AS version,
               (u.deleted_at IS NOT NULL OR f.deleted_at IS NOT NULL
                OR (u.confidential AND NOT :confidential)) AS gone
        """
            + UNITS
            + (since == null
                ? HELD + " AND CAST(:since AS text) IS NULL"
                : " AND greatest(d.changed_in, s.changed_in) >= CAST(:since AS text)::xid8")
            + " AND u.id > :after ORDER BY u.id LIMIT :most";
    return bound(h.createQuery(sql), territory, confidential)
        .bind("since", since)
        .bind("after", after)
        .bind("most", most)
        .map(
            (row, context) ->
                new Changed(row.getString("id"), row.getString("version"), row.getBoolean("gone")))
        .list();
  }

  /** See {@link SyncDigest}. */
  String unitsDigest(Handle h, Territory territory, boolean confidential) {
    var sql =
        """
        SELECT encode(sha256(convert_to(coalesce(string_agg(
                 u.id || ':' || greatest(d.changed_in, s.changed_in, '0')::text || chr(10), ''
                 ORDER BY u.id COLLATE "C"), ''), 'UTF8')), 'hex')
        """
            + UNITS
            + HELD;
    return bound(h.createQuery(sql), territory, confidential).mapTo(String.class).one();
  }

  private static Query bound(Query query, Territory territory, boolean confidential) {
    return query
        .bindArray("departments", String.class, territory.departments())
        .bind("confidential", confidential);
  }

  /**
   * A tension.
   *
   * @param gone closed
   */
  record ChangedTension(UUID id, String version, boolean gone) {}

  /** All of them since then; with {@code since} null, those in progress. */
  List<ChangedTension> tensions(Handle h, Territory territory, @Nullable String since) {
    return h.createQuery(
            """
            SELECT id, changed_in::text AS version, status <> 'OPEN' AS gone
              FROM tension
             WHERE department_code = ANY (:departments)
               AND CASE WHEN CAST(:since AS text) IS NULL THEN status = 'OPEN'
                        ELSE changed_in >= CAST(:since AS text)::xid8 END
             ORDER BY id
            """)
        .bindArray("departments", String.class, territory.departments())
        .bind("since", since)
        .map(
            (row, context) ->
                new ChangedTension(
                    row.getObject("id", UUID.class),
                    row.getString("version"),
                    row.getBoolean("gone")))
        .list();
  }
}

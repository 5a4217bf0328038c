package fr.rormobile.api.totals;

import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedReportGroups;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was ever said of beds, read back from the log. */
@Singleton
class HistoryStore {
  /**
   * Of whom the history is.
   *
   * @param unit null: of a facility
   */
  record Subject(@Nullable String unit, String facility, String name, boolean confidential) {}

  /** A report, with who made it; null: the program itself, or a load. */
  record Said(long id, BedReport report, @Nullable String author) {}

  Optional<Subject> findUnit(Handle handle, String id) {
    return handle
        .createQuery(
            """
            SELECT u.id, u.facility_finess, u.name, u.confidential
              FROM care_unit u
              JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
             WHERE u.id = :id AND u.deleted_at IS NULL
            """)
        .bind("id", id)
        .map(
            (row, context) ->
                new Subject(
                    row.getString("id"),
                    row.getString("facility_finess"),
                    row.getString("name"),
                    row.getBoolean("confidential")))
        .findOne();
  }

  Optional<Subject> findFacility(Handle handle, String finess) {
    return handle
        .createQuery(
            """
            SELECT coalesce(operational_name, name) FROM facility
             WHERE finess = :id AND deleted_at IS NULL
            """)
        .bind("id", finess)
        .mapTo(String.class)
        .findOne()
        .map(name -> new Subject(null, finess, name, false));
  }

  /**
   * @param discipline null: all units
   */
  List<String> unitsOf(
      Handle handle, String facility, @Nullable String discipline, boolean confidential) {
    return handle
        .createQuery(
            """
            SELECT u.id FROM care_unit u
             WHERE u.facility_finess = :facility AND u.deleted_at IS NULL
               AND (:confidential OR NOT u.confidential)
               AND (CAST(:group AS text) IS NULL
                    OR EXISTS (SELECT FROM discipline_group_activity a
                                WHERE a.activity_code = u.operational_activity_code
                                  AND a.group_id = :group))
            """)
        .bind("facility", facility)
        .bind("group", discipline)
        .bind("confidential", confidential)
        .mapTo(String.class)
        .list();
  }

  /**
   * All that a curve of beds is made of: the reports counted between these moments, and for each
   * group of lines the last one before. Where the current group is older than the curve, that is
   * the first one met; only of the others the unit's past is walked back (bed_report_unit).
   *
   * @param knownAt reports we heard of later are left out
   */
  List<BedReport> reports(
      Handle handle, List<String> units, Instant from, Instant to, Instant knownAt) {
    return handle
        .createQuery(
            """
            SELECT r.*
              FROM bed_report r
             WHERE r.unit_id = ANY (:units) AND r.valid_at > :from AND r.valid_at <= :to
               AND r.known_at <= :knownAt
             UNION
            SELECT b.*
              FROM (SELECT unit_id, status, max(updated_at) AS valid_at FROM capacity_line
                     WHERE unit_id = ANY (:units) AND nature = '01' AND horizon = '01'
                     GROUP BY unit_id, status
                     UNION ALL
                    SELECT unit_id, status, valid_at FROM bed_empty_group
                     WHERE unit_id = ANY (:units) AND nature = '01' AND horizon = '01') g
             CROSS JOIN LATERAL (
                    SELECT r.* FROM bed_report r
                     WHERE r.unit_id = g.unit_id AND r.valid_at <= least(g.valid_at, :from)
                       AND r.known_at <= :knownAt
                       AND r.groups @> jsonb_build_array(jsonb_build_object(
                             'nature', '01', 'status', g.status, 'horizon', '01'))
                     ORDER BY r.valid_at DESC, r.id DESC
                     LIMIT 1) b
             ORDER BY id
            """)
        .bind("units", units.toArray(String[]::new))
        .bind("from", from)
        .bind("to", to)
        .bind("knownAt", knownAt)
        .setFetchSize(1_000)
        .map((row, context) -> report(row))
        .list();
  }

  /** Where a list of reports goes on. */
  record Position(Instant validAt, long id) {}

  /** Of one unit, the latest counted first. */
  List<Said> list(
      Handle handle,
      String unit,
      Instant from,
      Instant to,
      Instant knownAt,
      @Nullable Position after,
      int most) {
    return handle
        .createQuery(
            """
            SELECT r.*, a.display_name
              FROM bed_report r
              LEFT JOIN account a ON a.id = r.account_id
             WHERE r.unit_id = :unit AND r.valid_at > :from AND r.valid_at <= :to
               AND r.known_at <= :knownAt
               AND (CAST(:validAt AS timestamptz) IS NULL
                    OR (r.valid_at, r.id) < (:validAt, CAST(:id AS bigint)))
             ORDER BY r.valid_at DESC, r.id DESC
             LIMIT :most
            """)
        .bind("unit", unit)
        .bind("from", from)
        .bind("to", to)
        .bind("knownAt", knownAt)
        .bind("validAt", after == null ? null : after.validAt())
        .bind("id", after == null ? null : Long.valueOf(after.id()))
        .bind("most", most)
        .map(
            (row, context) ->
                new Said(row.getLong("id"), report(row), row.getString("display_name")))
        .list();
  }

  private static BedReport report(ResultSet row) throws SQLException {
    return new BedReport(
        row.getString("unit_id"),
        row.getTimestamp("valid_at").toInstant(),
        row.getTimestamp("known_at").toInstant(),
        CapacityLine.get(BedSource.class, row.getString("source")),
        Channel.valueOf(row.getString("channel")),
        null,
        row.getString("message_id"),
        row.getString("note"),
        BedReportGroups.read(row.getString("groups")));
  }
}

package fr.rormobile.api.tension;

import fr.rormobile.api.tension.BoardWire.Counts;
import fr.rormobile.api.tension.TensionWire.Line;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The list of tensions in PostgreSQL. */
@Singleton
class BoardStore {
  private static final String WHERE =
      """
       WHERE (CAST(:status AS text) IS NULL OR t.status = :status)
         AND (CAST(:facility AS text) IS NULL OR t.facility_finess = :facility)
         AND (CAST(:group AS text) IS NULL OR t.discipline_group_id = :group)
         AND (CAST(:level AS int) IS NULL OR p.level = :level)
         AND (CAST(:drill AS boolean) IS NULL OR t.drill = :drill)
         AND (CAST(:since AS timestamptz) IS NULL OR t.status = 'OPEN' OR t.closed_at >= :since)
         AND (CARDINALITY(:departments) = 0 OR t.department_code = ANY (:departments))
         AND (CARDINALITY(:regions) = 0 OR t.region_code = ANY (:regions))
      """;

  /**
   * @param status OPEN, CLOSED, or null for both
   * @param departments empty: all
   * @param regions empty: all
   * @param facility null: all
   * @param group of disciplines; null: all
   * @param level of the plan now; null: all
   * @param drill null: drills and real ones
   * @param since open then or later; null: ever
   */
  record Filter(
      @Nullable String status,
      List<String> departments,
      List<String> regions,
      @Nullable String facility,
      @Nullable String group,
      @Nullable Integer level,
      @Nullable Boolean drill,
      @Nullable Instant since) {}

  record Position(Instant startedAt, UUID id) {}

  /**
   * Newest first.
   *
   * @param after null: from the newest
   */
  List<Line> list(Handle h, Filter filter, @Nullable Position after, int most) {
    var sql =
        TensionStore.LINE
            + WHERE
            + """
              AND (CAST(:startedAt AS timestamptz) IS NULL
                   OR (t.started_at, t.id) < (:startedAt, CAST(:id AS uuid)))
            ORDER BY t.started_at DESC, t.id DESC
            LIMIT :most
            """;
    return bound(h.createQuery(sql), filter)
        .bind("startedAt", after == null ? null : after.startedAt())
        .bind("id", after == null ? null : after.id())
        .bind("most", most)
        .map((row, context) -> TensionStore.line(row))
        .list();
  }

  Counts counts(Handle h, Filter filter) {
    var sql =
        """
        SELECT count(*) FILTER (WHERE NOT t.drill)                 AS total,
               count(*) FILTER (WHERE NOT t.drill AND p.level = 1) AS level1,
               count(*) FILTER (WHERE NOT t.drill AND p.level = 2) AS level2,
               count(*) FILTER (WHERE t.drill)                     AS drills
          FROM tension t
          JOIN het_plan p ON p.id = t.plan_id
        """
            + WHERE;
    return bound(h.createQuery(sql), filter)
        .map(
            (row, context) ->
                new Counts(
                    row.getInt("total"),
                    row.getInt("level1"),
                    row.getInt("level2"),
                    row.getInt("drills")))
        .one();
  }

  private static Query bound(Query query, Filter filter) {
    return query
        .bind("status", filter.status())
        .bind("facility", filter.facility())
        .bind("group", filter.group())
        .bind("level", filter.level())
        .bind("drill", filter.drill())
        .bind("since", filter.since())
        .bindArray("departments", String.class, filter.departments())
        .bindArray("regions", String.class, filter.regions());
  }
}

package fr.rormobile.api.freshness;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.freshness.PolicyWire.BoardLine;
import fr.rormobile.api.freshness.PolicyWire.FinessRef;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How fresh the figures are, facility by facility, the most overdue first. */
@Singleton
class Board {
  // The bounds are those of Freshness, which a test holds against this; so are the seven days of
  // BedChase. Read through care_unit_facility, unit by unit of the caller's facilities.
  private static final String LINES =
      """
      SELECT f.finess, coalesce(f.operational_name, f.name) AS name, s.*
        FROM (SELECT e.facility_finess, count(*) AS expected,
                     count(*) FILTER (WHERE e.valid_at + make_interval(secs => e.minutes * 30) >= :now)
                       AS fresh,
                     count(*) FILTER (WHERE e.valid_at + make_interval(secs => e.minutes * 30) < :now
                                        AND e.due_at >= :now) AS ageing,
                     count(*) FILTER (WHERE e.due_at < :now) AS overdue,
                     count(*) FILTER (WHERE e.due_at < :abandoned) AS abandoned,
                     min(e.valid_at) AS oldest_at,
                     min(e.due_at) FILTER (WHERE e.due_at >= :now) AS next_due_at
                FROM bed_expected e
               WHERE e.facility_finess IN (SELECT finess FROM facility
                                            WHERE finess = ANY(:facilities)
                                               OR region_code = ANY(:regions))
               GROUP BY e.facility_finess) s
        JOIN facility f ON f.finess = s.facility_finess
       WHERE CAST(:overdue AS bigint) IS NULL
          OR s.overdue < :overdue
          OR (s.overdue = :overdue AND f.finess > :finess)
       ORDER BY s.overdue DESC, f.finess
       LIMIT :most
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  Board(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Where a page goes on. */
  record Position(long overdue, String finess) {}

  List<BoardLine> lines(Caller caller, @Nullable Position after, int most) {
    var now = clock.instant();
    var facilities = caller.has(Role.DIRECTOR) || caller.has(Role.BED_MANAGER);
    var regions = caller.has(Role.REGIONAL_TEAM) || caller.has(Role.CRISIS_CELL);
    return jdbi.withHandle(
        h ->
            h.createQuery(LINES)
                .bind("now", now)
                .bind("abandoned", now.minus(BedChase.ABANDONED_AFTER))
                .bindArray("facilities", String.class, facilities ? caller.facilities() : Set.of())
                .bindArray("regions", String.class, regions ? caller.regions() : Set.of())
                .bind("overdue", after == null ? null : after.overdue())
                .bind("finess", after == null ? null : after.finess())
                .bind("most", most)
                .map((row, context) -> line(row))
                .list());
  }

  private static BoardLine line(ResultSet row) throws SQLException {
    return new BoardLine(
        new FinessRef(row.getString("finess"), row.getString("name")),
        row.getInt("expected"),
        row.getInt("fresh"),
        row.getInt("ageing"),
        row.getInt("overdue"),
        row.getInt("abandoned"),
        row.getTimestamp("oldest_at").toInstant(),
        instant(row, "next_due_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

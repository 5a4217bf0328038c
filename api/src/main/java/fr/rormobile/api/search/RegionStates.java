package fr.rormobile.api.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Which regions hold an offer, and when it was last brought up to date. Counted at most once in
 * five minutes: it reads all units.
 */
@Singleton
final class RegionStates {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile @Nullable Read last;

  RegionStates(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * @param code INSEE
   * @param updatedAt of the unit that was changed last; null: it holds none
   */
  record Region(String code, String name, @Nullable Instant updatedAt) {}

  private record Read(Instant at, List<Region> regions) {}

  /** All of them, in the order of their names. */
  List<Region> now() {
    var known = last;
    var now = clock.instant();
    if (known == null || known.at().plus(KEPT).isBefore(now)) {
      known = new Read(now, read());
      last = known;
    }
    return known.regions();
  }

  private List<Region> read() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.code, r.name, u.updated_at
                      FROM region r
                      LEFT JOIN (SELECT f.region_code, max(u.updated_at) AS updated_at
                                   FROM care_unit u
                                   JOIN facility f ON f.finess = u.facility_finess
                                  WHERE u.deleted_at IS NULL AND NOT u.confidential
                                  GROUP BY f.region_code) u ON u.region_code = r.code
                     ORDER BY r.name
                    """)
                .map(
                    (row, context) -> {
                      var at = row.getTimestamp("updated_at");
                      return new Region(
                          row.getString("code"),
                          row.getString("name"),
                          at == null ? null : at.toInstant());
                    })
                .list());
  }
}

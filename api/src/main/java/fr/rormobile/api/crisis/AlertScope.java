package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The alerts a caller may read: of the tensions of the facilities they direct, of the cells they
 * are a member of, of the regions they run; and those that were addressed to them by name.
 */
@Singleton
class AlertScope {
  private static final String IN_SCOPE =
      """
        FROM (SELECT max(raised_at) AS raised_at, alert_id FROM (
              SELECT t.started_at AS raised_at, t.alert_id
                FROM tension t
               WHERE (   t.facility_finess = ANY(:facilities)
                      OR t.region_code = ANY(:regions)
                      OR EXISTS (SELECT 1
                                   FROM crisis_cell c
                                  WHERE c.id = ANY(:cells)
                                    AND (   c.facility_finess = t.facility_finess
                                         OR c.region_code = t.region_code)))
               UNION ALL
              SELECT r.raised_at, r.alert_id
                FROM alert_reader r
               WHERE r.account_id = :account) each GROUP BY alert_id) a
       WHERE true
      """;

  private final Jdbi jdbi;

  AlertScope(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Position(Instant raisedAt, UUID id) {}

  /** Newest first. */
  List<Position> list(Caller caller, @Nullable Position after, int most) {
    var sql =
        "SELECT a.raised_at, a.alert_id\n"
            + IN_SCOPE
            + """
              AND (CAST(:raisedAt AS timestamptz) IS NULL
                   OR (a.raised_at, a.alert_id) < (:raisedAt, CAST(:id AS uuid)))
            ORDER BY a.raised_at DESC, a.alert_id DESC
            LIMIT :most
            """;
    return jdbi.withHandle(
        h ->
            scoped(h.createQuery(sql), caller)
                .bind("raisedAt", after == null ? null : after.raisedAt())
                .bind("id", after == null ? null : after.id())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Position(
                            row.getTimestamp("raised_at").toInstant(),
                            row.getObject("alert_id", UUID.class)))
                .list());
  }

  boolean holds(Caller caller, UUID alert) {
    return jdbi.withHandle(
        h ->
            scoped(h.createQuery("SELECT 1\n" + IN_SCOPE + " AND a.alert_id = :id LIMIT 1"), caller)
                .bind("id", alert)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private static Query scoped(Query query, Caller caller) {
    return query
        .bind("account", caller.id())
        .bindArray("facilities", String.class, only(caller, Role.DIRECTOR, caller.facilities()))
        .bindArray("regions", String.class, only(caller, Role.REGIONAL_TEAM, caller.regions()))
        .bindArray("cells", String.class, only(caller, Role.CRISIS_CELL, caller.crisisCells()));
  }

  private static List<String> only(Caller caller, Role role, Set<String> scope) {
    return caller.has(role) ? List.copyOf(scope) : List.of();
  }
}

package fr.rormobile.api.freshness;

import fr.rormobile.api.freshness.PolicyWire.Labelled;
import fr.rormobile.api.freshness.PolicyWire.OpenTension;
import fr.rormobile.api.freshness.PolicyWire.Policy;
import fr.rormobile.api.freshness.PolicyWire.Rhythm;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rhythm in force in a facility, as the view says it at this moment. */
@Singleton
class Rhythms {
  private final Jdbi jdbi;

  Rhythms(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One a discipline group that the facility's units have; units of no group together, last. */
  List<Rhythm> of(String facility) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    WITH rhythm AS (
                      SELECT r.group_id, r.level, r.minutes, r.policy_id, r.tension_id,
                             count(*) AS units
                        FROM bed_rhythm r
                        JOIN care_unit u ON u.id = r.unit_id AND u.deleted_at IS NULL
                       WHERE r.facility_finess = :facility
                       GROUP BY r.group_id, r.level, r.minutes, r.policy_id, r.tension_id
                    )
                    SELECT r.units, r.level, r.minutes, g.id AS group_id, g.label AS group_label,
                           p.id, p.facility_finess, p.discipline_group_id, p.calm_minutes,
                           p.tension_minutes, p.plan_blanc_minutes, p.regional, p.version,
                           t.id AS tension_id, t.started_at, t.plan_id, l.label AS plan_label
                      FROM rhythm r
                      JOIN bed_policy p ON p.id = r.policy_id
                      LEFT JOIN discipline_group g ON g.id = r.group_id
                      LEFT JOIN tension t ON t.id = r.tension_id
                      LEFT JOIN het_plan_version l ON l.plan_id = t.plan_id
                                                  AND l.version = t.plan_version
                     ORDER BY g.rank NULLS LAST
                    """)
                .bind("facility", facility)
                .map((row, context) -> rhythm(row))
                .list());
  }

  boolean knows(String facility) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT EXISTS (SELECT FROM facility
                                    WHERE finess = :facility AND deleted_at IS NULL)
                    """)
                .bind("facility", facility)
                .mapTo(Boolean.class)
                .one());
  }

  private static Rhythm rhythm(ResultSet row) throws SQLException {
    return new Rhythm(
        labelled(row, "group_id", "group_label"),
        row.getInt("units"),
        level(row.getInt("level")),
        row.getInt("minutes"),
        Policy.of(PolicyStore.policy(row)),
        tension(row));
  }

  /** Of a plan, 0 without one. */
  static String level(int level) {
    return switch (level) {
      case 0 -> "CALM";
      case 1 -> "TENSION";
      default -> "PLAN_BLANC";
    };
  }

  private static @Nullable OpenTension tension(ResultSet row) throws SQLException {
    var id = row.getString("tension_id");
    var plan = labelled(row, "plan_id", "plan_label");
    return id == null || plan == null
        ? null
        : new OpenTension(id, plan, row.getTimestamp("started_at").toInstant());
  }

  private static @Nullable Labelled labelled(ResultSet row, String id, String label)
      throws SQLException {
    var known = row.getString(id);
    return known == null ? null : new Labelled(known, row.getString(label));
  }
}

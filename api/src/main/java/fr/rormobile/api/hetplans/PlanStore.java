package fr.rormobile.api.hetplans;

import fr.rormobile.api.hetplans.PlanWire.Plan;
import fr.rormobile.api.hetplans.PlanWire.PlanEdit;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Plans and all their versions in PostgreSQL. */
@Singleton
class PlanStore {
  private static final String READ =
      """
      SELECT p.id, p.label, p.level, p.region_code, p.facility_finess, p.model_id, p.model_version,
             p.update_every_minutes, p.back_free_beds, p.back_occupancy_percent, p.back_hours,
             p.version, p.withdrawn_at,
             array(SELECT w.id FROM unnest(v.action_ids) WITH ORDINALITY AS w (id, place)
                     JOIN het_action a ON a.id = w.id AND a.withdrawn_at IS NULL
                    ORDER BY w.place) AS action_ids
        FROM het_plan p
        JOIN het_plan_version v ON v.plan_id = p.id AND v.version = p.version
      """;

  /**
   * In use, from the lightest to the heaviest; of a level the facility's own first.
   *
   * @param facility null: the models, those of all regions
   */
  List<Plan> list(Handle h, @Nullable String facility) {
    return h.createQuery(
            READ
                + """
                 WHERE p.withdrawn_at IS NULL
                   AND (   p.facility_finess = :facility
                        OR (p.facility_finess IS NULL
                            AND (   CAST(:facility AS text) IS NULL
                                 OR p.region_code IS NULL
                                 OR p.region_code = (SELECT region_code FROM facility
                                                      WHERE finess = :facility))))
                 ORDER BY p.level, p.facility_finess NULLS LAST, p.rank, p.label, p.id
                """)
        .bind("facility", facility)
        .map((row, context) -> plan(row))
        .list();
  }

  Optional<Plan> find(Handle h, String id) {
    return h.createQuery(READ + " WHERE p.id = :id")
        .bind("id", id)
        .map((row, context) -> plan(row))
        .findOne();
  }

  /** Nobody else edits it until the end of the transaction. */
  Optional<Plan> lock(Handle h, String id) {
    return h.createQuery(READ + " WHERE p.id = :id FOR UPDATE OF p")
        .bind("id", id)
        .map((row, context) -> plan(row))
        .findOne();
  }

  /** Those of these actions that are not there, or not for this region. */
  Set<String> unknownActions(Handle h, Collection<String> actions, @Nullable String region) {
    return h.createQuery(
            """
            SELECT w.id FROM unnest(:ids) AS w (id)
             WHERE NOT EXISTS (SELECT FROM het_action a
                                WHERE a.id = w.id AND a.withdrawn_at IS NULL
                                  AND (a.region_code IS NULL OR a.region_code = :region))
            """)
        .bindArray("ids", String.class, List.copyOf(actions))
        .bind("region", region)
        .mapTo(String.class)
        .set();
  }

  void insert(Handle h, Plan plan, UUID account, Instant now) {
    h.createUpdate(
            """
            INSERT INTO het_plan (id, label, level, rank, region_code, facility_finess, model_id, model_version,
                                  update_every_minutes, back_free_beds, back_occupancy_percent, back_hours)
            VALUES (:id, :label, :level, 100, :regionCode, :facilityId, :modelId, :modelVersion,
                    :updateEveryMinutes, :backFreeBeds, :backOccupancyPercent, :backHours)
            """)
        .bind("id", plan.id())
        .bind("label", plan.label())
        .bind("level", plan.level())
        .bind("regionCode", plan.regionCode())
        .bind("facilityId", plan.facilityId())
        .bind("modelId", plan.modelId())
        .bind("modelVersion", plan.modelVersion())
        .bind("updateEveryMinutes", plan.updateEveryMinutes())
        .bind("backFreeBeds", plan.backFreeBeds())
        .bind("backOccupancyPercent", plan.backOccupancyPercent())
        .bind("backHours", plan.backHours())
        .execute();
    keep(h, plan.id(), plan.actionIds(), account, now);
  }

  void update(Handle h, String id, PlanEdit edit, UUID account, Instant now) {
    h.createUpdate(
            """
            UPDATE het_plan
               SET label = :label, update_every_minutes = :updateEveryMinutes, back_free_beds = :backFreeBeds,
                   back_occupancy_percent = :backOccupancyPercent, back_hours = :backHours,
                   version = version + 1
             WHERE id = :id
            """)
        .bind("label", edit.label())
        .bind("updateEveryMinutes", edit.updateEveryMinutes())
        .bind("backFreeBeds", edit.backFreeBeds())
        .bind("backOccupancyPercent", edit.backOccupancyPercent())
        .bind("backHours", edit.backHours())
        .bind("id", id)
        .execute();
    keep(h, id, edit.actionIds(), account, now);
  }

  void withdraw(Handle h, Plan plan, UUID account, Instant now) {
    h.createUpdate("UPDATE het_plan SET withdrawn_at = :now, version = version + 1 WHERE id = :id")
        .bind("id", plan.id())
        .bind("now", now)
        .execute();
    keep(h, plan.id(), plan.actionIds(), account, now);
  }

  private static void keep(Handle h, String id, List<String> actions, UUID account, Instant now) {
    h.createUpdate("DELETE FROM het_plan_action WHERE plan_id = :id").bind("id", id).execute();
    h.createUpdate("INSERT INTO het_plan_action SELECT :id, a FROM unnest(:actions) AS a")
        .bind("id", id)
        .bindArray("actions", String.class, actions)
        .execute();
    h.createUpdate(
            """
            INSERT INTO het_plan_version
            SELECT id, version, label, level, :actions, update_every_minutes, back_free_beds,
                   back_occupancy_percent, back_hours, withdrawn_at IS NOT NULL, :now, :account
              FROM het_plan WHERE id = :id
            """)
        .bind("id", id)
        .bindArray("actions", String.class, actions)
        .bind("now", now)
        .bind("account", account)
        .execute();
  }

  private static Plan plan(ResultSet row) throws SQLException {
    var region = row.getString("region_code");
    var facility = row.getString("facility_finess");
    return new Plan(
        row.getString("id"),
        row.getString("label"),
        row.getInt("level"),
        List.of((String[]) row.getArray("action_ids").getArray()),
        facility != null ? "FACILITY" : region != null ? "REGION" : "NATIONAL",
        region,
        facility,
        row.getString("model_id"),
        row.getObject("model_version", Integer.class),
        row.getInt("update_every_minutes"),
        row.getObject("back_free_beds", Integer.class),
        row.getObject("back_occupancy_percent", Integer.class),
        row.getInt("back_hours"),
        row.getInt("version"),
        row.getTimestamp("withdrawn_at") != null);
  }
}

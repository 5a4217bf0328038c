package fr.rormobile.api.tension;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a declaration or a command names: whether it is there for the facility. */
@Singleton
class HetReferences {
  boolean knowsFacility(Handle h, String finess) {
    return exists(h, "SELECT 1 FROM facility WHERE finess = :id AND deleted_at IS NULL", finess);
  }

  boolean knowsGroup(Handle h, String id) {
    return exists(h, "SELECT 1 FROM discipline_group WHERE id = :id", id);
  }

  /**
   * Whether a facility could take this plan then: national, of its region, or its own, and not
   * withdrawn. What was decided before a withdrawal may come after it.
   */
  boolean knowsPlan(Handle h, String id, String facility, Instant at) {
    return h.createQuery(
            """
            SELECT EXISTS (SELECT FROM het_plan p JOIN facility f ON f.finess = :facility
                            WHERE p.id = :id
                              AND (p.withdrawn_at IS NULL OR p.withdrawn_at > :at)
                              AND coalesce(p.facility_finess, f.finess) = f.finess
                              AND (p.region_code IS NULL OR p.region_code = f.region_code))
            """)
        .bind("id", id)
        .bind("facility", facility)
        .bind("at", at)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * @param plan null: any
   */
  boolean isOpen(Handle h, String facility, String group, @Nullable String plan, boolean drill) {
    return h.createQuery(
            """
            SELECT EXISTS (SELECT FROM tension
                            WHERE facility_finess = :facility AND discipline_group_id = :group
                              AND (CAST(:plan AS text) IS NULL OR plan_id = :plan)
                              AND drill = :drill AND status = 'OPEN')
            """)
        .bind("facility", facility)
        .bind("group", group)
        .bind("plan", plan)
        .bind("drill", drill)
        .mapTo(Boolean.class)
        .one();
  }

  /** The actions that a facility could take then: as {@link #knowsPlan}. */
  Set<String> actionIds(Handle h, String facility, Instant at) {
    return h.createQuery(
            """
            SELECT a.id FROM het_action a
             WHERE (a.withdrawn_at IS NULL OR a.withdrawn_at > :at)
               AND (a.region_code IS NULL
                    OR a.region_code = (SELECT region_code FROM facility WHERE finess = :facility))
            """)
        .bind("facility", facility)
        .bind("at", at)
        .mapTo(String.class)
        .set();
  }

  boolean everHadAction(Handle h, String id) {
    return exists(h, "SELECT 1 FROM het_action WHERE id = :id", id);
  }

  private static boolean exists(Handle h, String sql, String id) {
    return h.createQuery(sql).bind("id", id).mapTo(Integer.class).findOne().isPresent();
  }
}

package fr.rormobile.api.hetplans;

import fr.rormobile.api.hetplans.PlanWire.Action;
import fr.rormobile.api.hetplans.PlanWire.Plan;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Plans, actions and solidarity of several places at once, for those who carry them away. */
@Singleton
public class OwnPlans {
  private final PlanStore plans;
  private final ActionEdits actions;

  OwnPlans(PlanStore plans, ActionEdits actions) {
    this.plans = plans;
    this.actions = actions;
  }

  /**
   * Whose beds a facility counts on.
   *
   * @param partnerIds FINESS numbers, in the order of the partners' names
   */
  public record Solidarity(String facilityId, String disciplineGroupId, List<String> partnerIds) {
    public Solidarity {
      partnerIds = List.copyOf(partnerIds);
    }
  }

  /**
   * In use, by id.
   *
   * @param facilities whose own plans, and the models of whose region, are wanted
   * @param regions whose models are wanted
   */
  public List<Plan> plans(Handle h, Collection<String> facilities, Collection<String> regions) {
    Map<String, Plan> found = new LinkedHashMap<>();
    plans.list(h, null).stream()
        .filter(plan -> isOf(plan.regionCode(), regions))
        .forEach(plan -> found.put(plan.id(), plan));
    for (var facility : facilities) {
      plans.list(h, facility).forEach(plan -> found.put(plan.id(), plan));
    }
    return found.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  /** In use there, by id. */
  public List<Action> actions(Collection<String> regions) {
    return actions.list(null).stream()
        .filter(action -> isOf(action.regionCode(), regions))
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }

  private static boolean isOf(@Nullable String region, Collection<String> regions) {
    return region == null || regions.contains(region);
  }

  /** By facility and group. */
  public List<Solidarity> solidarity(Handle h, Collection<String> facilities) {
    return h.createQuery(
            """
            SELECT l.facility_finess, l.discipline_group_id,
                   array_agg(f.finess ORDER BY coalesce(f.operational_name, f.name), f.finess) AS partners
              FROM solidarity_link l
              JOIN facility f ON f.finess = l.partner_finess AND f.deleted_at IS NULL
             WHERE l.facility_finess = ANY (:facilities)
             GROUP BY l.facility_finess, l.discipline_group_id
             ORDER BY l.facility_finess, l.discipline_group_id
            """)
        .bindArray("facilities", String.class, List.copyOf(facilities))
        .map(
            (row, context) ->
                new Solidarity(
                    row.getString("facility_finess"),
                    row.getString("discipline_group_id"),
                    List.of((String[]) row.getArray("partners").getArray())))
        .list();
  }
}

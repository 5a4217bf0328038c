package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.DisciplineGroup;
import fr.rormobile.api.tension.TensionWire.HetAction;
import fr.rormobile.api.tension.TensionWire.HetPlan;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Discipline groups, plans and actions, in the order in which a screen shows them. */
@Singleton
class HetCatalogue {
  private final Jdbi jdbi;

  HetCatalogue(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<DisciplineGroup> listGroups() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT g.id, g.label,
                           array(SELECT a.activity_code
                                   FROM discipline_group_activity a
                                  WHERE a.group_id = g.id
                                  ORDER BY a.activity_code) AS codes
                      FROM discipline_group g
                     ORDER BY g.rank
                    """)
                .map(
                    (row, context) ->
                        new DisciplineGroup(
                            row.getString("id"),
                            row.getString("label"),
                            texts(row.getArray("codes"))))
                .list());
  }

  List<HetPlan> listPlans() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT p.id, p.label, p.level,
                           array(SELECT pa.action_id
                                   FROM het_plan_action pa
                                   JOIN het_action a ON a.id = pa.action_id
                                  WHERE pa.plan_id = p.id
                                  ORDER BY a.rank) AS actions
                      FROM het_plan p
                     ORDER BY p.rank
                    """)
                .map(
                    (row, context) ->
                        new HetPlan(
                            row.getString("id"),
                            row.getString("label"),
                            row.getInt("level"),
                            texts(row.getArray("actions"))))
                .list());
  }

  List<HetAction> listActions() {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT id, label, category FROM het_action ORDER BY rank")
                .map(
                    (row, context) ->
                        new HetAction(
                            row.getString("id"), row.getString("label"), row.getString("category")))
                .list());
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}

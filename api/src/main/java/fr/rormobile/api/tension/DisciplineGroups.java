package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.DisciplineGroup;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Discipline groups, in the order in which a screen shows them. */
@Singleton
class DisciplineGroups {
  private final Jdbi jdbi;

  DisciplineGroups(Jdbi jdbi) {
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

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}

package fr.rormobile.api.crisispack;

import fr.rormobile.api.account.Caller;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller works: the départements of their facilities and of their facilities' cells, and
 * all of the regions they, or their cells, answer for.
 *
 * @param facilities FINESS numbers of the caller's own, in their order
 * @param departments codes, in their order
 * @param regions INSEE codes, in their order
 */
public record Territory(List<String> facilities, List<String> departments, List<String> regions) {
  public Territory {
    facilities = List.copyOf(facilities);
    departments = List.copyOf(departments);
    regions = List.copyOf(regions);
  }

  /** From the scopes that the session holds. */
  public static Territory of(Handle h, Caller caller) {
    var facilities = new TreeSet<>(caller.facilities());
    var whole = new TreeSet<>(caller.regions());
    h.createQuery("SELECT facility_finess, region_code FROM crisis_cell WHERE id = ANY (:cells)")
        .bindArray("cells", String.class, List.copyOf(caller.crisisCells()))
        .map(
            (row, context) -> {
              add(facilities, row.getString("facility_finess"));
              add(whole, row.getString("region_code"));
              return true;
            })
        .list();
    var departments = new TreeSet<String>();
    var regions = new TreeSet<>(whole);
    h.createQuery(
            """
            SELECT department_code, region_code FROM facility WHERE finess = ANY (:facilities)
             UNION
            SELECT code, region_code FROM department WHERE region_code = ANY (:regions)
            """)
        .bindArray("facilities", String.class, List.copyOf(facilities))
        .bindArray("regions", String.class, List.copyOf(whole))
        .map(
            (row, context) -> {
              add(departments, row.getString("department_code"));
              add(regions, row.getString("region_code"));
              return true;
            })
        .list();
    return new Territory(List.copyOf(facilities), List.copyOf(departments), List.copyOf(regions));
  }

  private static void add(Collection<String> codes, @Nullable String code) {
    if (code != null) {
      codes.add(code);
    }
  }
}

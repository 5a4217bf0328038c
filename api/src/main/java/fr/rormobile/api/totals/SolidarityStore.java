package fr.rormobile.api.totals;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Open tensions and solidarity links in PostgreSQL. */
@Singleton
class SolidarityStore {
  /** A facility in one discipline group. */
  record Place(String facility, String group) {
    String key() {
      return group + ' ' + facility;
    }
  }

  /**
   * A place in tension.
   *
   * @param tensions their ids: one a plan
   */
  record Need(
      Place place,
      String facilityName,
      String groupLabel,
      @Nullable String department,
      @Nullable String region,
      List<String> tensions) {
    Need {
      tensions = List.copyOf(tensions);
    }
  }

  record Link(Place from, Place partner, String partnerName) {}

  /** Without drills, the oldest first. */
  Map<Place, Need> openTensions(Handle handle) {
    var needs = new LinkedHashMap<Place, Need>();
    handle
        .createQuery(
            """
            SELECT t.facility_finess, coalesce(f.operational_name, f.name) AS facility_name,
                   t.discipline_group_id, g.label, f.department_code, f.region_code,
                   array_agg(t.id::text ORDER BY t.started_at, t.id) AS ids
              FROM tension t
              JOIN facility f         ON f.finess = t.facility_finess
              JOIN discipline_group g ON g.id = t.discipline_group_id
             WHERE t.status = 'OPEN' AND NOT t.drill
             GROUP BY t.facility_finess, f.finess, t.discipline_group_id, g.id
             ORDER BY min(t.started_at), t.facility_finess, t.discipline_group_id
            """)
        .map(
            (row, context) ->
                new Need(
                    new Place(
                        row.getString("facility_finess"), row.getString("discipline_group_id")),
                    row.getString("facility_name"),
                    row.getString("label"),
                    row.getString("department_code"),
                    row.getString("region_code"),
                    List.of((String[]) row.getArray("ids").getArray())))
        .forEach(need -> needs.put(need.place(), need));
    return needs;
  }

  /** From these places, in the order of the partners' names. Primary key of solidarity_link. */
  List<Link> links(Handle handle, Collection<Place> from) {
    var places = new ArrayList<>(from);
    return handle
        .createQuery(
            """
            SELECT l.*, coalesce(f.operational_name, f.name) AS partner_name
              FROM unnest(:facilities, :groups) AS n (facility_finess, discipline_group_id)
              JOIN solidarity_link l USING (facility_finess, discipline_group_id)
              JOIN facility f ON f.finess = l.partner_finess AND f.deleted_at IS NULL
             ORDER BY partner_name, l.partner_finess
            """)
        .bind("facilities", places.stream().map(Place::facility).toArray(String[]::new))
        .bind("groups", places.stream().map(Place::group).toArray(String[]::new))
        .map(
            (row, context) -> {
              var group = row.getString("discipline_group_id");
              return new Link(
                  new Place(row.getString("facility_finess"), group),
                  new Place(row.getString("partner_finess"), group),
                  row.getString("partner_name"));
            })
        .list();
  }
}

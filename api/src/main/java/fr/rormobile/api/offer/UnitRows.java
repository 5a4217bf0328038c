package fr.rormobile.api.offer;

import fr.rormobile.api.beds.UnitCapacity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Care units with all that is known of them, in eight queries whatever their number. */
final class UnitRows {
  // Primary keys, unit by unit.
  private static final String UNITS =
      """
      SELECT u.id, u.name, u.confidential, u.age_min, u.age_max, u.always_open, u.time_zone,
             u.external_id, u.source, u.demonstration, u.version, u.updated_at,
             f.finess, f.name AS facility_name, f.operational_name AS facility_usual_name,
             e.finess AS entity_finess, e.name AS entity_name,
             p.id AS pole_id, p.name AS pole_name,
             coalesce(u.address_line, f.address_line) AS address_line,
             CASE WHEN u.address_line IS NULL THEN f.address_complement END AS address_complement,
             coalesce(u.postcode, f.postcode) AS postcode,
             coalesce(u.city, f.city) AS city,
             coalesce(u.commune_code, f.commune_code) AS commune_code,
             f.commune_code AS parent_commune_code,
             u.lat, u.lon, u.position_precision,
             f.lat AS parent_lat, f.lon AS parent_lon, f.position_precision AS parent_precision,
             %s
        FROM care_unit u
        JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
        LEFT JOIN legal_entity e ON e.finess = f.legal_entity_finess AND e.deleted_at IS NULL
        LEFT JOIN pole p ON p.id = u.pole_id AND p.deleted_at IS NULL
        LEFT JOIN commune c ON c.code = coalesce(u.commune_code, f.commune_code)
        %s
       WHERE u.id = ANY (:ids)
         AND u.deleted_at IS NULL
       ORDER BY u.id
      """
          .formatted(PlaceRows.TERRITORY, PlaceRows.TERRITORY_JOINS.formatted("f.department_code"));

  private UnitRows() {}

  /**
   * @param capacity what is said of the beds of units by id, of the same state of the database
   */
  static List<UnitSheet> of(
      Handle handle,
      Collection<String> ids,
      Function<Collection<String>, Map<String, UnitCapacity>> capacity) {
    var rows =
        handle
            .createQuery(UNITS)
            .bindArray("ids", String.class, ids)
            .map((rs, context) -> row(rs))
            .list();
    if (rows.isEmpty()) {
      return List.of();
    }
    var found = rows.stream().map(Row::id).toList();
    var facilities = rows.stream().map(row -> row.facility.finess()).distinct().toList();
    var parts =
        new Parts(
            ContactRows.of(handle, "UNIT", found),
            ContactRows.standards(handle, facilities),
            UnitCodeRows.of(handle, found),
            ScheduleRows.hours(handle, found),
            ScheduleRows.exceptions(handle, found),
            ScheduleRows.closures(handle, found),
            capacity.apply(found));
    return rows.stream().map(parts::sheet).toList();
  }

  private static Row row(ResultSet rs) throws SQLException {
    var facilitys =
        PlaceRows.position(rs, "parent_lat", "parent_lon", rs.getString("parent_precision"));
    return new Row(
        rs.getString("id"),
        rs.getString("name"),
        new FinessRef(rs.getString("finess"), rs.getString("facility_name")),
        rs.getString("facility_usual_name"),
        PlaceRows.ref(rs, "entity_finess", "entity_name"),
        PlaceRows.named(rs, "pole_id", "pole_name"),
        PlaceRows.place(rs, facilitys),
        ScheduleRows.number(rs, "age_min"),
        ScheduleRows.number(rs, "age_max"),
        rs.getBoolean("confidential"),
        rs.getBoolean("always_open"),
        rs.getString("time_zone"),
        rs.getString("external_id"),
        PlaceRows.origin(rs));
  }

  /** What stands in the unit's own row and its parents'. */
  private record Row(
      String id,
      String name,
      FinessRef facility,
      @Nullable String facilityUsualName,
      @Nullable FinessRef legalEntity,
      @Nullable Named pole,
      Place place,
      @Nullable Integer ageMin,
      @Nullable Integer ageMax,
      boolean confidential,
      boolean alwaysOpen,
      String zone,
      @Nullable String externalId,
      Origin origin) {}

  private record Parts(
      Map<String, List<Contact>> contacts,
      Map<String, List<Contact>> switchboards,
      Map<String, UnitSheet.Codes> codes,
      Map<String, List<Schedule.Hours>> hours,
      Map<String, List<Schedule.OpeningException>> exceptions,
      Map<String, List<BedClosure>> closures,
      Map<String, UnitCapacity> capacity) {
    private static final UnitSheet.Codes NONE =
        new UnitSheet.Codes(
            List.of(), null, null, null, null, List.of(), List.of(), List.of(), List.of());

    UnitSheet sheet(Row row) {
      var id = row.id();
      return new UnitSheet(
          id,
          row.name(),
          row.facility(),
          row.facilityUsualName(),
          row.legalEntity(),
          row.pole(),
          row.place(),
          contacts.getOrDefault(id, List.of()),
          switchboards.getOrDefault(row.facility().finess(), List.of()),
          codes.getOrDefault(id, NONE),
          row.ageMin(),
          row.ageMax(),
          row.confidential(),
          new Schedule(
              row.alwaysOpen(),
              row.zone(),
              hours.getOrDefault(id, List.of()),
              exceptions.getOrDefault(id, List.of())),
          closures.getOrDefault(id, List.of()),
          capacity.getOrDefault(id, UnitCapacity.NONE),
          row.externalId(),
          row.origin());
    }
  }
}

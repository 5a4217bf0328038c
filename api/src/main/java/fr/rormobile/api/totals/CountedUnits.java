package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.UnitCapacity;
import fr.rormobile.api.totals.CountedUnit.Label;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads the units that count, with all that is said of them, in one statement whatever their
 * number: one row a unit, streamed, so that memory does not grow with the country.
 */
@Singleton
class CountedUnits {
  private static final int ROWS_AT_ONCE = 1_000;
  private static final int LINE_FIELDS = 11;

  /** Of the unit u in the facility f: it counts, and the filter lets it through. */
  private static final String WHERE =
      """
      WHERE u.deleted_at IS NULL AND f.deleted_at IS NULL
        AND (:confidential OR NOT u.confidential)
        AND (CARDINALITY(:regions) = 0 OR f.region_code = ANY (:regions))
        AND (CARDINALITY(:departments) = 0 OR f.department_code = ANY (:departments))
        AND (CARDINALITY(:facilities) = 0 OR u.facility_finess = ANY (:facilities))
        AND (NOT :bounded OR u.facility_finess = ANY (:scope))
        AND (CARDINALITY(:types) = 0 OR u.operational_activity_code = ANY (:types))
        AND (CARDINALITY(:disciplines) = 0
             OR u.operational_activity_code IN (SELECT activity_code FROM discipline_group_activity
                                                 WHERE group_id = ANY (:disciplines)))
        AND (CAST(:hot AS boolean) IS NULL
             OR :hot = (u.operational_activity_code IN
                        (SELECT a.activity_code FROM discipline_group_activity a
                           JOIN discipline_group g ON g.id = a.group_id AND g.hot)))
        AND (CAST(:sector AS text) IS NULL OR :sector =\
      """
          + Sector.OF_UNIT
          + """
                 )
             AND (EXISTS (SELECT FROM capacity_line c
                           WHERE c.unit_id = u.id AND c.nature = :nature AND c.horizon = '01')
                  OR (u.care_mode_code = ANY (:modes)
                      AND NOT EXISTS (SELECT FROM capacity_line c
                                       WHERE c.unit_id = u.id AND c.horizon = '01')))
          """;

  private static final String LABELS =
      """
        FROM care_unit u
        JOIN facility f                       ON f.finess = u.facility_finess
        LEFT JOIN pole p                      ON p.id = u.pole_id AND p.deleted_at IS NULL
        LEFT JOIN department d                ON d.code = f.department_code
        LEFT JOIN region r                    ON r.code = f.region_code
        LEFT JOIN discipline_group_activity a ON a.activity_code = u.operational_activity_code
        LEFT JOIN discipline_group g          ON g.id = a.group_id
        LEFT JOIN nomenclature_code t
               ON t.nomenclature_id = 'J17' AND t.code = u.operational_activity_code
      """;

  private static final String IN_ORDER =
      " ORDER BY f.region_code, f.department_code, u.facility_finess, u.id";

  /** The rhythm and the lines are asked for unit by unit, by their keys. */
  private static final String UNITS =
      """
      SELECT u.id, u.name, u.facility_finess, coalesce(f.operational_name, f.name) AS facility_name,
             p.id AS pole_id, p.name AS pole_name,
             f.department_code, d.name AS department_name, f.region_code, r.name AS region_name,
             g.id AS group_id, g.label AS group_label,
             u.operational_activity_code AS type_code, t.label AS type_label,
             (SELECT b.minutes FROM bed_rhythm b WHERE b.unit_id = u.id) AS minutes,
             ARRAY(SELECT concat_ws('|', c.nature, c.status, c.horizon, c.gender, c.closing_type,
                                    c.additional_type, c.crisis_type, c.assignment, c.count, c.source,
                                    (extract(epoch FROM c.updated_at) * 1000000)::bigint)
                     FROM capacity_line c
                    WHERE c.unit_id = u.id
                      AND c.nature = :nature
                      AND (c.horizon = '01' OR :forecast)) AS lines
      """;

  /**
   * In no order.
   *
   * @param forecast whether what is expected for later is read too
   */
  void read(Handle handle, UnitFilter filter, boolean forecast, Consumer<CountedUnit> each) {
    read(handle, UNITS + LABELS + WHERE, filter, forecast, each);
  }

  /** As {@link #read}, by region, département and facility. */
  void readInOrder(Handle handle, UnitFilter filter, boolean forecast, Consumer<CountedUnit> each) {
    read(handle, UNITS + LABELS + WHERE + IN_ORDER, filter, forecast, each);
  }

  private static void read(
      Handle handle, String sql, UnitFilter filter, boolean forecast, Consumer<CountedUnit> each) {
    handle.useTransaction(
        cursor -> // without one, the driver holds all rows
        bound(cursor.createQuery(sql), filter)
                .bind("forecast", forecast)
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> unit(row))
                .forEach(each));
  }

  /** The groups there are, in no order. */
  List<GroupBy.Key> groups(Handle handle, UnitFilter filter, GroupBy by) {
    var columns =
        switch (by) {
          case FACILITY -> "u.facility_finess AS id, coalesce(f.operational_name, f.name) AS label";
          case DISCIPLINE -> "g.id, g.label";
          case POLE -> "p.id, p.name AS label";
          case DEPARTMENT -> "d.code AS id, d.name AS label";
          case REGION -> "r.code AS id, r.name AS label";
          case UNIT_TYPE -> "t.code AS id, t.label";
        };
    return bound(handle.createQuery("SELECT DISTINCT " + columns + LABELS + WHERE), filter)
        .map((row, context) -> by.key(label(row, "id", "label")))
        .list();
  }

  private static Query bound(Query query, UnitFilter filter) {
    var scope = filter.scope();
    return query
        .bind("confidential", filter.confidential())
        .bind("regions", texts(filter.regions()))
        .bind("departments", texts(filter.departments()))
        .bind("facilities", texts(filter.facilities()))
        .bind("bounded", scope != null)
        .bind("scope", texts(scope == null ? List.of() : scope))
        .bind("types", texts(filter.types()))
        .bind("disciplines", texts(filter.disciplines()))
        .bind(
            "hot",
            filter.temperature() == null
                ? null
                : Boolean.valueOf(filter.temperature() == Temperature.HOT))
        .bind("sector", filter.sector() == null ? null : filter.sector().name())
        .bind("nature", filter.nature().code())
        .bind("modes", texts(CountedUnit.modesThatPromise(filter.nature())));
  }

  private static String[] texts(Collection<String> values) {
    return values.toArray(String[]::new);
  }

  private static CountedUnit unit(ResultSet row) throws SQLException {
    var lines = (String[]) row.getArray("lines").getArray();
    return new CountedUnit(
        row.getString("id"),
        row.getString("name"),
        new Label(row.getString("facility_finess"), row.getString("facility_name")),
        label(row, "pole_id", "pole_name"),
        label(row, "department_code", "department_name"),
        label(row, "region_code", "region_name"),
        label(row, "group_id", "group_label"),
        label(row, "type_code", "type_label"),
        new UnitCapacity(
            Arrays.stream(lines).map(CountedUnits::line).toList(),
            Duration.ofMinutes(row.getInt("minutes"))));
  }

  private static @Nullable Label label(ResultSet row, String id, String label) throws SQLException {
    var said = row.getString(label);
    return said == null ? null : new Label(row.getString(id), said);
  }

  private static CapacityLine line(String text) {
    var fields = text.split("\\|", LINE_FIELDS);
    return CapacityLine.ofCodes(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        fields[6],
        fields[7],
        Integer.parseInt(fields[8]),
        fields[9],
        Instant.EPOCH.plus(Long.parseLong(fields[10]), ChronoUnit.MICROS));
  }
}

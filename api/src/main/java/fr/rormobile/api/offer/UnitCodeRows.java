package fr.rormobile.api.offer;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The codes of many units with their labels, single-valued and many-valued ones in one query. */
final class UnitCodeRows {
  // Primary keys of care_unit, care_unit_code and nomenclature_code.
  private static final String OF_UNITS =
      """
      SELECT x.unit_id, x.nomenclature_id, x.code, coalesce(n.label, x.code) AS label,
             x.limit_value, x.limit_unit
        FROM (SELECT u.id AS unit_id, v.nomenclature_id, v.code, 0 AS place,
                     NULL::numeric AS limit_value, NULL AS limit_unit
                FROM care_unit u
               CROSS JOIN LATERAL (VALUES ('J17', u.operational_activity_code),
                                          ('J19', u.care_mode_code),
                                          ('J20', u.activity_field_code),
                                          ('J227', u.expertise_level_code),
                                          ('J238', u.offer_type_code)) AS v (nomenclature_id, code)
               WHERE u.id = ANY (:ids)
                 AND v.code IS NOT NULL
               UNION ALL
              SELECT unit_id, nomenclature_id, code, 1, limit_value, limit_unit
                FROM care_unit_code
               WHERE unit_id = ANY (:ids)) AS x
        LEFT JOIN nomenclature_code n
          ON n.nomenclature_id = x.nomenclature_id
         AND n.code = x.code
       ORDER BY x.unit_id, x.nomenclature_id, x.place, x.code
      """;

  private UnitCodeRows() {}

  static Map<String, UnitSheet.Codes> of(Handle handle, Collection<String> ids) {
    return handle
        .createQuery(OF_UNITS)
        .bindArray("ids", String.class, ids)
        .map((rs, context) -> row(rs))
        .stream()
        .collect(
            groupingBy(
                Row::unitId,
                java.util.stream.Collectors.collectingAndThen(
                    java.util.stream.Collectors.toList(), UnitCodeRows::codes)));
  }

  private static UnitSheet.Codes codes(List<Row> rows) {
    return new UnitSheet.Codes(
        coded(rows, "J17").distinct().toList(),
        single(rows, "J19"),
        single(rows, "J20"),
        single(rows, "J227"),
        single(rows, "J238"),
        coded(rows, "J16").toList(),
        of(rows, "J18")
            .map(row -> new Equipment(row.code, row.label, row.limitValue, row.limitUnit))
            .toList(),
        coded(rows, "J35").toList(),
        coded(rows, "J29").toList());
  }

  private static Stream<Row> of(List<Row> rows, String nomenclature) {
    return rows.stream().filter(row -> row.nomenclature.equals(nomenclature));
  }

  private static Stream<Coded> coded(List<Row> rows, String nomenclature) {
    return of(rows, nomenclature).map(row -> new Coded(row.code, row.label));
  }

  private static @Nullable Coded single(List<Row> rows, String nomenclature) {
    return coded(rows, nomenclature).findFirst().orElse(null);
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getString("unit_id"),
        rs.getString("nomenclature_id"),
        rs.getString("code"),
        rs.getString("label"),
        rs.getBigDecimal("limit_value"),
        rs.getString("limit_unit"));
  }

  private record Row(
      String unitId,
      String nomenclature,
      String code,
      String label,
      @Nullable BigDecimal limitValue,
      @Nullable String limitUnit) {}
}

package fr.rormobile.api.relevance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** All that can be found, as PostgreSQL has it; nothing of the engine is used. */
final class Truth implements Rule.Gazetteer {
  private static final String FACILITIES =
      """
      SELECT f.finess AS id, ARRAY[f.name, f.operational_name, f.long_name] AS names,
             ARRAY[l.name] AS parents, ARRAY[f.finess] AS facilities,
             ARRAY[f.commune_code] AS communes, ARRAY[f.department_code] AS departments,
             f.lat, f.lon, ARRAY['J55 ' || f.category_code] AS codes, '' AS main,
             ARRAY(SELECT u.operational_activity_code FROM care_unit u
                    WHERE u.facility_finess = f.finess AND u.deleted_at IS NULL
                   UNION
                   SELECT c.code FROM care_unit_code c JOIN care_unit u ON u.id = c.unit_id
                    WHERE u.facility_finess = f.finess AND c.nomenclature_id = 'J17') AS has,
             '' AS labels, NULL::int AS age_min, NULL::int AS age_max, 0 AS free, false AS always,
             ARRAY[f.finess, f.siret, f.legal_entity_finess]
               || ARRAY(SELECT value FROM contact_point
                         WHERE owner_kind = 'FACILITY' AND owner_id = f.finess
                           AND confidentiality = 'PUBLIC') AS numbers
        FROM facility f
        LEFT JOIN legal_entity l ON l.finess = f.legal_entity_finess
       WHERE f.deleted_at IS NULL
      """;

  private static final String UNITS =
      """
      SELECT u.id, ARRAY[u.name] AS names,
             ARRAY[f.name, f.operational_name, f.long_name, p.name, l.name] AS parents,
             ARRAY[f.finess] AS facilities,
             ARRAY[coalesce(u.commune_code, f.commune_code)] AS communes,
             ARRAY[coalesce(c.department_code, f.department_code)] AS departments,
             coalesce(u.lat, f.lat) AS lat, coalesce(u.lon, f.lon) AS lon,
             ARRAY['J17 ' || u.operational_activity_code, 'J19 ' || u.care_mode_code,
                   'J20 ' || u.activity_field_code]
               || ARRAY(SELECT nomenclature_id || ' ' || code FROM care_unit_code
                         WHERE unit_id = u.id) AS codes,
             u.operational_activity_code AS main, '{}'::text[] AS has, '' AS labels,
             u.age_min, u.age_max,
             coalesce((SELECT sum(count) FROM capacity_line
                        WHERE unit_id = u.id AND nature = '01' AND status = '02'
                          AND horizon = '01'), 0) AS free,
             u.always_open AS always,
             ARRAY[u.id, u.external_id]
               || ARRAY(SELECT value FROM contact_point
                         WHERE owner_kind = 'UNIT' AND owner_id = u.id
                           AND confidentiality = 'PUBLIC') AS numbers
        FROM care_unit u
        JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
        LEFT JOIN pole p ON p.id = u.pole_id
        LEFT JOIN legal_entity l ON l.finess = f.legal_entity_finess
        LEFT JOIN commune c ON c.code = u.commune_code
       WHERE u.deleted_at IS NULL
      """;

  private static final String PROFESSIONALS =
      """
      SELECT p.rpps AS id, ARRAY[p.family_name || ' ' || coalesce(p.given_name, '')] AS names,
             ARRAY(SELECT coalesce(f.name, r.place_name) FROM practitioner_role r
                     LEFT JOIN facility f ON f.finess = r.facility_finess
                    WHERE r.rpps = p.rpps AND r.deleted_at IS NULL) AS parents,
             ARRAY(SELECT facility_finess FROM practitioner_role
                    WHERE rpps = p.rpps AND deleted_at IS NULL) AS facilities,
             ARRAY(SELECT coalesce(f.commune_code, r.commune_code) FROM practitioner_role r
                     LEFT JOIN facility f ON f.finess = r.facility_finess
                    WHERE r.rpps = p.rpps AND r.deleted_at IS NULL) AS communes,
             ARRAY(SELECT c.department_code FROM practitioner_role r
                     LEFT JOIN facility f ON f.finess = r.facility_finess
                     JOIN commune c ON c.code = coalesce(f.commune_code, r.commune_code)
                    WHERE r.rpps = p.rpps AND r.deleted_at IS NULL) AS departments,
             NULL::float8 AS lat, NULL::float8 AS lon,
             ARRAY['PROF ' || p.profession_code, 'SKILL ' || p.skill_code] AS codes, '' AS main,
             '{}'::text[] AS has,
             coalesce(p.profession_label, '') || ' ' || coalesce(p.skill_label, '') AS labels,
             NULL::int AS age_min, NULL::int AS age_max, 0 AS free, false AS always,
             ARRAY[p.rpps]
               || ARRAY(SELECT value FROM contact_point
                         WHERE owner_kind = 'PROFESSIONAL' AND owner_id = p.rpps
                           AND confidentiality = 'PUBLIC') AS numbers
        FROM professional p
       WHERE p.deleted_at IS NULL
      """;

  private final List<Entity> entities = new ArrayList<>();
  private final Map<String, double[]> communes = new HashMap<>();

  Truth(Jdbi database) {
    database.useHandle(
        handle -> {
          add(handle, "FACILITY", FACILITIES);
          add(handle, "UNIT", UNITS);
          add(handle, "PROFESSIONAL", PROFESSIONALS);
          handle
              .createQuery("SELECT code, lat, lon FROM commune WHERE lat IS NOT NULL")
              .map((row, context) -> communes.put(row.getString(1), at(row)))
              .list();
        });
  }

  private static double[] at(ResultSet row) throws SQLException {
    return new double[] {row.getDouble(2), row.getDouble(3)};
  }

  List<Entity> entities() {
    return List.copyOf(entities);
  }

  /** Grades from 1 on, by key; the first rule that fits counts. */
  Map<String, Integer> grades(List<Rule> rules) {
    var grades = new TreeMap<String, Integer>();
    for (var entity : entities) {
      rules.stream()
          .filter(rule -> rule.gives(entity))
          .findFirst()
          .filter(rule -> rule.grade() > 0)
          .ifPresent(rule -> grades.put(entity.key(), rule.grade()));
    }
    return grades;
  }

  @Override
  public double[] position(String commune) {
    var position = communes.get(commune);
    if (position == null) {
      throw new IllegalArgumentException("no commune " + commune);
    }
    return position.clone();
  }

  private void add(Handle handle, String kind, String sql) {
    entities.addAll(handle.createQuery(sql).map((row, context) -> entity(kind, row)).list());
  }

  private static Entity entity(String kind, ResultSet row) throws SQLException {
    return new Entity(
        kind,
        row.getString("id"),
        texts(row, "names"),
        texts(row, "parents"),
        Set.copyOf(texts(row, "facilities")),
        Set.copyOf(texts(row, "communes")),
        Set.copyOf(texts(row, "departments")),
        row.getObject("lat", Double.class),
        row.getObject("lon", Double.class),
        codes(texts(row, "codes")),
        row.getString("main"),
        Set.copyOf(texts(row, "has")),
        row.getString("labels"),
        number(row, "age_min"),
        number(row, "age_max"),
        row.getInt("free"),
        row.getBoolean("always"),
        Set.copyOf(texts(row, "numbers")));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Stream.of((String[]) row.getArray(column).getArray())
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  private static Map<String, Set<String>> codes(List<String> pairs) {
    return pairs.stream()
        .map(pair -> Arrays.asList(pair.split(" ", 2)))
        .collect(
            Collectors.groupingBy(
                List::getFirst, Collectors.mapping(List::getLast, Collectors.toSet())));
  }
}

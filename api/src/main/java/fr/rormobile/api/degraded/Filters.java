package fr.rormobile.api.degraded;

import fr.rormobile.search.GeoBox;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The criteria of a search as conditions on {@code offer_text t}, but for its words. */
final class Filters {
  /** Great-circle distance in metres, on Lucene's sphere, as the index measures it. */
  static final String DISTANCE =
      """
      2 * 6371008.7714 * asin(least(1, sqrt(
          power(sin(radians(t.lat - :lat) / 2), 2)
          + cos(radians(:lat)) * cos(radians(t.lat)) * power(sin(radians(t.lon - :lon) / 2), 2))))
      """;

  /** Shorter than any degree of latitude is: a box that is a little too large loses nothing. */
  private static final double METRES_IN_A_DEGREE = 110_000;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Filters() {}

  static Filters of(OfferQuery query) {
    var filters = new Filters();
    if (!query.includeConfidential()) {
      filters.conditions.add("NOT t.confidential");
    }
    filters.anyOf("department_code", "departments", query.departmentCodes());
    filters.equal("commune_code", "commune", query.communeCode());
    filters.anyOf("region_code", "regions", query.regionCodes());
    filters.codes("J20", query.activityFields());
    filters.codes("J17", query.activities());
    filters.codes("J19", query.careModes());
    filters.codes("J16", query.acts());
    filters.codes("J18", query.equipment());
    filters.codes("J35", query.specialities());
    filters.codes("J29", query.patientTypes());
    filters.carried("PROFESSIONAL", "professional", "rpps", "profession_code", query.professions());
    filters.carried("FACILITY", "facility", "finess", "category_code", query.categories());
    filters.age(query.age());
    filters.within(query.box());
    filters.open(query.openAt());
    filters.around(query.near(), query.radiusMetres());
    filters.beds(query.beds());
    return filters;
  }

  private void anyOf(String column, String name, Collection<String> codes) {
    if (!codes.isEmpty()) {
      conditions.add("t." + column + " = ANY (:" + name + ")");
      values.put(name, sorted(codes));
    }
  }

  private void equal(String column, String name, @Nullable String code) {
    if (code != null) {
      conditions.add("t." + column + " = :" + name);
      values.put(name, code);
    }
  }

  private void codes(String nomenclature, Collection<String> codes) {
    if (!codes.isEmpty()) {
      conditions.add("t.codes && CAST(:" + nomenclature + " AS text[])");
      values.put(
          nomenclature, sorted(codes.stream().map(code -> nomenclature + ":" + code).toList()));
    }
  }

  /** Of one kind alone. */
  private void carried(
      String kind, String table, String key, String column, Collection<String> codes) {
    if (!codes.isEmpty()) {
      conditions.add(
          "t.kind = '%s' AND EXISTS (SELECT FROM %s c WHERE c.%s = t.id AND c.%s = ANY (:%s))"
              .formatted(kind, table, key, column, column));
      values.put(column, sorted(codes));
    }
  }

  private void within(@Nullable GeoBox box) {
    if (box == null) {
      return;
    }
    conditions.add("t.lat BETWEEN :south AND :north");
    conditions.add(
        box.west() <= box.east()
            ? "t.lon BETWEEN :west AND :east"
            : "(t.lon >= :west OR t.lon <= :east)");
    values.put("south", box.south());
    values.put("north", box.north());
    values.put("west", box.west());
    values.put("east", box.east());
  }

  /** On the clock of the place; of which no hours are known is not known to be open. */
  private void open(@Nullable Instant now) {
    if (now == null) {
      return;
    }
    conditions.add(
        """
        t.kind = 'UNIT' AND EXISTS (
          SELECT FROM care_unit o
           CROSS JOIN LATERAL (SELECT CAST(:openAt AS timestamptz) AT TIME ZONE o.time_zone AS at) l
           WHERE o.id = t.id
             AND CASE WHEN EXISTS (SELECT FROM opening_exception x
                                    WHERE x.unit_id = o.id
                                      AND l.at::date BETWEEN x.starts_on AND x.ends_on)
                      THEN EXISTS (SELECT FROM opening_exception x
                                    WHERE x.unit_id = o.id
                                      AND l.at::date BETWEEN x.starts_on AND x.ends_on
                                      AND l.at::time >= x.opens AND l.at::time < x.closes)
                      ELSE o.always_open
                           OR EXISTS (SELECT FROM opening_hours h
                                       WHERE h.unit_id = o.id
                                         AND h.day = extract(isodow FROM l.at)
                                         AND l.at::time >= h.opens AND l.at::time < h.closes)
                 END)
        """);
    values.put("openAt", now.toString());
  }

  private void age(@Nullable Integer age) {
    if (age != null) {
      conditions.add("coalesce(t.age_min, 0) <= :age AND coalesce(t.age_max, 999) >= :age");
      values.put("age", age);
    }
  }

  private void around(@Nullable GeoPoint near, @Nullable Integer radius) {
    if (near == null) {
      return;
    }
    values.put("lat", near.lat());
    values.put("lon", near.lon());
    if (radius != null) {
      conditions.add("t.lat BETWEEN :lat - :degrees AND :lat + :degrees");
      conditions.add(DISTANCE + " <= :radius");
      values.put("radius", (double) radius);
      values.put("degrees", radius / METRES_IN_A_DEGREE);
    }
  }

  /** Index of the primary key of capacity_line. Without a word on whom it is for: whoever comes. */
  private void beds(OfferQuery.@Nullable BedsWanted beds) {
    if (beds == null) {
      return;
    }
    var line =
        new StringBuilder(
            """
            t.kind = 'UNIT' AND EXISTS (
              SELECT FROM capacity_line b
               WHERE b.unit_id = t.id AND b.nature = '01' AND b.status = '02' AND b.horizon = '01'
                 AND b.count > 0
            """);
    if (!beds.genders().isEmpty()) {
      line.append(" AND coalesce(nullif(b.gender, ''), '04') = ANY (:genders)");
      values.put("genders", sorted(beds.genders()));
    }
    var youngerThan = beds.youngerThanMinutes();
    if (youngerThan != null) {
      line.append(" AND b.updated_at >= now() - make_interval(mins => :minutes)");
      values.put("minutes", youngerThan);
    }
    conditions.add(line.append(")").toString());
  }

  private static String[] sorted(Collection<String> codes) {
    return codes.stream().sorted().toArray(String[]::new);
  }

  /** Never empty. */
  String sql() {
    return conditions.isEmpty() ? "true" : String.join("\n AND ", conditions);
  }

  void bind(Query query) {
    values.forEach(query::bind);
  }

  /** The same text for the same criteria in every process. */
  String text() {
    var text = new StringJoiner("\n").add(sql());
    values.forEach(
        (name, value) ->
            // The pages of one search are asked at different moments.
            text.add(
                name.equals("openAt")
                    ? name
                    : name
                        + "="
                        + (value instanceof String[] many ? String.join(",", many) : value)));
    return text.toString();
  }
}

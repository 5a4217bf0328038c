package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an entity must meet to be found, one clause a criterion; those not asked for are absent. */
final class Filters {
  private static final int MINUTES_OF_DAY = 1_440;

  private Filters() {}

  /**
   * Without the words and the kinds.
   *
   * @param now when {@link OfferQuery#openAt} is; the same for all pages of a search
   */
  static Map<Criterion, Map<String, Object>> of(OfferQuery query, @Nullable Instant now) {
    var filters = new LinkedHashMap<Criterion, Map<String, Object>>();
    filters.put(Criterion.PUBLISHED, term(Fields.DELETED, false));
    if (!query.includeConfidential()) {
      filters.put(Criterion.VISIBLE, term(Fields.CONFIDENTIAL, false));
    }
    if (query.near() != null && query.radiusMetres() != null) {
      filters.put(Criterion.DISTANCE, within(query.near(), query.radiusMetres()));
    }
    if (query.box() != null) {
      filters.put(Criterion.BOX, within(query.box()));
    }
    put(filters, Criterion.DEPARTMENT, Fields.DEPARTMENT_CODE, query.departmentCodes());
    var commune = query.communeCode();
    put(
        filters,
        Criterion.COMMUNE,
        Fields.COMMUNE_CODE,
        commune == null ? Set.of() : Set.of(commune));
    put(filters, Criterion.REGION, Fields.REGION_CODE, query.regionCodes());
    put(
        filters,
        Criterion.ACTIVITY_FIELD,
        Fields.codeOf(Fields.ACTIVITY_FIELD),
        query.activityFields());
    put(filters, Criterion.ACTIVITY, Fields.codeOf(Fields.ACTIVITIES), query.activities());
    put(filters, Criterion.CARE_MODE, Fields.codeOf(Fields.CARE_MODES), query.careModes());
    put(filters, Criterion.ACT, Fields.codeOf(Fields.ACTS), query.acts());
    put(filters, Criterion.EQUIPMENT, Fields.codeOf(Fields.EQUIPMENT), query.equipment());
    put(filters, Criterion.SPECIALITY, Fields.codeOf(Fields.SPECIALITIES), query.specialities());
    put(filters, Criterion.PATIENT_TYPE, Fields.codeOf(Fields.PATIENT_TYPES), query.patientTypes());
    put(filters, Criterion.PROFESSION, Fields.codeOf(Fields.PROFESSIONS), query.professions());
    put(filters, Criterion.CATEGORY, Fields.codeOf(Fields.FACILITY_CATEGORY), query.categories());
    if (query.age() != null) {
      filters.put(Criterion.AGE, takes(query.age()));
    }
    if (now != null) {
      filters.put(Criterion.OPEN, open(now, query.zones()));
    }
    if (query.beds() != null) {
      filters.put(Criterion.BEDS, freeBed(query.beds()));
    }
    return filters;
  }

  static Map<String, Object> ofKinds(Set<OfferKind> kinds) {
    return terms(Fields.KIND, kinds.stream().map(Enum::name).toList());
  }

  static Map<String, Object> within(GeoPoint centre, int metres) {
    return obj("geo_distance", obj("distance", metres + "m", Fields.POSITION, point(centre)));
  }

  private static Map<String, Object> within(GeoBox box) {
    return obj(
        "geo_bounding_box",
        obj(
            Fields.POSITION,
            obj(
                "top",
                box.north(),
                "left",
                box.west(),
                "bottom",
                box.south(),
                "right",
                box.east())));
  }

  /** A bound that is not stated excludes nobody. */
  private static Map<String, Object> takes(int age) {
    return obj(
        "bool",
        obj(
            "must_not",
            arr(
                obj("range", obj(Fields.AGE_MIN, obj("gt", age))),
                obj("range", obj(Fields.AGE_MAX, obj("lt", age))))));
  }

  /** Of which no hours are known is not known to be open. */
  private static Map<String, Object> open(Instant now, Set<ZoneId> zones) {
    var byClock = new TreeMap<String, List<String>>();
    for (var zone : zones) {
      var local = now.atZone(zone);
      var minute =
          (local.getDayOfWeek().getValue() - 1) * MINUTES_OF_DAY
              + local.getHour() * 60
              + local.getMinute();
      byClock
          .computeIfAbsent(minute + " " + local.toLocalDate(), same -> new ArrayList<>())
          .add(zone.getId());
    }
    var ways = arr(term(Fields.OPEN_ON, now.toString()));
    byClock.forEach(
        (clock, at) -> {
          var space = clock.indexOf(' ');
          ways.add(
              obj(
                  "bool",
                  obj(
                      "filter",
                      arr(
                          terms(Fields.TIME_ZONE, at),
                          anyOf(
                              arr(
                                  term(Fields.ALWAYS_OPEN, true),
                                  term(
                                      Fields.OPEN_WEEK,
                                      Integer.valueOf(clock.substring(0, space)))))),
                      "must_not",
                      arr(term(Fields.CLOSED_ON, clock.substring(space + 1))))));
        });
    return anyOf(ways);
  }

  private static Map<String, Object> freeBed(OfferQuery.BedsWanted beds) {
    return obj(
        "nested",
        obj("path", Fields.CAPACITY, "query", obj("bool", obj("filter", freeLine(beds)))));
  }

  /** A line of beds that are free now, as the index keeps them. */
  static List<Object> freeLine(OfferQuery.BedsWanted beds) {
    var line =
        arr(
            term(Fields.CAPACITY + "." + Fields.STATUS, CapacityLine.AVAILABLE),
            term(Fields.CAPACITY + "." + Fields.HORIZON, CapacityLine.CURRENT),
            obj("range", obj(Fields.CAPACITY + "." + Fields.COUNT, obj("gt", 0))));
    if (!beds.genders().isEmpty()) {
      line.add(terms(Fields.CAPACITY + "." + Fields.GENDER, beds.genders()));
    }
    if (beds.youngerThanMinutes() != null) {
      // Said as an age and not as a moment: the pages of one search then ask the same.
      line.add(
          obj(
              "range",
              obj(
                  Fields.CAPACITY + "." + Fields.UPDATED_AT,
                  obj("gte", "now-" + beds.youngerThanMinutes() + "m"))));
    }
    return line;
  }

  static Map<String, Object> point(GeoPoint point) {
    return obj("lat", point.lat(), "lon", point.lon());
  }

  static Map<String, Object> term(String field, Object value) {
    return obj("term", obj(field, value));
  }

  /** Sorted: a set's own order differs from process to process, and so would the fingerprint. */
  static Map<String, Object> terms(String field, Collection<String> values) {
    return obj("terms", obj(field, values.stream().sorted().toList()));
  }

  static Map<String, Object> anyOf(List<Object> ways) {
    return obj("bool", obj("should", ways, "minimum_should_match", 1));
  }

  private static void put(
      Map<Criterion, Map<String, Object>> filters,
      Criterion criterion,
      String field,
      Set<String> codes) {
    if (!codes.isEmpty()) {
      filters.put(criterion, terms(field, codes));
    }
  }
}

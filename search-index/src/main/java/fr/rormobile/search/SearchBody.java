package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** One search as OpenSearch reads it. */
final class SearchBody {
  static final String KINDS = "kinds";
  static final String FACETS = "facets";
  static final String BY_DEPARTMENT = "departments";
  static final String BY_ACTIVITY = "activities";
  static final String BY_CARE_MODE = "careModes";
  private static final int FACET_CODES = 20;

  private final OfferQuery query;
  private final boolean lenient;
  private final Synonyms synonyms;

  SearchBody(OfferQuery query, boolean lenient, Synonyms synonyms) {
    this.query = query;
    this.lenient = lenient;
    this.synonyms = synonyms;
  }

  /** The order that is really used. */
  static OfferSort sortOf(OfferQuery query) {
    return query.sort() == OfferSort.RELEVANCE && query.words() == null
        ? OfferSort.NAME
        : query.sort();
  }

  /**
   * The same for every page of a search, in every process, whatever the synonyms are meanwhile;
   * another for any other search.
   */
  static String fingerprint(OfferQuery query) {
    var crc = new CRC32();
    crc.update(Json.bytes(new SearchBody(query, false, Synonyms.NONE).whatAndOrder()));
    return Long.toHexString(crc.getValue());
  }

  /**
   * @param after sort values of the last hit of the page before; null for the first page
   */
  Map<String, Object> body(@Nullable List<Object> after) {
    var body = whatAndOrder();
    body.put("size", query.size());
    body.put("track_total_hits", true);
    body.put("aggs", aggregations());
    if (after != null) {
      body.put("search_after", after);
    }
    return body;
  }

  /** Counts by one field alone: no hit, so no score. */
  Map<String, Object> counts(FacetField field) {
    var what = filters();
    var words = words();
    if (words != null) {
      what.add(words);
    }
    if (!query.kinds().isEmpty()) {
      what.add(ofKinds());
    }
    return obj(
        "query",
        obj("bool", obj("filter", what)),
        "size",
        0,
        "track_total_hits",
        false,
        "aggs",
        obj(FACETS, counted(field.path(), FACET_CODES)));
  }

  private Map<String, Object> whatAndOrder() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", obj("bool", obj("must", words(), "filter", filters())));
    // After the counts, which are of all kinds.
    if (!query.kinds().isEmpty()) {
      body.put("post_filter", ofKinds());
    }
    body.put("sort", sort());
    return body;
  }

  private @Nullable Map<String, Object> words() {
    if (query.words() == null) {
      return null;
    }
    return new Expansion(synonyms)
        .in(lenient ? WordsClause.lenient(query.words()) : WordsClause.strict(query.words()));
  }

  private Map<String, Object> ofKinds() {
    return obj("terms", obj(Fields.KIND, query.kinds().stream().map(Enum::name).sorted().toList()));
  }

  private List<Object> filters() {
    var filters = arr(term(Fields.DELETED, false));
    if (!query.includeConfidential()) {
      filters.add(term(Fields.CONFIDENTIAL, false));
    }
    if (query.near() != null && query.radiusMetres() != null) {
      filters.add(
          obj(
              "geo_distance",
              obj("distance", query.radiusMetres() + "m", Fields.POSITION, point(query.near()))));
    }
    addTerms(filters, Fields.DEPARTMENT_CODE, query.departmentCodes());
    addTerms(filters, Fields.COMMUNE_CODE, one(query.communeCode()));
    addTerms(filters, Fields.REGION_CODE, one(query.regionCode()));
    addTerms(filters, Fields.codeOf(Fields.ACTIVITY_FIELD), query.activityFields());
    addTerms(filters, Fields.codeOf(Fields.ACTIVITIES), query.activities());
    addTerms(filters, Fields.codeOf(Fields.CARE_MODES), query.careModes());
    addTerms(filters, Fields.codeOf(Fields.ACTS), query.acts());
    addTerms(filters, Fields.codeOf(Fields.EQUIPMENT), query.equipment());
    addTerms(filters, Fields.codeOf(Fields.SPECIALITIES), query.specialities());
    addTerms(filters, Fields.codeOf(Fields.PATIENT_TYPES), query.patientTypes());
    if (query.age() != null) {
      filters.add(takes(query.age()));
    }
    if (query.beds() != null) {
      filters.add(freeBed(query.beds()));
    }
    return filters;
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

  private static Map<String, Object> freeBed(OfferQuery.BedsWanted beds) {
    var line =
        arr(
            term(Fields.CAPACITY + "." + Fields.STATUS, CapacityLine.AVAILABLE),
            term(Fields.CAPACITY + "." + Fields.HORIZON, CapacityLine.CURRENT),
            obj("range", obj(Fields.CAPACITY + "." + Fields.COUNT, obj("gt", 0))));
    addTerms(line, Fields.CAPACITY + "." + Fields.GENDER, beds.genders());
    if (beds.youngerThanMinutes() != null) {
      // Said as an age and not as a moment: the pages of one search then ask the same.
      line.add(
          obj(
              "range",
              obj(
                  Fields.CAPACITY + "." + Fields.UPDATED_AT,
                  obj("gte", "now-" + beds.youngerThanMinutes() + "m"))));
    }
    return obj("nested", obj("path", Fields.CAPACITY, "query", obj("bool", obj("filter", line))));
  }

  private List<Object> sort() {
    var first =
        switch (sortOf(query)) {
          case RELEVANCE -> obj("_score", "desc");
          case NAME -> obj(Fields.NAME_EXACT, "asc");
          case DISTANCE ->
              obj(
                  "_geo_distance",
                  obj(
                      Fields.POSITION,
                      point(required(query.near())),
                      "order",
                      "asc",
                      "unit",
                      "m",
                      "distance_type",
                      "arc"));
        };
    return arr(first, obj(Fields.KEY, "asc"));
  }

  private static GeoPoint required(@Nullable GeoPoint near) {
    if (near == null) {
      throw new IllegalStateException("a query by distance without a point was let through");
    }
    return near;
  }

  private Map<String, Object> aggregations() {
    var aggregations = obj(KINDS, counted(Fields.KIND, OfferKind.values().length));
    if (query.facets()) {
      var wanted = query.kinds().isEmpty() ? obj("match_all", obj()) : ofKinds();
      aggregations.put(
          FACETS,
          obj(
              "filter",
              wanted,
              "aggs",
              obj(
                  BY_DEPARTMENT, counted(FacetField.DEPARTMENT.path(), FACET_CODES),
                  BY_ACTIVITY, counted(FacetField.ACTIVITY.path(), FACET_CODES),
                  BY_CARE_MODE, counted(FacetField.CARE_MODE.path(), FACET_CODES))));
    }
    return aggregations;
  }

  private static Map<String, Object> counted(String field, int most) {
    return obj("terms", obj("field", field, "size", most));
  }

  private static Map<String, Object> point(GeoPoint point) {
    return obj("lat", point.lat(), "lon", point.lon());
  }

  private static Map<String, Object> term(String field, Object value) {
    return obj("term", obj(field, value));
  }

  private static Set<String> one(@Nullable String code) {
    return code == null ? Set.of() : Set.of(code);
  }

  /** Sorted: a set's own order differs from process to process, and so would the fingerprint. */
  private static void addTerms(List<Object> filters, String field, Set<String> codes) {
    if (!codes.isEmpty()) {
      filters.add(obj("terms", obj(field, codes.stream().sorted().toList())));
    }
  }
}

package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** One search as OpenSearch reads it. */
final class SearchBody {
  static final String KINDS = "kinds";
  static final String FACETS = "facets";
  static final String BY_DEPARTMENT = "departments";
  static final String BY_ACTIVITY = "activities";
  static final String BY_CARE_MODE = "careModes";
  static final String CELLS = "cells";
  static final String MIDDLE = "middle";
  static final String ONE = "one";
  private static final List<Object> NAMED = arr(Fields.KIND, Fields.ID, Fields.NAME);
  private static final int FACET_CODES = 20;
  private static final int NEARER_BOOST = 10;

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
    var moment = query.openAt() == null ? null : Instant.EPOCH;
    crc.update(Json.bytes(new SearchBody(query, false, Synonyms.NONE).whatAndOrder(moment)));
    return Long.toHexString(crc.getValue());
  }

  /**
   * @param after sort values of the last hit of the page before; null for the first page
   */
  Map<String, Object> body(@Nullable List<Object> after) {
    var body = whatAndOrder(query.openAt());
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
    return counted(obj(FACETS, counted(field.path(), field.most())));
  }

  /**
   * How many there are in each cell of a map, and in the middle of what they are; and one of them.
   *
   * @param most cells, the fullest ones
   */
  Map<String, Object> cells(int zoom, int most) {
    return counted(
        obj(
            CELLS,
            obj(
                "geotile_grid",
                obj("field", Fields.POSITION, "precision", zoom, "size", most),
                "aggs",
                obj(
                    MIDDLE,
                    obj("geo_centroid", obj("field", Fields.POSITION)),
                    ONE,
                    obj("top_hits", obj("size", 1, "_source", NAMED, "sort", arr("_doc")))))));
  }

  private Map<String, Object> counted(Map<String, Object> aggregations) {
    return obj("query", found(true), "size", 0, "track_total_hits", true, "aggs", aggregations);
  }

  /** All that is asked, each part by itself. */
  Map<Criterion, Map<String, Object>> criteria() {
    var criteria = new LinkedHashMap<>(Filters.of(query, query.openAt()));
    var words = words();
    if (words != null) {
      criteria.put(Criterion.WORDS, words);
    }
    if (!query.kinds().isEmpty()) {
      criteria.put(Criterion.KIND, Filters.ofKinds(query.kinds()));
    }
    return criteria;
  }

  /** Which parts one entity meets: a count of 1 or 0 for each. */
  Map<String, Object> each(OfferKey key) {
    var parts = obj();
    criteria().forEach((criterion, clause) -> parts.put(criterion.name(), obj("filter", clause)));
    return obj(
        "query",
        obj("bool", obj("filter", Filters.term(Fields.KEY, key.asText()))),
        "size",
        1,
        "aggs",
        parts);
  }

  /**
   * All that the query finds, as one clause.
   *
   * @param ofItsKinds false: whatever the kinds asked for
   */
  Map<String, Object> found(boolean ofItsKinds) {
    var criteria = new LinkedHashMap<>(criteria());
    if (!ofItsKinds) {
      criteria.remove(Criterion.KIND);
    }
    return obj("bool", obj("filter", List.copyOf(criteria.values())));
  }

  private Map<String, Object> whatAndOrder(@Nullable Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    var filters = new ArrayList<>(Filters.of(query, now).values());
    body.put("query", obj("bool", obj("must", words(), "filter", filters, "should", nearer())));
    // After the counts, which are of all kinds.
    if (!query.kinds().isEmpty()) {
      body.put("post_filter", Filters.ofKinds(query.kinds()));
    }
    body.put("sort", sort());
    return body;
  }

  /** Of two that match alike the nearer one; never enough to hide a better name. */
  private @Nullable List<Object> nearer() {
    return query.near() == null || query.words() == null || sortOf(query) != OfferSort.RELEVANCE
        ? null
        : arr(WordsClause.nearer(query.near(), NEARER_BOOST));
  }

  private @Nullable Map<String, Object> words() {
    if (query.words() == null) {
      return null;
    }
    return new Expansion(synonyms)
        .in(
            lenient
                ? WordsClause.lenient(query.words(), query.sense())
                : WordsClause.strict(query.words(), query.sense()));
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
                      Filters.point(required(query.near())),
                      "order",
                      "asc",
                      "unit",
                      "m",
                      "distance_type",
                      "arc"));
          case FRESHNESS -> byFreshness();
        };
    return arr(first, obj(Fields.KEY, "asc"));
  }

  private Map<String, Object> byFreshness() {
    var beds = query.beds() == null ? OfferQuery.BedsWanted.ANY : query.beds();
    return obj(
        Fields.CAPACITY + "." + Fields.UPDATED_AT,
        obj(
            "order",
            "desc",
            "mode",
            "max",
            "missing",
            0,
            "nested",
            obj(
                "path",
                Fields.CAPACITY,
                "filter",
                obj("bool", obj("filter", Filters.freeLine(beds))))));
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
      var wanted =
          query.kinds().isEmpty() ? obj("match_all", obj()) : Filters.ofKinds(query.kinds());
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
}

package fr.rormobile.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.search.OfferHits.FacetCount;
import fr.rormobile.search.OfferHits.Facets;
import fr.rormobile.search.OfferHits.OfferHit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks strictly, then leniently if nothing was found, and reads the answer. */
final class OfferSearch {
  private final Wire wire;
  private volatile Synonyms synonyms = Synonyms.of(Synonyms.shipped());

  OfferSearch(Wire wire) {
    this.wire = wire;
  }

  void use(Synonyms others) {
    synonyms = others;
  }

  SearchBody asked(OfferQuery query, boolean lenient) {
    return new SearchBody(query, lenient, synonyms);
  }

  OfferHits search(OfferQuery query) {
    return search(query, synonyms);
  }

  OfferHits search(OfferQuery query, Synonyms with) {
    var fingerprint = SearchBody.fingerprint(query);
    if (query.cursor() != null) {
      var cursor = Cursor.read(query.cursor(), fingerprint, SearchBody.sortOf(query));
      return ask(query, cursor.lenient(), with, fingerprint, cursor.after());
    }
    var strict = ask(query, false, with, fingerprint, null);
    boolean foundNone = strict.countsByKind().values().stream().allMatch(count -> count == 0);
    return foundNone && query.words() != null ? ask(query, true, with, fingerprint, null) : strict;
  }

  /** As typed, or as it is meant, and never what only comes close. */
  OfferHits strictly(OfferQuery query) {
    return ask(query, false, synonyms, SearchBody.fingerprint(query), null);
  }

  List<FacetCount> counts(OfferQuery query, boolean lenient, FacetField field) {
    var body = Json.bytes(asked(query, lenient).counts(field));
    return counts(
        answered(body, SearchBody.fingerprint(query)).path("aggregations").path(SearchBody.FACETS));
  }

  Set<Criterion> missed(OfferQuery query, OfferKey key) {
    var body = asked(query, false);
    var answer = answered(Json.bytes(body.each(key)), SearchBody.fingerprint(query));
    var missed = EnumSet.noneOf(Criterion.class);
    for (var criterion : body.criteria().keySet()) {
      if (answer.path("aggregations").path(criterion.name()).path("doc_count").asLong() == 0) {
        missed.add(criterion);
      }
    }
    return missed;
  }

  List<MapCell> cells(OfferQuery query, boolean lenient, int zoom, int most) {
    var body = Json.bytes(asked(query, lenient).cells(zoom, most));
    var buckets =
        answered(body, SearchBody.fingerprint(query))
            .path("aggregations")
            .path(SearchBody.CELLS)
            .path("buckets");
    List<MapCell> cells = new ArrayList<>();
    for (var bucket : buckets) {
      var middle = bucket.path(SearchBody.MIDDLE).path("location");
      var count = bucket.path("doc_count").asLong();
      cells.add(
          new MapCell(
              new GeoPoint(middle.path("lat").asDouble(), middle.path("lon").asDouble()),
              count,
              count == 1 ? named(bucket.path(SearchBody.ONE)) : null));
    }
    return cells;
  }

  private static MapCell.Named named(JsonNode one) {
    var source = one.path("hits").path("hits").path(0).path("_source");
    return new MapCell.Named(
        new OfferKey(
            OfferKind.valueOf(source.path(Fields.KIND).asText()), source.path(Fields.ID).asText()),
        source.path(Fields.NAME).asText());
  }

  private OfferHits ask(
      OfferQuery query,
      boolean lenient,
      Synonyms with,
      String fingerprint,
      @Nullable List<Object> after) {
    var body = Json.bytes(new SearchBody(query, lenient, with).body(after));
    return read(query, lenient, fingerprint, answered(body, fingerprint));
  }

  private JsonNode answered(byte[] body, String fingerprint) {
    // All pages from the same copy: two copies may score and break ties differently.
    var parameters = Map.of("preference", "search-" + fingerprint);
    var answer = wire.read("POST", "/" + Fields.ALIAS + "/_search", parameters, body);
    if (!answer.ok()) {
      throw Indices.refused(answer, "searching");
    }
    if (answer.body().path("timed_out").asBoolean()
        || answer.body().path("_shards").path("failed").asInt() > 0) {
      throw new SearchUnavailable("only a part of the index answered", null);
    }
    return answer.body();
  }

  private static OfferHits read(
      OfferQuery query, boolean lenient, String fingerprint, JsonNode answer) {
    var found = answer.path("hits");
    List<OfferHit> hits = new ArrayList<>();
    JsonNode last = null;
    for (var hit : found.path("hits")) {
      hits.add(hit(query.near(), hit));
      last = hit.path("sort");
    }
    boolean more = last != null && hits.size() == query.size();
    return new OfferHits(
        hits,
        found.path("total").path("value").asLong(),
        byKind(answer.path("aggregations").path(SearchBody.KINDS)),
        more ? new Cursor(fingerprint, lenient, values(last)).asText() : null,
        lenient,
        query.facets() ? facets(answer.path("aggregations").path(SearchBody.FACETS)) : null);
  }

  static OfferHit hit(@Nullable GeoPoint near, JsonNode hit) {
    var document = DocumentJson.read(hit.path("_source"));
    var position = document.place().position();
    var distance =
        near == null || position == null ? null : Double.valueOf(near.distanceMetres(position));
    return new OfferHit(document, hit.path("_score").asDouble(), distance);
  }

  private static List<Object> values(@Nullable JsonNode sort) {
    List<Object> values = new ArrayList<>();
    if (sort != null) {
      sort.forEach(value -> values.add(value.isNumber() ? value.numberValue() : value.asText()));
    }
    return values;
  }

  static Map<OfferKind, Long> byKind(JsonNode aggregation) {
    Map<OfferKind, Long> counts = new EnumMap<>(OfferKind.class);
    for (var kind : OfferKind.values()) {
      counts.put(kind, 0L);
    }
    aggregation
        .path("buckets")
        .forEach(
            bucket ->
                counts.put(
                    OfferKind.valueOf(bucket.path("key").asText()),
                    bucket.path("doc_count").asLong()));
    return counts;
  }

  private static Facets facets(JsonNode aggregation) {
    return new Facets(
        counts(aggregation.path(SearchBody.BY_DEPARTMENT)),
        counts(aggregation.path(SearchBody.BY_ACTIVITY)),
        counts(aggregation.path(SearchBody.BY_CARE_MODE)));
  }

  private static List<FacetCount> counts(JsonNode aggregation) {
    List<FacetCount> counts = new ArrayList<>();
    aggregation
        .path("buckets")
        .forEach(
            bucket ->
                counts.add(
                    new FacetCount(
                        bucket.path("key").asText(), bucket.path("doc_count").asLong())));
    return counts;
  }
}

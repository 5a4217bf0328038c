package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts many searches at once, without a hit of any. */
final class OfferCounts {
  private static final String EACH = "each";

  private final Wire wire;
  private final OfferSearch search;

  OfferCounts(Wire wire, OfferSearch search) {
    this.wire = wire;
    this.search = search;
  }

  List<Long> each(List<? extends Collection<OfferQuery>> groups) {
    if (groups.stream().allMatch(Collection::isEmpty)) {
      return groups.stream().map(none -> 0L).toList();
    }
    var lenient = withoutStrictAnswer(groups);
    return counts(groups.stream().map(group -> anyOf(group, lenient)).toList());
  }

  /** Each as it is typed or meant, and never what only comes close. */
  List<Long> strictly(List<OfferQuery> queries) {
    return queries.isEmpty()
        ? List.of()
        : counts(queries.stream().map(query -> search.asked(query, false).found(true)).toList());
  }

  /** Those with words that find nothing of any kind as they were typed. */
  private Set<OfferQuery> withoutStrictAnswer(List<? extends Collection<OfferQuery>> groups) {
    var worded = new LinkedHashSet<OfferQuery>();
    groups.forEach(
        group -> group.stream().filter(query -> query.words() != null).forEach(worded::add));
    if (worded.isEmpty()) {
      return Set.of();
    }
    var asked = List.copyOf(worded);
    var counts =
        counts(asked.stream().map(query -> search.asked(query, false).found(false)).toList());
    var empty = new LinkedHashSet<OfferQuery>();
    for (var i = 0; i < asked.size(); i++) {
      if (counts.get(i) == 0) {
        empty.add(asked.get(i));
      }
    }
    return empty;
  }

  private Map<String, Object> anyOf(Collection<OfferQuery> group, Set<OfferQuery> lenient) {
    var ways = arr();
    group.forEach(query -> ways.add(search.asked(query, lenient.contains(query)).found(true)));
    return switch (ways.size()) {
      case 0 -> obj("match_none", obj());
      case 1 -> obj("bool", obj("filter", ways));
      default -> obj("bool", obj("should", ways, "minimum_should_match", 1));
    };
  }

  private List<Long> counts(List<Map<String, Object>> clauses) {
    Map<String, Object> filters = new LinkedHashMap<>();
    for (var clause : clauses) {
      filters.put(Integer.toString(filters.size()), clause);
    }
    var body =
        obj(
            "size",
            0,
            "track_total_hits",
            false,
            "aggs",
            obj(EACH, obj("filters", obj("filters", filters))));
    var buckets = answered(Json.bytes(body)).path("aggregations").path(EACH).path("buckets");
    List<Long> counts = new ArrayList<>();
    for (var i = 0; i < clauses.size(); i++) {
      counts.add(buckets.path(Integer.toString(i)).path("doc_count").asLong());
    }
    return counts;
  }

  private JsonNode answered(byte[] body) {
    var answer = wire.read("POST", "/" + Fields.ALIAS + "/_search", Map.of(), body);
    if (!answer.ok()) {
      throw Indices.refused(answer, "counting");
    }
    if (answer.body().path("timed_out").asBoolean()
        || answer.body().path("_shards").path("failed").asInt() > 0) {
      throw new SearchUnavailable("only a part of the index answered", null);
    }
    return answer.body();
  }
}

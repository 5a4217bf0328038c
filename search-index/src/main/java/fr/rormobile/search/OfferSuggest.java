package fr.rormobile.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.search.OfferHits.OfferHit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks for all kinds in one request, of what is around the person and of what is anywhere; a second
 * time with typing errors if nothing was found.
 */
final class OfferSuggest {
  private static final byte[] SAME_INDEX = Json.bytes(Map.of());

  private final Wire wire;

  OfferSuggest(Wire wire) {
    this.wire = wire;
  }

  Suggestions suggest(SuggestQuery query) {
    var strict = new SuggestBody(query, false);
    var found = ask(query, strict);
    return found.isEmpty() && strict.canBeLenient()
        ? new Suggestions(ask(query, new SuggestBody(query, true)), true)
        : new Suggestions(found, false);
  }

  private List<OfferHit> ask(SuggestQuery query, SuggestBody body) {
    var answer = wire.read("POST", "/" + Fields.ALIAS + "/_msearch", Map.of(), lines(query, body));
    if (!answer.ok()) {
      throw Indices.refused(answer, "suggesting");
    }
    List<OfferHit> hits = new ArrayList<>();
    var parts = answer.body().path("responses").iterator();
    for (var _ : OfferKind.values()) {
      hits.addAll(ofKind(query, parts));
    }
    return hits;
  }

  private record Scored(OfferHit hit, double score) {}

  /** Who is found around is found anywhere too, with less: the first of the two counts. */
  private static List<OfferHit> ofKind(SuggestQuery query, Iterator<JsonNode> parts) {
    List<Scored> scored = new ArrayList<>();
    for (var part = 0; part < (query.near() == null ? 1 : 2); part++) {
      for (var hit : checked(parts.next()).path("hits").path("hits")) {
        scored.add(new Scored(OfferSearch.hit(query.near(), hit), hit.path("_score").asDouble()));
      }
    }
    var seen = new HashSet<OfferKey>();
    return scored.stream()
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .map(Scored::hit)
        .filter(hit -> seen.add(hit.document().key()))
        .limit(query.size())
        .toList();
  }

  private static JsonNode checked(JsonNode part) {
    if (part.path("status").asInt() >= 300
        || part.path("timed_out").asBoolean()
        || part.path("_shards").path("failed").asInt() > 0) {
      throw new SearchUnavailable(
          "suggesting was answered " + part.path("status") + ", " + part.path("error"), null);
    }
    return part;
  }

  private static byte[] lines(SuggestQuery query, SuggestBody body) {
    var near = query.near();
    var lines = new ByteArrayOutputStream();
    Stream.of(OfferKind.values())
        .flatMap(
            kind ->
                near == null
                    ? Stream.of(body.anywhere(kind))
                    : Stream.of(body.around(kind, near), body.anywhere(kind)))
        .forEach(
            one -> {
              lines.writeBytes(SAME_INDEX);
              lines.write('\n');
              lines.writeBytes(Json.bytes(one));
              lines.write('\n');
            });
    return lines.toByteArray();
  }
}

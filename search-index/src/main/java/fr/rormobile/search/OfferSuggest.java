package fr.rormobile.search;

import fr.rormobile.search.OfferHits.OfferHit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks for all kinds in one request; a second time with typing errors if nothing was found. */
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
    var answer = wire.read("POST", "/" + Fields.ALIAS + "/_msearch", Map.of(), lines(body));
    if (!answer.ok()) {
      throw Indices.refused(answer, "suggesting");
    }
    List<OfferHit> hits = new ArrayList<>();
    for (var part : answer.body().path("responses")) {
      if (part.path("status").asInt() >= 300
          || part.path("timed_out").asBoolean()
          || part.path("_shards").path("failed").asInt() > 0) {
        throw new SearchUnavailable(
            "suggesting was answered " + part.path("status") + ", " + part.path("error"), null);
      }
      part.path("hits").path("hits").forEach(hit -> hits.add(OfferSearch.hit(query.near(), hit)));
    }
    return hits;
  }

  private static byte[] lines(SuggestBody body) {
    var lines = new ByteArrayOutputStream();
    for (var kind : OfferKind.values()) {
      lines.writeBytes(SAME_INDEX);
      lines.write('\n');
      lines.writeBytes(Json.bytes(body.body(kind)));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}

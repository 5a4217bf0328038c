package fr.rormobile.api.measuring;

import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/**
 * A search, ready to be sent either way.
 *
 * @param api to the program
 * @param raw to OpenSearch, one after the other, byte for byte what the program sends there
 */
record Prepared(Question.Kind kind, HttpRequest api, List<HttpRequest> raw) {

  Prepared {
    raw = List.copyOf(raw);
  }

  static List<Prepared> all(List<Question> questions, Phone phone, URI openSearch) {
    try (var index = OfferIndex.connect(List.of(openSearch), Phone.PATIENCE)) {
      return questions.stream().map(question -> of(question, phone, openSearch, index)).toList();
    }
  }

  private static Prepared of(Question question, Phone phone, URI openSearch, OfferIndex index) {
    var raw = new ArrayList<HttpRequest>();
    var query = question.query();
    var lenient = goesOnLeniently(index, query);
    raw.add(post(openSearch, index.requestBody(query)));
    if (lenient) {
      raw.add(post(openSearch, index.lenientRequestBody(query)));
    }
    for (var counted : question.facets()) {
      raw.add(post(openSearch, index.facetBody(counted.query(), lenient, counted.field())));
    }
    return new Prepared(question.kind(), phone.get(question.path()), raw);
  }

  private static boolean goesOnLeniently(OfferIndex index, OfferQuery query) {
    return query.words() != null && index.search(query).lenient();
  }

  private static HttpRequest post(URI openSearch, String body) {
    return HttpRequest.newBuilder(openSearch.resolve("/offer/_search"))
        .timeout(Phone.PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  Reply sendToApi() throws IOException, InterruptedException {
    return Phone.send(api);
  }

  /** The last answer, or the first that is not one of success. */
  Reply sendRaw() throws IOException, InterruptedException {
    var reply = Reply.NONE;
    for (var request : raw) {
      reply = Phone.send(request);
      if (!reply.accepted()) {
        return reply;
      }
    }
    return reply;
  }
}

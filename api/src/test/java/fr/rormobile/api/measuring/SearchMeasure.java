package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The mixed search through the program, and the same requests raw to OpenSearch, in turns, so that
 * both meet the same machine.
 */
final class SearchMeasure {
  private static final double PER_SECOND = 100;
  private static final double WARM_UP_PER_SECOND = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TURN = Duration.ofSeconds(10);
  private static final int TURNS = 3;

  private final List<Prepared> searches;
  private final URI openSearch;
  private final AtomicInteger position = new AtomicInteger();

  SearchMeasure(List<Prepared> searches, URI openSearch) {
    this.searches = searches;
    this.openSearch = openSearch;
  }

  /** How a prepared search is sent. */
  private interface Way {
    Reply send(Prepared search) throws IOException, InterruptedException;
  }

  Prepared next() {
    return searches.get(Math.floorMod(position.getAndIncrement(), searches.size()));
  }

  void run(Report report) throws IOException, InterruptedException {
    for (Way way : List.<Way>of(Prepared::sendToApi, Prepared::sendRaw)) {
      OpenLoop.run(WARM_UP_PER_SECOND, WARM_UP, request(way, kind -> new Series()));
    }
    var api = new Series();
    var raw = new Series();
    var apiByKind = byKind();
    var rawByKind = byKind();
    long askedByApi = 0;
    long askedRaw = 0;
    for (var turn = 0; turn < TURNS; turn++) {
      var from = position.get();
      for (var first : turn % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
        position.set(from);
        var before = asked();
        if (first) {
          api.add(turn(Prepared::sendToApi, apiByKind));
          askedByApi += asked() - before;
        } else {
          raw.add(turn(Prepared::sendRaw, rawByKind));
          askedRaw += asked() - before;
        }
      }
    }
    report(report, api, raw, askedByApi, askedRaw);
    for (var kind : Question.Kind.values()) {
      report.add(
          "dont " + kind.label() + " (" + kind.percent() + " %) : API ; brut",
          "–",
          brief(series(apiByKind, kind)) + " ; " + brief(series(rawByKind, kind)));
    }
  }

  private static void report(
      Report report, Series api, Series raw, long askedByApi, long askedRaw) {
    report.add(
        "recherche mêlée, 100/s",
        "p50 ≤ 10 ms, p95 ≤ 40, p99 ≤ 100, sans erreur",
        Report.latency(api));
    report.add("mêmes requêtes, OpenSearch seul, 100/s", "–", Report.latency(raw));
    report.add(
        "notre part : p50 API / p50 OpenSearch seul",
        "≤ 1,3",
        format(
            "%.2f (requêtes reçues par OpenSearch : %d de l'API, %d brutes)",
            api.percentile(50) / raw.percentile(50), askedByApi, askedRaw));
  }

  private static String brief(Series series) {
    return format(
        "p50 %.1f ms, p95 %.1f, p99 %.1f",
        series.percentile(50), series.percentile(95), series.percentile(99));
  }

  private Series turn(Way way, Map<Question.Kind, Series> byKind) {
    return OpenLoop.run(PER_SECOND, TURN, request(way, kind -> series(byKind, kind)));
  }

  private java.util.function.Supplier<Request> request(
      Way way, Function<Question.Kind, Series> seriesOf) {
    return () -> {
      var search = next();
      var series = seriesOf.apply(search.kind());
      return () -> {
        // From the sending: the whole series counts from the intended start.
        var began = System.nanoTime();
        var reply = way.send(search);
        series.record(System.nanoTime() - began, reply);
        return reply;
      };
    };
  }

  private static Map<Question.Kind, Series> byKind() {
    var all = new EnumMap<Question.Kind, Series>(Question.Kind.class);
    for (var kind : Question.Kind.values()) {
      all.put(kind, new Series());
    }
    return all;
  }

  private static Series series(Map<Question.Kind, Series> byKind, Question.Kind kind) {
    return byKind.getOrDefault(kind, new Series());
  }

  /** How many searches the node has carried out. */
  private long asked() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(openSearch.resolve("/_nodes/stats/indices/search"))
            .timeout(Phone.PATIENCE)
            .build();
    JsonNode nodes = Phone.read(Phone.expect(request)).path("nodes");
    long sum = 0;
    for (var node : nodes) {
      sum += node.path("indices").path("search").path("query_total").asLong();
    }
    return sum;
  }
}

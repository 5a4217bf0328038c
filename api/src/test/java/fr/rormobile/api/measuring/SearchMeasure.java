package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import fr.rormobile.api.measuring.Question.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The mixed search through the program, and the same requests raw to OpenSearch, in turns, so that
 * both meet the same machine.
 */
final class SearchMeasure {
  private static final double PER_SECOND = 100;
  private static final double WARM_UP_PER_SECOND = 50;

  /** A JVM that has just started is slower by far for about a minute: that is told apart. */
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private static final Duration TURN = Duration.ofSeconds(10);
  private static final int TURNS = 3;

  private final List<Prepared> searches;
  private final URI openSearch;
  private final AtomicInteger position = new AtomicInteger();

  SearchMeasure(List<Prepared> searches, URI openSearch) {
    this.searches = searches;
    this.openSearch = openSearch;
  }

  /** The next one, through the program; from the first again after the last. */
  Request next() {
    return take()::sendToApi;
  }

  private Prepared take() {
    return searches.get(Math.floorMod(position.getAndIncrement(), searches.size()));
  }

  void run(Report report) throws IOException, InterruptedException {
    var api = new Side(Prepared::sendToApi);
    var raw = new Side(Prepared::sendRaw);
    for (var side : List.of(api, raw)) {
      OpenLoop.run(WARM_UP_PER_SECOND, WARM_UP, () -> side.request(take()));
    }
    for (var turn = 0; turn < TURNS; turn++) {
      var from = position.get();
      // Whoever comes second finds caches warmed by the other: each does half of the time.
      for (var side : turn % 2 == 0 ? List.of(api, raw) : List.of(raw, api)) {
        position.set(from);
        turn(side);
      }
    }
    report(report, api, raw);
  }

  private void turn(Side side) throws IOException, InterruptedException {
    var before = carriedOut();
    side.all.add(
        OpenLoop.run(
            PER_SECOND,
            TURN,
            () -> {
              var search = take();
              return side.request(search).countedIn(side.of(search.kind()));
            }));
    side.carriedOut += carriedOut() - before;
  }

  private static void report(Report report, Side api, Side raw) {
    report.add(
        "recherche mêlée, 100/s",
        "p50 ≤ 10 ms, p95 ≤ 40, p99 ≤ 100, sans erreur",
        Report.latency(api.all));
    report.add("mêmes requêtes, OpenSearch seul, 100/s", "–", Report.latency(raw.all));
    report.add(
        "notre part : p50 de l'API / p50 d'OpenSearch seul",
        "≤ 1,3",
        format(
            "%.2f (recherches faites par OpenSearch : %d pour l'API, %d brutes)%s",
            api.all.percentile(50) / raw.all.percentile(50),
            api.carriedOut,
            raw.carriedOut,
            // Those that were turned away lightened the load of the others.
            api.all.failed() + raw.all.failed() == 0 ? "" : " ; sans valeur : il y a des erreurs"));
    for (var kind : Kind.values()) {
      report.add(
          "dont " + kind.label() + " (" + kind.percent() + " %)",
          "–",
          "API " + brief(api.of(kind)) + " ; seul " + brief(raw.of(kind)));
    }
  }

  private static String brief(Series series) {
    return format(
        "p50 %.1f ms, p95 %.1f, p99 %.1f",
        series.percentile(50), series.percentile(95), series.percentile(99));
  }

  /** How a prepared search is sent. */
  private interface Way {
    Reply send(Prepared search) throws IOException, InterruptedException;
  }

  /** One of the two ways, and what it gave. */
  private static final class Side {
    private final Way way;
    private final Series all = new Series();
    private final Map<Kind, Series> byKind = new ConcurrentHashMap<>();
    private long carriedOut;

    Side(Way way) {
      this.way = way;
    }

    Request request(Prepared search) {
      return () -> way.send(search);
    }

    Series of(Kind kind) {
      return byKind.computeIfAbsent(kind, unseen -> new Series());
    }
  }

  /** How many searches the node has carried out so far. */
  private long carriedOut() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(openSearch.resolve("/_nodes/stats/indices/search"))
            .timeout(Phone.PATIENCE)
            .build();
    long sum = 0;
    for (var node : Phone.read(Phone.expect(request)).path("nodes")) {
      sum += node.path("indices").path("search").path("query_total").asLong();
    }
    return sum;
  }
}

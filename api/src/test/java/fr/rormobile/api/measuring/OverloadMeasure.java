package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/**
 * Four times as many searches as the program can answer: what it refuses, and how soon it is well.
 */
final class OverloadMeasure {
  private static final List<Integer> STEPS =
      List.of(25, 50, 100, 150, 200, 300, 400, 600, 800, 1_200, 1_600);
  private static final Duration STEP = Duration.ofSeconds(4);
  private static final Duration OVERLOAD = Duration.ofSeconds(10);
  private static final Duration AFTERWARDS = Duration.ofSeconds(12);
  private static final int FACTOR = 4;
  private static final double PROBES_PER_SECOND = 10;

  /**
   * A rate is borne when 95 of 100 are answered within that, none is refused, and none piles up.
   */
  private static final double BORNE_MILLIS = 250;

  private static final double KEPT_UP = 0.95;
  private static final long WELL_NANOS = 250_000_000;

  private final Supplier<Request> searches;

  OverloadMeasure(Supplier<Request> searches) {
    this.searches = searches;
  }

  void run(Report report) {
    var capacity = capacity();
    var overload = OpenLoop.run(capacity * (double) FACTOR, OVERLOAD, searches);
    var well = untilWell();
    report.add(
        "surcharge : 4 × la capacité trouvée, 10 s",
        "429/503 avec Retry-After aussitôt, p99 des acceptées ≤ 500 ms",
        format(
            "capacité %d/s ; envoyées %.0f/s, répondues %.0f/s ; %.0f %% refusées (429/503), dont"
                + " %.0f %% avec Retry-After, p99 des refus %.0f ms ; acceptées p50 %.0f ms, p99"
                + " %.0f ; %s",
            capacity,
            capacity * (double) FACTOR,
            overload.rate(),
            100.0 * overload.turnedAway() / overload.count(),
            100.0 * overload.toldWhenToComeBack() / Math.max(1, overload.turnedAway()),
            overload.refusedPercentile(99),
            overload.percentile(50),
            overload.percentile(99),
            others(overload)));
    report.add("retour à la normale (réponse sous 250 ms) après la surcharge", "≤ 10 s", well);
  }

  private static String others(Series series) {
    var others = series.failed() - series.turnedAway();
    return others == 0 ? "aucune autre erreur" : others + " autres erreurs";
  }

  private int capacity() {
    var borne = STEPS.getFirst();
    for (var rate : STEPS) {
      var series = OpenLoop.run(rate, STEP, searches);
      if (series.failed() > 0
          || series.percentile(95) > BORNE_MILLIS
          || series.rate() < KEPT_UP * rate) {
        break;
      }
      borne = rate;
    }
    return borne;
  }

  private String untilWell() {
    var bad = new ConcurrentSkipListSet<Long>();
    var began = System.nanoTime();
    OpenLoop.run(PROBES_PER_SECOND, AFTERWARDS, () -> probe(began, bad));
    if (bad.isEmpty()) {
      return "aussitôt";
    }
    return bad.last() > AFTERWARDS.minusSeconds(1).toNanos()
        ? "pas en " + AFTERWARDS.toSeconds() + " s"
        : format("%.1f s", bad.last() / 1e9);
  }

  /** Notes when it was sent, should the answer not be as usual. */
  private Request probe(long began, Set<Long> bad) {
    var search = searches.get();
    return new Request() {
      @Override
      public Reply send() throws IOException, InterruptedException {
        return search.send();
      }

      @Override
      public void took(long nanos, Reply reply) {
        if (!reply.accepted() || nanos > WELL_NANOS) {
          bad.add(System.nanoTime() - nanos - began);
        }
      }
    };
  }
}

package fr.rormobile.api.measuring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The mixed search while OpenSearch is away: from PostgreSQL. */
final class DegradedMeasure {
  private static final double PER_SECOND = 20;
  private static final Duration TIME = Duration.ofSeconds(15);

  private DegradedMeasure() {}

  static void run(Report report, Phone phone, List<Question> questions) {
    var next = new AtomicInteger();
    Supplier<Request> searches =
        () -> {
          var question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
          var request = phone.get(question.path());
          return () -> Phone.send(request);
        };
    OpenLoop.run(PER_SECOND, TIME, searches);
    report.add(
        "recherche mêlée sans OpenSearch, depuis PostgreSQL, 20/s",
        "–",
        Report.latency(OpenLoop.run(PER_SECOND, TIME, searches)));
  }
}

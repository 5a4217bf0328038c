package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What was declared, and how long until a provider heard of it. Thread-safe. */
final class Departures {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final Map<String, Sent> sent = new ConcurrentHashMap<>();

  /** When it was sent and when the answer was there, of {@link System#nanoTime()}. */
  private record Sent(long sentNanos, long answeredNanos) {}

  void answered(String tension, long sentNanos) {
    sent.put(tension, new Sent(sentNanos, System.nanoTime()));
  }

  /** Returns when all have arrived everywhere, or there is no hope left. */
  void await(Arrivals... arrivals) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until
        && !Stream.of(arrivals).allMatch(one -> one.first().keySet().containsAll(sent.keySet()))) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** A message may leave before the answer has arrived: the commit precedes both. */
  String until(Arrivals arrivals) {
    var first = arrivals.first();
    var fromAnswer = new Series();
    var fromSending = new Series();
    var arrived = new Reply(200, false);
    sent.forEach(
        (tension, left) -> {
          var at = first.get(tension);
          if (at != null) {
            fromAnswer.record(Math.max(0, at - left.answeredNanos()), arrived);
            fromSending.record(at - left.sentNanos(), arrived);
          }
        });
    if (fromAnswer.count() == 0) {
      return "aucun arrivé sur " + sent.size();
    }
    return format(
        "p50 %.1f ms, p99 %.1f (depuis l'envoi du POST : p50 %.1f, p99 %.1f) ; %d arrivés sur %d",
        fromAnswer.percentile(50),
        fromAnswer.percentile(99),
        fromSending.percentile(50),
        fromSending.percentile(99),
        fromAnswer.count(),
        sent.size());
  }
}

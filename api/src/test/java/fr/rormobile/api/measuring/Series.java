package fr.rormobile.api.measuring;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a run of requests gave: how long, how many of each status. Thread-safe. */
final class Series {
  private static final long LONGEST_NANOS = 120_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram accepted = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final Histogram refused = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final LongAdder toldWhen = new LongAdder();
  private final AtomicLong busyNanos = new AtomicLong();

  /**
   * Sends, and counts the time since the request should have been sent.
   *
   * @param intendedNanos of {@link System#nanoTime()}
   */
  void measure(long intendedNanos, Request request) {
    Reply reply;
    try {
      reply = request.send();
    } catch (IOException broken) {
      reply = Reply.NONE;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    var nanos = System.nanoTime() - intendedNanos;
    record(nanos, reply);
    request.took(nanos, reply);
  }

  void record(long nanos, Reply reply) {
    var value = Math.clamp(nanos, 0, LONGEST_NANOS);
    (reply.accepted() ? accepted : refused).recordValue(value);
    statuses.computeIfAbsent(reply.status(), status -> new LongAdder()).increment();
    if (reply.retryAfter()) {
      toldWhen.increment();
    }
  }

  /** Time from the first intended start to the last answer; that of several runs adds up. */
  void lasted(long nanos) {
    busyNanos.addAndGet(nanos);
  }

  void add(Series other) {
    accepted.add(other.accepted);
    refused.add(other.refused);
    other.statuses.forEach(
        (status, count) ->
            statuses.computeIfAbsent(status, unseen -> new LongAdder()).add(count.sum()));
    toldWhen.add(other.toldWhen.sum());
    lasted(other.busyNanos.get());
  }

  long count() {
    return accepted.getTotalCount() + refused.getTotalCount();
  }

  long acceptedCount() {
    return accepted.getTotalCount();
  }

  long failed() {
    return refused.getTotalCount();
  }

  /** Refused with 429 or 503. */
  long turnedAway() {
    return of(429) + of(503);
  }

  long toldWhenToComeBack() {
    return toldWhen.sum();
  }

  private long of(int status) {
    var counted = statuses.get(status);
    return counted == null ? 0 : counted.sum();
  }

  /** Answers a second, whatever their status. */
  double rate() {
    var nanos = busyNanos.get();
    return nanos == 0 ? 0 : count() * 1e9 / nanos;
  }

  /** Of the accepted requests, in ms. */
  double percentile(double percent) {
    return accepted.getValueAtPercentile(percent) / 1e6;
  }

  /** Of the accepted requests, in ms. */
  double max() {
    return accepted.getMaxValue() / 1e6;
  }

  /** Of those that were turned away, in ms. */
  double refusedPercentile(double percent) {
    return refused.getValueAtPercentile(percent) / 1e6;
  }

  /** Number of accepted requests that took at least that long. */
  long slowerThan(long nanos) {
    return accepted.getCountBetweenValues(nanos, LONGEST_NANOS);
  }

  Map<Integer, Long> statuses() {
    var counts = new TreeMap<Integer, Long>();
    statuses.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }
}

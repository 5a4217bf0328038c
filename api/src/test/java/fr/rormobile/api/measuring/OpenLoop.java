package fr.rormobile.api.measuring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends requests at a fixed rate, whether or not the ones before were answered, as people do who
 * know nothing of each other.
 *
 * <p>The latency of a request counts from the moment when it should have been sent: a server that
 * stands still for a second makes all wait who come in that second, and all of them are counted. A
 * loop that waits for its answer would count one.
 */
final class OpenLoop {
  private static final long LEAD_NANOS = 20_000_000;

  private OpenLoop() {}

  /**
   * Returns when the last answer is there.
   *
   * @param perSecond more than 0
   * @param requests asked for the next one at each step, on one thread
   */
  static Series run(double perSecond, Duration time, Supplier<Request> requests) {
    var step = 1e9 / perSecond;
    var count = Math.max(1, Math.round(time.toNanos() / step));
    var series = new Series();
    var start = System.nanoTime() + LEAD_NANOS;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < count && !Thread.currentThread().isInterrupted(); i++) {
        var intended = start + Math.round(i * step);
        var request = requests.get();
        waitUntil(intended);
        threads.execute(() -> series.measure(intended, request));
      }
    }
    series.lasted(Math.max(System.nanoTime() - start, Math.round(count * step)));
    return series;
  }

  private static void waitUntil(long nanos) {
    for (var left = nanos - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

package fr.rormobile.api.travel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a service alone that failed several times on end; then lets one question through at a time
 * until it is answered. Thread-safe.
 */
final class Breaker {
  /** On end. One alone may be a lost packet. */
  static final int ENOUGH = 2;

  private final Clock clock;
  private final Duration pause;
  private int failures;
  private Instant until = Instant.MIN;

  Breaker(Clock clock, Duration pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** Whether the service may be asked now; who is told so asks, and says what came of it. */
  synchronized boolean mayAsk() {
    if (failures < ENOUGH) {
      return true;
    }
    var now = clock.instant();
    if (now.isBefore(until)) {
      return false;
    }
    until = now.plus(pause);
    return true;
  }

  synchronized void answered() {
    failures = 0;
  }

  synchronized void failed() {
    failures = Math.min(ENOUGH, failures + 1);
    until = clock.instant().plus(pause);
  }
}

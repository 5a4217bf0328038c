package fr.rormobile.notifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is moved. */
public final class TestClock extends Clock {

  public static final Instant NIGHT = Instant.parse("2026-10-25T00:30:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NIGHT);

  public void advance(Duration by) {
    now.updateAndGet(moment -> moment.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}

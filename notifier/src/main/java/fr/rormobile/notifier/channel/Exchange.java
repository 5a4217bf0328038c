package fr.rormobile.notifier.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What really went over the wire while one push was sent, noted by {@link OneShotTransport} below
 * the SDK, which hides part of it. One thread's at a time.
 */
final class Exchange {

  /** Bound while a push is being sent. */
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private int status;
  private int refusals;
  private @Nullable String retryAfter;
  private @Nullable String failure;

  void answered(int status, @Nullable String retryAfter) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.failure = null;
    this.refusals += status == 401 ? 1 : 0;
  }

  /** How often our token was refused. */
  int refusals() {
    return refusals;
  }

  void failed(String what) {
    this.status = 0;
    this.retryAfter = null;
    this.failure = what;
  }

  /** Of the last answer; 0 when there was none. */
  int status() {
    return status;
  }

  /** Why there was no answer, in our words. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** RFC 9110 §10.2.3: seconds, or a date. Anything else counts as absent. */
  Optional<Duration> retryAfter(Clock clock) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    var text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(positive(Duration.between(Instant.now(clock), date)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}

package fr.rormobile.notifier.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling, with full jitter, so that a provider that
 * comes back is not met by everybody at once.
 *
 * @param first the longest wait after the first attempt
 * @param longest the longest wait of all, unless the provider asks for more
 * @param longestAsked a provider is obeyed up to this; beyond, its {@code Retry-After} is taken for
 *     a mistake
 */
record Backoff(Duration first, Duration longest, Duration longestAsked) {

  static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30));

  Backoff {
    if (!first.isPositive()
        || longest.compareTo(first) < 0
        || longestAsked.compareTo(longest) < 0) {
      throw new IllegalArgumentException(
          "must grow: " + first + ", " + longest + ", " + longestAsked);
    }
  }

  /**
   * Between 0 and {@code first × 2^(attempts-1)}, at most {@code longest}; that on top of what the
   * provider asked for, if it did.
   *
   * @param attempts made so far, at least 1
   */
  Duration after(int attempts, Optional<Duration> asked, RandomGenerator random) {
    int doublings = Math.min(attempts - 1, 30);
    long most = Math.min(longest.toMillis(), first.toMillis() << doublings);
    var jitter = Duration.ofMillis(random.nextLong(most + 1));
    return asked
        .map(wait -> wait.compareTo(longestAsked) > 0 ? longestAsked : wait)
        .map(wait -> wait.plus(Duration.ofMillis(Math.min(jitter.toMillis(), first.toMillis()))))
        .orElse(jitter);
  }
}

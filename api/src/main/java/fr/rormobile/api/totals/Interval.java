package fr.rormobile.api.totals;

import org.jspecify.annotations.Nullable;

/**
 * A number of beds that is not known exactly: the true one is in it, bounds included.
 *
 * @param min what is sure; zero or more
 * @param max what is possible; null: nobody can tell, because some unit never said how many it has
 */
public record Interval(int min, @Nullable Integer max) {
  public static final Interval ZERO = exactly(0);

  public Interval {
    if (min < 0 || (max != null && max < min)) {
      throw new IllegalArgumentException("no interval: " + min + " to " + max);
    }
  }

  public static Interval exactly(int number) {
    return new Interval(number, number);
  }

  /** Anything from nothing to that; null: without a bound. */
  public static Interval upTo(@Nullable Integer most) {
    return new Interval(0, most);
  }

  /** Of two sets of beds that have none in common. */
  public Interval plus(Interval other) {
    return new Interval(
        min + other.min,
        max == null || other.max == null ? null : Integer.valueOf(max + other.max));
  }

  public boolean contains(int number) {
    return number >= min && (max == null || number <= max);
  }
}

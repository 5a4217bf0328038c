package fr.rormobile.api.beds;

import java.time.Duration;
import java.time.Instant;

/** How far a figure can be trusted, by its age. The one place that decides it. */
public enum Freshness {
  FRESH,
  AGEING,
  OVERDUE;

  /**
   * @param updatedAt after {@code now} counts as now: clocks of two machines differ
   * @param expectedEvery the rhythm asked of this figure now ({@link UnitCapacity#expectedEvery()})
   * @return FRESH up to half the rhythm, bound included, AGEING up to the rhythm, bound included,
   *     then OVERDUE
   */
  public static Freshness of(Instant updatedAt, Duration expectedEvery, Instant now) {
    var age = Duration.between(updatedAt, now);
    if (age.compareTo(expectedEvery.dividedBy(2)) <= 0) {
      return FRESH;
    }
    return age.compareTo(expectedEvery) <= 0 ? AGEING : OVERDUE;
  }
}

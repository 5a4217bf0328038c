package fr.rormobile.api.beds;

import java.time.Duration;
import java.time.Instant;

/** How far a figure can be trusted, by its age. The one place that decides it. */
public enum Freshness {
  FRESH,
  AGEING,
  OVERDUE;

  /**
   * A figure is expected once a day: the rhythm asked of critical care, which is what is looked for
   * in an emergency. Figures given several times a day are simply always fresh.
   */
  public static final Duration EXPECTED_EVERY = Duration.ofHours(24);

  /**
   * @param updatedAt after {@code now} counts as now: clocks of two machines differ
   * @return FRESH up to half the rhythm, bound included, AGEING up to the rhythm, bound included,
   *     then OVERDUE
   */
  public static Freshness of(Instant updatedAt, Instant now) {
    var age = Duration.between(updatedAt, now);
    if (age.compareTo(EXPECTED_EVERY.dividedBy(2)) <= 0) {
      return FRESH;
    }
    return age.compareTo(EXPECTED_EVERY) <= 0 ? AGEING : OVERDUE;
  }
}

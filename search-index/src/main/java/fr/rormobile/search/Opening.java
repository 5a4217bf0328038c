package fr.rormobile.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * When one can come.
 *
 * @param always day and night, but for the days closed
 * @param zone of the place, in which the week and the days run
 * @param week of every week
 * @param closed days on which the week does not hold
 * @param special hours of single days, whatever the week says
 */
public record Opening(
    boolean always, ZoneId zone, List<Week> week, List<Days> closed, List<Hours> special) {

  /** Minutes of a week, which begins on Monday at midnight: 0 to 10,080, the end exclusive. */
  public record Week(int from, int to) {
    public Week {
      if (from < 0 || to > 10_080 || from >= to) {
        throw new IllegalArgumentException("minutes " + from + " to " + to + " of a week");
      }
    }
  }

  /** Both inclusive. */
  public record Days(LocalDate from, LocalDate to) {}

  /** The end exclusive. */
  public record Hours(Instant from, Instant to) {}

  public Opening {
    week = List.copyOf(week);
    closed = List.copyOf(closed);
    special = List.copyOf(special);
  }
}

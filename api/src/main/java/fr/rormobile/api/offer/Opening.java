package fr.rormobile.api.offer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * « Ouvert maintenant », by the clock on the unit's own wall: an hour that happens twice on the
 * night the clocks go back is open twice, one that does not happen is not.
 *
 * <p>Exceptions of a day replace its usual hours; several for one day add up, and a day with
 * exceptions that all say closed is closed.
 */
final class Opening {
  private Opening() {}

  /** Empty when nothing is known: no hours were ever given, or the zone is not one. */
  static Optional<Boolean> openAt(Schedule schedule, Instant moment) {
    var zone = zone(schedule);
    if (zone.isEmpty()) {
      return Optional.empty();
    }
    var wall = moment.atZone(zone.get());
    var day = wall.toLocalDate();
    var minute = wall.getHour() * 60 + wall.getMinute();
    var exceptions = schedule.exceptions().stream().filter(e -> e.covers(day)).toList();
    if (!exceptions.isEmpty()) {
      return Optional.of(exceptions.stream().anyMatch(e -> holds(e, minute)));
    }
    if (schedule.alwaysOpen()) {
      return Optional.of(true);
    }
    if (schedule.hours().isEmpty()) {
      return Optional.empty();
    }
    var weekday = wall.getDayOfWeek().getValue();
    return Optional.of(
        schedule.hours().stream()
            .filter(hours -> hours.day() == weekday)
            .anyMatch(h -> within(minute, h.opensMinute(), h.closesMinute())));
  }

  /** The date on the unit's wall; UTC's when the zone is not one. */
  static LocalDate today(Schedule schedule, Instant moment) {
    return moment.atZone(zone(schedule).orElse(ZoneOffset.UTC)).toLocalDate();
  }

  private static boolean holds(Schedule.OpeningException exception, int minute) {
    var opens = exception.opensMinute();
    var closes = exception.closesMinute();
    return opens != null && closes != null && within(minute, opens, closes);
  }

  private static boolean within(int minute, int from, int until) {
    return from <= minute && minute < until;
  }

  private static Optional<ZoneId> zone(Schedule schedule) {
    try {
      return Optional.of(ZoneId.of(schedule.zone()));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.offer.Schedule;
import fr.rormobile.search.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Hours of a unit, as the index has them. */
final class Openings {
  private static final int MINUTES_OF_DAY = 1_440;

  /** An exception that goes on for longer has its first days indexed. */
  private static final int MOST_DAYS = 366;

  private Openings() {}

  /** Null: no hours are known. */
  static @Nullable Opening of(Schedule schedule) {
    if (!schedule.alwaysOpen() && schedule.hours().isEmpty() && schedule.exceptions().isEmpty()) {
      return null;
    }
    var zone = ZoneId.of(schedule.zone());
    var closed = new ArrayList<Opening.Days>();
    var special = new ArrayList<Opening.Hours>();
    for (var exception : schedule.exceptions()) {
      closed.add(new Opening.Days(exception.startsOn(), exception.endsOn()));
      var opens = exception.opensMinute();
      var closes = exception.closesMinute();
      if (opens != null && closes != null) {
        exception
            .startsOn()
            .datesUntil(exception.endsOn().plusDays(1))
            .limit(MOST_DAYS)
            .forEach(
                day -> special.add(new Opening.Hours(at(day, opens, zone), at(day, closes, zone))));
      }
    }
    return new Opening(
        schedule.alwaysOpen(),
        zone,
        schedule.hours().stream()
            .map(
                hours ->
                    new Opening.Week(
                        (hours.day() - 1) * MINUTES_OF_DAY + hours.opensMinute(),
                        (hours.day() - 1) * MINUTES_OF_DAY + hours.closesMinute()))
            .toList(),
        closed,
        special);
  }

  private static Instant at(LocalDate day, int minute, ZoneId zone) {
    return minute == MINUTES_OF_DAY
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(minute / 60, minute % 60).atZone(zone).toInstant();
  }
}

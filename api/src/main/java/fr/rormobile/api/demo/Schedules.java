package fr.rormobile.api.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Invents when a unit is open. */
final class Schedules {
  /** Modes (J19) of places that never close. */
  private static final Set<String> DAY_AND_NIGHT =
      Set.of("13", "27", "28", "31", "33", "38", "46", "59");

  private static final List<String> OPENS = List.of("08:00", "08:30", "08:30", "09:00");
  private static final List<String> CLOSES = List.of("16:30", "17:00", "17:30", "18:00");

  private final Dice dice;
  private final Words words;
  private final Clock clock;

  Schedules(Dice dice, Words words, Clock clock) {
    this.dice = dice;
    this.words = words;
    this.clock = clock;
  }

  boolean neverCloses(String mode) {
    return DAY_AND_NIGHT.contains(mode);
  }

  /**
   * @param pattern office or town
   */
  List<Rows.Hours> hours(String pattern, String mode) {
    if (neverCloses(mode) || dice.chance(6)) {
      return List.of();
    }
    if (mode.equals("29") || mode.equals("09") || mode.equals("47")) {
      return weekdays(List.of(new Span("07:30", "18:30")), 5);
    }
    var opens = dice.of(OPENS);
    var closes = dice.of(CLOSES);
    var spans =
        dice.chance(40)
            ? List.of(new Span(opens, "12:30"), new Span("13:30", closes))
            : List.of(new Span(opens, closes));
    var hours = new ArrayList<>(weekdays(spans, dice.chance(90) ? 5 : 4));
    if (pattern.equals("town") && dice.chance(70)) {
      hours.add(new Rows.Hours(6, "08:30", "12:30"));
    }
    return hours;
  }

  private record Span(String opens, String closes) {}

  private static List<Rows.Hours> weekdays(List<Span> spans, int last) {
    var hours = new ArrayList<Rows.Hours>();
    for (int day = 1; day <= last; day++) {
      for (var span : spans) {
        hours.add(new Rows.Hours(day, span.opens(), span.closes()));
      }
    }
    return hours;
  }

  /** Days on which the hours are others; none where there are no hours. */
  List<Rows.HoursException> exceptions(boolean hasHours) {
    if (!hasHours || !dice.chance(20)) {
      return List.of();
    }
    var from = LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(dice.between(1, 120));
    var to = from.plusDays(dice.chance(60) ? 0 : dice.between(1, 14));
    var reason = dice.of(words.exceptions());
    return List.of(
        dice.chance(75)
            ? new Rows.HoursException(from, to, null, null, reason)
            : new Rows.HoursException(from, to, "09:00", "12:00", reason));
  }
}

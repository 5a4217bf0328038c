package fr.rormobile.api.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Invents what a unit has of beds or places, and who said so when. The figures add up. */
final class Beds {
  private static final List<String> SOURCES = List.of("01", "01", "01", "02", "02", "03", "04");

  private final Dice dice;
  private final Words words;
  private final Clock clock;

  Beds(Dice dice, Words words, Clock clock) {
    this.dice = dice;
    this.words = words;
    this.clock = clock;
  }

  record Figures(List<Rows.Capacity> lines, List<Rows.Closure> closures) {
    static final Figures NONE = new Figures(List.of(), List.of());

    Figures {
      lines = List.copyOf(lines);
      closures = List.copyOf(closures);
    }
  }

  /**
   * @param nature R329: 01 beds, 02 places
   */
  Figures invent(int installed, String nature) {
    var lines = new HandMadeUnits.CapacityLines(nature, dice.of(SOURCES), saidAt());
    lines.add("01", installed);
    int closed = dice.chance(22) ? dice.between(1, Math.max(1, installed / 4)) : 0;
    int additional = dice.chance(5) ? dice.between(1, 4) : 0;
    int open = installed - closed + additional;
    int occupied = Math.min(open, open * dice.between(72, 108) / 100);
    int reserved = dice.chance(25) && occupied < open ? 1 : 0;
    available(lines, open - occupied - reserved);
    if (dice.chance(80)) {
      lines.add("03", occupied);
    }
    if (reserved > 0) {
      lines.add("04", reserved);
    }
    if (closed > 0) {
      lines.closed(closed, dice.of(List.of("01", "01", "02", "03")));
    }
    if (additional > 0) {
      lines.additional(
          additional, dice.of(List.of("01", "02", "03")), dice.of(List.of("", "01", "02")));
    }
    forecast(lines, open);
    return new Figures(lines.all(), closures(closed));
  }

  private void available(HandMadeUnits.CapacityLines lines, int free) {
    if (dice.chance(45)) {
      lines.available("04", free);
      return;
    }
    int women = free == 0 ? 0 : dice.between(0, free);
    lines.available("01", women);
    lines.available("02", free - women);
  }

  private void forecast(HandMadeUnits.CapacityLines lines, int open) {
    if (!dice.chance(15)) {
      return;
    }
    for (var horizon : List.of("02", "03", "04", "05")) {
      lines.forecast(horizon, dice.between(0, Math.max(1, open / 4)));
    }
  }

  /** Most figures are of today; some nobody has touched for days. */
  private Instant saidAt() {
    int kind = dice.between(1, 100);
    int minutes =
        kind <= 45
            ? dice.between(3, 120)
            : kind <= 80 ? dice.between(120, 24 * 60) : dice.between(24 * 60, 15 * 24 * 60);
    return clock.instant().minus(Duration.ofMinutes(minutes));
  }

  private List<Rows.Closure> closures(int closed) {
    var closures = new ArrayList<Rows.Closure>();
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (closed > 0 && dice.chance(70)) {
      var from = today.minusDays(dice.between(0, 40));
      var to = dice.chance(80) ? today.plusDays(dice.between(1, 60)) : null;
      closures.add(new Rows.Closure(closed, from, to, dice.of(words.closures())));
    }
    if (dice.chance(4)) {
      var from = today.plusDays(dice.between(5, 90));
      closures.add(
          new Rows.Closure(
              dice.between(1, 4),
              from,
              from.plusDays(dice.between(3, 45)),
              dice.of(words.closures())));
    }
    return closures;
  }
}

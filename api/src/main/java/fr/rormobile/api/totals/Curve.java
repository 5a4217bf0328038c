package fr.rormobile.api.totals;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedState;
import fr.rormobile.api.beds.UnitCapacity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the beds of some units went, at regular moments: at each, what all reports counted by then
 * add up to, as {@link BedState} has it. A report that came late is where it was counted, not where
 * it was heard.
 */
final class Curve {
  private Curve() {}

  /** Curves of a phone's screen: 49 to 61 points. */
  enum Period {
    DAY("24h", 24 * 60, 30),
    WEEK("7d", 7 * 24 * 60, 3 * 60),
    MONTH("30d", 30 * 24 * 60, 12 * 60);

    private final String onTheWire;
    private final int minutes;
    private final int stepMinutes;

    Period(String onTheWire, int minutes, int stepMinutes) {
      this.onTheWire = onTheWire;
      this.minutes = minutes;
      this.stepMinutes = stepMinutes;
    }

    static Period of(String onTheWire) {
      for (var period : values()) {
        if (period.onTheWire.equals(onTheWire)) {
          return period;
        }
      }
      throw new IllegalArgumentException(onTheWire);
    }

    int stepMinutes() {
      return stepMinutes;
    }

    Instant start(Instant end) {
      return end.minusSeconds(60L * minutes);
    }
  }

  /**
   * What was known of one moment.
   *
   * @param available of the units that had said it; null: none had
   * @param operational of the units that had said it; null: none had
   * @param units that had said anything
   */
  record Point(Instant at, @Nullable Integer available, @Nullable Integer operational, int units) {}

  /**
   * @param reports of any units, in any order; of two of one unit counted at the same moment, the
   *     one known last comes last
   * @return the oldest first; moments of which nothing is known are left out
   */
  static List<Point> of(List<BedReport> reports, Period period, Instant end) {
    var inTime = new ArrayList<>(reports);
    inTime.sort(Comparator.comparing(BedReport::validAt));
    var states = new HashMap<String, BedState>();
    var points = new ArrayList<Point>();
    var next = 0;
    for (var at = period.start(end);
        !at.isAfter(end);
        at = at.plusSeconds(60L * period.stepMinutes())) {
      while (next < inTime.size() && !inTime.get(next).validAt().isAfter(at)) {
        var report = inTime.get(next++);
        states.compute(
            report.unitId(),
            (unit, state) -> (state == null ? BedState.empty(unit) : state).with(report));
      }
      var point = point(at, states);
      if (point.units() > 0) {
        points.add(point);
      }
    }
    return points;
  }

  private static Point point(Instant at, Map<String, BedState> states) {
    Integer available = null;
    Integer operational = null;
    var units = 0;
    for (var state : states.values()) {
      var figure = BedFigure.of(new UnitCapacity(state.lines(), UnitCapacity.NONE.expectedEvery()));
      if (figure.isPresent()) {
        units++;
        available = sum(available, figure.get().available());
        operational = sum(operational, figure.get().operational());
      }
    }
    return new Point(at, available, operational, units);
  }

  private static @Nullable Integer sum(@Nullable Integer one, @Nullable Integer other) {
    return one == null ? other : other == null ? one : Integer.valueOf(one + other);
  }
}

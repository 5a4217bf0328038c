package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.beds.Freshness;
import fr.rormobile.api.beds.UnitCapacity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What several units together expect to have free (R331). A forecast counts as long as it was made
 * within the unit's rhythm; a unit without one can have anything up to all its beds.
 *
 * @param horizons in the order of their codes; empty: of no unit
 */
record Forecasts(List<Expected> horizons) {
  static final Forecasts NONE = new Forecasts(List.of());

  private static final List<Horizon> HORIZONS =
      List.of(Horizon.H1, Horizon.H24, Horizon.H48, Horizon.D7);

  Forecasts {
    horizons = List.copyOf(horizons);
  }

  /**
   * @param units that made a forecast for then
   */
  record Expected(Horizon horizon, Interval available, int units) {
    private Expected plus(Expected other) {
      return new Expected(horizon, available.plus(other.available), units + other.units);
    }
  }

  static Forecasts of(UnitCapacity unit, Nature nature, Instant now) {
    var ceiling = new UnitTotals(unit, nature, now).ceiling();
    var expected = new ArrayList<Expected>();
    for (var horizon : HORIZONS) {
      var said =
          unit.lines().stream()
              .filter(line -> line.nature() == nature && line.horizon() == horizon)
              .filter(line -> line.status() == Status.AVAILABLE)
              .filter(line -> holds(line, unit, now))
              .toList();
      expected.add(
          said.isEmpty()
              ? new Expected(horizon, Interval.upTo(ceiling), 0)
              : new Expected(
                  horizon, Interval.exactly(said.stream().mapToInt(CapacityLine::count).sum()), 1));
    }
    return new Forecasts(expected);
  }

  Forecasts plus(Forecasts other) {
    if (horizons.isEmpty() || other.horizons.isEmpty()) {
      return horizons.isEmpty() ? other : this;
    }
    var sum = new ArrayList<Expected>();
    for (var i = 0; i < horizons.size(); i++) {
      sum.add(horizons.get(i).plus(other.horizons.get(i)));
    }
    return new Forecasts(sum);
  }

  private static boolean holds(CapacityLine line, UnitCapacity unit, Instant now) {
    return Freshness.of(line.updatedAt(), unit.expectedEvery(), now) != Freshness.OVERDUE;
  }
}

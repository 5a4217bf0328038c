package fr.rormobile.api.beds;

import java.time.Duration;
import java.util.List;

/**
 * What is said of one unit's beds and places.
 *
 * @param lines forecasts and places included, in the order of their codes
 * @param expectedEvery how often its figures are due now: by the policy of its facility and
 *     discipline, tighter while a tension is open
 */
public record UnitCapacity(List<CapacityLine> lines, Duration expectedEvery) {
  /** Of a unit of which nothing is said: no rhythm is asked of it. */
  public static final UnitCapacity NONE = new UnitCapacity(List.of(), Duration.ofDays(365));

  public UnitCapacity {
    lines = List.copyOf(lines);
  }
}

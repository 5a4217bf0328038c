package fr.rormobile.api.totals;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.beds.Freshness;
import fr.rormobile.api.beds.UnitCapacity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one unit adds to a total.
 *
 * <p>Three sorts of number, by what makes them wrong:
 *
 * <ul>
 *   <li>Installed beds are permanent: once said, they hold, whatever their age.
 *   <li>Closed and mobilised beds change now and then: they hold as long as the unit was heard of
 *       anything but installed beds within its rhythm. Whoever counts free beds sees which are
 *       closed. What such a unit never spoke of, it has none of.
 *   <li>Free and occupied beds change all day: each holds only as long as it was itself said within
 *       the rhythm.
 * </ul>
 *
 * <p>What does not hold can be anything between nothing and the ceiling: installed beds and every
 * additional one, mobilised or mobilisable, since all closed ones may have been reopened.
 * Additional beds of which nobody ever spoke cannot be bounded, and are not in it. Occupied beds
 * that nobody said, or not lately, are at most the operational ones that are not free.
 */
final class UnitTotals {
  private final List<CapacityLine> lines;
  private final UnitCapacity unit;
  private final Instant now;
  private final Optional<BedFigure> figure;
  private final @Nullable Integer installed;
  private final @Nullable Integer ceiling;
  private final boolean heard;

  UnitTotals(UnitCapacity unit, Nature nature, Instant now) {
    this.unit = unit;
    this.now = now;
    this.lines =
        unit.lines().stream()
            .filter(line -> line.nature() == nature && line.horizon() == Horizon.NOW)
            .toList();
    this.figure = BedFigure.of(unit, nature);
    this.installed = figure.map(BedFigure::installed).orElse(null);
    this.ceiling = ceiling(lines, installed);
    this.heard =
        lines.stream()
            .filter(line -> line.status() != Status.INSTALLED)
            .map(CapacityLine::updatedAt)
            .max(Comparator.naturalOrder())
            .map(this::holds)
            .orElse(false);
  }

  /** The most beds that could be there; null: nobody ever said how many are installed. */
  static @Nullable Integer ceiling(List<CapacityLine> lines, @Nullable Integer installed) {
    return installed == null
        ? null
        : Integer.valueOf(
            installed
                + lines.stream()
                    .filter(line -> line.status() == Status.ADDITIONAL)
                    .mapToInt(CapacityLine::count)
                    .sum());
  }

  @Nullable Integer ceiling() {
    return ceiling;
  }

  Totals totals() {
    var operational = operational();
    var available = available();
    var occupied = occupied(operational, available);
    var free = figure.filter(each -> holdsFor(Status.AVAILABLE));
    return new Totals(
        1,
        holdsFor(Status.AVAILABLE) ? 0 : 1,
        installed == null ? 1 : 0,
        installed == null ? Interval.upTo(null) : Interval.exactly(installed),
        operational,
        available,
        gender(free.map(each -> zeroWithout(each.availableFemale()))),
        gender(free.map(each -> zeroWithout(each.availableMale()))),
        gender(free.map(each -> zeroWithout(each.availableAny()))),
        occupied,
        heard ? remaining() : Interval.upTo(ceiling),
        operationalIsSure() ? operational.max() : occupied.max(),
        figure.map(BedFigure::updatedAt).orElse(null),
        oldest(Status.INSTALLED));
  }

  private boolean operationalIsSure() {
    return heard && installed != null;
  }

  private Interval operational() {
    return operationalIsSure()
        ? figure.map(BedFigure::operational).map(Interval::exactly).orElse(Interval.upTo(ceiling))
        : Interval.upTo(ceiling);
  }

  private Interval available() {
    return figure
        .filter(each -> holdsFor(Status.AVAILABLE))
        .map(BedFigure::available)
        .map(Interval::exactly)
        .orElse(Interval.upTo(ceiling));
  }

  private Interval gender(Optional<Integer> said) {
    return said.map(Interval::exactly).orElse(Interval.upTo(ceiling));
  }

  private Interval occupied(Interval operational, Interval available) {
    if (holdsFor(Status.OCCUPIED)) {
      return Interval.exactly(sum(Status.OCCUPIED));
    }
    var open = operational.max();
    return open == null ? Interval.upTo(null) : Interval.upTo(Math.max(0, open - available.min()));
  }

  private Interval remaining() {
    return figure
        .map(BedFigure::remainingToMobilise)
        .map(Interval::exactly)
        .orElse(Interval.upTo(ceiling));
  }

  private boolean holdsFor(Status status) {
    var said = oldest(status);
    return said != null && holds(said);
  }

  private boolean holds(Instant said) {
    return Freshness.of(said, unit.expectedEvery(), now) != Freshness.OVERDUE;
  }

  private @Nullable Instant oldest(Status status) {
    return lines.stream()
        .filter(line -> line.status() == status)
        .map(CapacityLine::updatedAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private int sum(Status status) {
    return lines.stream()
        .filter(line -> line.status() == status)
        .mapToInt(CapacityLine::count)
        .sum();
  }

  private static int zeroWithout(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}

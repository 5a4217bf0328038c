package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.UnitCapacity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can truly be said of the beds (or the places) of several units together, when some figures
 * are too old. Under each definition it is an interval that holds the true number.
 *
 * <p>Each unit adds what {@link UnitTotals} says of it alone. So the totals of groups that share no
 * unit add up to the totals of the whole, in whichever order they are added, in each definition but
 * {@link #occupancy}, which is a ratio.
 *
 * @param units that have beds, or should: one whose care mode promises beds and that never said
 *     anything is a hole in the sum, not a zero
 * @param notRefreshed those whose free beds are not known as of now: overdue, or never said
 * @param unboundedUnits those that never said how many are installed. A max can only be null where
 *     there is one
 * @param installed physical and permanent, closed ones included (R330 01). Age does not make it
 *     wrong, but is told apart ({@code installedOldest})
 * @param operational installed − closed + mobilised, as {@link fr.rormobile.api.beds.BedFigure} has
 *     it
 * @param available a patient can be put in it now (R330 02), any gender
 * @param female the part of {@code available} kept for women, as are the two below. Their maxima do
 *     not add up to that of {@code available}: the unknown beds of one unit could be of any gender
 * @param occupied a patient is in it (R330 03)
 * @param remainingToMobilise could still be had: closed that can be reopened, and mobilisable
 * @param occupiedAtMost the beds that are operational where as many as possible are occupied: the
 *     denominator of the highest occupancy
 * @param oldest when the oldest figure was counted; null: nothing was ever said
 * @param installedOldest when the oldest number of installed beds was counted; null: none was said
 */
public record Totals(
    int units,
    int notRefreshed,
    int unboundedUnits,
    Interval installed,
    Interval operational,
    Interval available,
    Interval female,
    Interval male,
    Interval any,
    Interval occupied,
    Interval remainingToMobilise,
    @Nullable Integer occupiedAtMost,
    @Nullable Instant oldest,
    @Nullable Instant installedOldest) {

  /** Of no unit. */
  public static final Totals NONE =
      new Totals(
          0,
          0,
          0,
          Interval.ZERO,
          Interval.ZERO,
          Interval.ZERO,
          Interval.ZERO,
          Interval.ZERO,
          Interval.ZERO,
          Interval.ZERO,
          Interval.ZERO,
          0,
          null,
          null);

  /** Of one unit. */
  public static Totals of(UnitCapacity unit, Nature nature, Instant now) {
    return new UnitTotals(unit, nature, now).totals();
  }

  /** Together with other units. */
  public Totals plus(Totals other) {
    return new Totals(
        units + other.units,
        notRefreshed + other.notRefreshed,
        unboundedUnits + other.unboundedUnits,
        installed.plus(other.installed),
        operational.plus(other.operational),
        available.plus(other.available),
        female.plus(other.female),
        male.plus(other.male),
        any.plus(other.any),
        occupied.plus(other.occupied),
        remainingToMobilise.plus(other.remainingToMobilise),
        occupiedAtMost == null || other.occupiedAtMost == null
            ? null
            : Integer.valueOf(occupiedAtMost + other.occupiedAtMost),
        earlier(oldest, other.oldest),
        earlier(installedOldest, other.installedOldest));
  }

  /** Share of units not refreshed, 0 to 100; 0 of no unit. */
  public double notRefreshedPercent() {
    return units == 0 ? 0 : Math.round(1_000.0 * notRefreshed / units) / 10.0;
  }

  /** Bounds of a share in percent, 0 to 100, to one decimal, rounded outwards. */
  public record Percent(double min, double max) {}

  /**
   * Occupied beds out of operational ones. A unit of which nothing is known lowers it most when it
   * has all its beds open and empty, and raises it most when they are all taken. Empty when there
   * can be no operational bed at all.
   */
  public Optional<Percent> occupancy() {
    var mostBeds = operational.max();
    if (mostBeds != null && mostBeds == 0) {
      return Optional.empty();
    }
    var min = mostBeds == null ? 0 : Math.floor(1_000.0 * occupied.min() / mostBeds) / 10.0;
    return Optional.of(new Percent(Math.min(100, min), highestOccupancy()));
  }

  private double highestOccupancy() {
    var most = occupied.max();
    if (most == null || occupiedAtMost == null) {
      return 100;
    }
    return occupiedAtMost == 0
        ? 0
        : Math.min(100, Math.ceil(1_000.0 * most / occupiedAtMost) / 10.0);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}

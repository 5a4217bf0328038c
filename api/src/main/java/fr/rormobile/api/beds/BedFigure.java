package fr.rormobile.api.beds;

import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Beds, or places, as they are now, of one unit or of several together. The two are never in one
 * figure, and forecasts are in none. Where nothing else is said, it is of beds.
 *
 * <p>A null number is not zero: nobody said it. Additional beds count once they are mobilised (R334
 * 01), not when they only could be; a closed bed that was reopened is simply not closed any more.
 *
 * @param available of any gender
 * @param availableFemale kept for women; null: no such line
 * @param availableMale kept for men; null: no such line
 * @param availableAny for either, or nothing was said; null: no such line
 * @param installed closed ones included
 * @param occupied null: no such line
 * @param remainingToMobilise beds that could still be had: closed ones that can be reopened, and
 *     additional ones that are only mobilisable
 * @param updatedAt that of the oldest line the headline is made of: a sum is as old as its oldest
 *     part. The headline is {@code available}; without it, what {@code operational} is made of. So
 *     yearly installed beds do not make this morning's free beds look old.
 * @param source that of the same line
 * @param expectedEvery the rhythm asked of it now; of several units, the shortest
 */
public record BedFigure(
    @Nullable Integer available,
    @Nullable Integer availableFemale,
    @Nullable Integer availableMale,
    @Nullable Integer availableAny,
    @Nullable Integer installed,
    @Nullable Integer closed,
    @Nullable Integer additional,
    @Nullable Integer occupied,
    int remainingToMobilise,
    Instant updatedAt,
    BedSource source,
    Duration expectedEvery) {

  /**
   * Beds a patient could be in: installed − closed + mobilised. Null as long as nobody said how
   * many are installed. Never below zero: more closed than installed is an error of whoever
   * counted.
   */
  public @Nullable Integer operational() {
    return operational(installed, closed, additional);
  }

  /** The rule itself, written once. */
  static @Nullable Integer operational(
      @Nullable Integer installed, @Nullable Integer closed, @Nullable Integer mobilised) {
    return installed == null
        ? null
        : Math.max(0, installed - zeroWithout(closed) + zeroWithout(mobilised));
  }

  public Freshness freshness(Instant now) {
    return Freshness.of(updatedAt, expectedEvery, now);
  }

  /** Of one unit; empty when no line says anything of beds as they are now. */
  public static Optional<BedFigure> of(UnitCapacity unit) {
    return of(unit, Nature.BED);
  }

  /** Of one unit's beds, or of its places; empty when no line says anything of them as of now. */
  public static Optional<BedFigure> of(UnitCapacity unit, Nature nature) {
    return of(unit.lines(), unit.expectedEvery(), nature);
  }

  /** Of several units together, as one. */
  public static Optional<BedFigure> ofAll(Collection<UnitCapacity> units) {
    return units.stream()
        .filter(unit -> unit.lines().stream().anyMatch(line -> counts(line, Nature.BED)))
        .map(UnitCapacity::expectedEvery)
        .min(Comparator.naturalOrder())
        .flatMap(
            shortest ->
                of(units.stream().flatMap(unit -> unit.lines().stream()).toList(), shortest));
  }

  static Optional<BedFigure> of(Collection<CapacityLine> lines, Duration expectedEvery) {
    return of(lines, expectedEvery, Nature.BED);
  }

  private static Optional<BedFigure> of(
      Collection<CapacityLine> lines, Duration expectedEvery, Nature nature) {
    var beds =
        lines.stream()
            .filter(line -> line.nature() == nature && line.horizon() == Horizon.NOW)
            .toList();
    var now = beds.stream().filter(line -> counts(line, nature)).toList();
    var available = now.stream().filter(line -> line.status() == Status.AVAILABLE).toList();
    return (available.isEmpty() ? now : available)
        .stream()
            .min(Comparator.comparing(CapacityLine::updatedAt))
            .map(
                oldest ->
                    new BedFigure(
                        sum(available, line -> true),
                        sum(available, line -> line.gender() == Gender.FEMALE),
                        sum(available, line -> line.gender() == Gender.MALE),
                        sum(available, BedFigure::forAny),
                        sum(now, line -> line.status() == Status.INSTALLED),
                        sum(now, line -> line.status() == Status.CLOSED),
                        sum(now, line -> line.status() == Status.ADDITIONAL),
                        sum(beds, line -> line.status() == Status.OCCUPIED),
                        zeroWithout(sum(beds, BedFigure::couldBeHad)),
                        oldest.updatedAt(),
                        oldest.source(),
                        expectedEvery));
  }

  private static boolean couldBeHad(CapacityLine line) {
    return line.closingType() == ClosingType.REOPENABLE
        || line.additionalType() == AdditionalType.MOBILISABLE_WITHOUT_STAFF
        || line.additionalType() == AdditionalType.MOBILISABLE_WITH_STAFF;
  }

  private static boolean counts(CapacityLine line, Nature nature) {
    return line.nature() == nature
        && line.horizon() == Horizon.NOW
        && switch (line.status()) {
          case INSTALLED, AVAILABLE, CLOSED -> true;
          case ADDITIONAL -> line.additionalType() == AdditionalType.MOBILISED;
          case OCCUPIED, RESERVED -> false;
        };
  }

  private static boolean forAny(CapacityLine line) {
    return line.gender() == null || line.gender() == Gender.UNDETERMINED;
  }

  private static @Nullable Integer sum(List<CapacityLine> lines, Predicate<CapacityLine> which) {
    var counts = lines.stream().filter(which).map(CapacityLine::count).toList();
    return counts.isEmpty() ? null : counts.stream().mapToInt(Integer::intValue).sum();
  }

  private static int zeroWithout(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}

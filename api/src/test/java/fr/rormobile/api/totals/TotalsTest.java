package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.beds.UnitCapacity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:40:00Z");
  private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(25));
  private static final Duration DAY = Duration.ofHours(24);

  @Test
  void whatWasSaidWithinTheRhythmIsExact() {
    var totals =
        totals(
            installed(14),
            available(Gender.FEMALE, 1, NOW),
            available(Gender.UNDETERMINED, 2, NOW),
            line(Status.OCCUPIED, 9, NOW),
            closed(ClosingType.REOPENABLE, 2, NOW));

    assertThat(totals.operational()).isEqualTo(Interval.exactly(12));
    assertThat(totals.available()).isEqualTo(Interval.exactly(3));
    assertThat(totals.female()).isEqualTo(Interval.exactly(1));
    assertThat(totals.male()).isEqualTo(Interval.exactly(0));
    assertThat(totals.any()).isEqualTo(Interval.exactly(2));
    assertThat(totals.remainingToMobilise()).isEqualTo(Interval.exactly(2));
    assertThat(totals.occupancy()).contains(new Totals.Percent(75, 75));
    assertThat(totals.notRefreshed()).isZero();
  }

  @Test
  void anOverdueUnitIsSureOfNothingAndCouldHaveAllItsBedsAndEveryAdditionalOne() {
    var totals =
        totals(
            installed(14),
            available(null, 3, YESTERDAY),
            closed(ClosingType.NOT_REOPENABLE, 2, YESTERDAY),
            additional(AdditionalType.MOBILISED, 1, YESTERDAY),
            additional(AdditionalType.MOBILISABLE_WITH_STAFF, 4, YESTERDAY));

    assertThat(totals.available()).isEqualTo(new Interval(0, 19));
    assertThat(totals.operational()).isEqualTo(new Interval(0, 19));
    assertThat(totals.installed()).isEqualTo(Interval.exactly(14));
    assertThat(totals.notRefreshed()).isEqualTo(1);
    assertThat(totals.unboundedUnits()).isZero();
    assertThat(totals.occupancy()).contains(new Totals.Percent(0, 100));
  }

  @Test
  void yearlyInstalledBedsAreKnownButNoneOfThemIsSurelyFree() {
    var totals = totals(installed(8));

    assertThat(totals.installed()).isEqualTo(Interval.exactly(8));
    assertThat(totals.available()).isEqualTo(new Interval(0, 8));
    assertThat(totals.installedOldest()).isEqualTo(NOW.minus(Duration.ofDays(330)));
  }

  @Test
  void aUnitThatNeverSaidHowManyItHasTakesTheUpperBoundAway() {
    var silent = totals();

    var together = silent.plus(totals(installed(8), available(null, 2, NOW)));

    assertThat(together.available()).isEqualTo(new Interval(2, null));
    assertThat(together.operational().max()).isNull();
    assertThat(together.unboundedUnits()).isEqualTo(1);
    assertThat(together.notRefreshedPercent()).isEqualTo(50);
    assertThat(together.occupancy()).contains(new Totals.Percent(0, 100));
  }

  @Test
  void freeBedsOfAUnitThatNeverSaidHowManyItHasAreStillExact() {
    var totals = totals(available(null, 2, NOW));

    assertThat(totals.available()).isEqualTo(Interval.exactly(2));
    assertThat(totals.operational()).isEqualTo(Interval.upTo(null));
  }

  @Test
  void whoeverCountedFreeBedsThisMorningVouchesForYesterdaysClosedOnes() {
    var totals =
        totals(
            installed(10), available(null, 2, NOW), closed(ClosingType.REOPENABLE, 3, YESTERDAY));

    assertThat(totals.operational()).isEqualTo(Interval.exactly(7));
  }

  @Test
  void butNotForYesterdaysPatients() {
    var totals =
        totals(installed(10), available(null, 2, NOW), line(Status.OCCUPIED, 3, YESTERDAY));

    assertThat(totals.occupied()).isEqualTo(new Interval(0, 8));
    assertThat(totals.occupancy()).contains(new Totals.Percent(0, 80));
  }

  @Test
  void figuresHoldUntilTheVeryEndOfTheRhythm() {
    assertThat(totals(installed(9), available(null, 2, NOW.minus(DAY))).available())
        .isEqualTo(Interval.exactly(2));
    assertThat(totals(installed(9), available(null, 2, NOW.minus(DAY).minusMillis(1))).available())
        .isEqualTo(new Interval(0, 9));
  }

  @Test
  void bedsAndPlacesAreNeverInOneFigure() {
    var unit =
        new UnitCapacity(
            List.of(
                installed(9),
                available(null, 2, NOW),
                place(Status.INSTALLED, 30),
                place(Status.AVAILABLE, 12)),
            DAY);

    assertThat(Totals.of(unit, Nature.BED, NOW).available()).isEqualTo(Interval.exactly(2));
    assertThat(Totals.of(unit, Nature.PLACE, NOW).available()).isEqualTo(Interval.exactly(12));
    assertThat(Totals.of(unit, Nature.PLACE, NOW).installed()).isEqualTo(Interval.exactly(30));
  }

  @Test
  void theSeedsOwnTotals() {
    // The capacity screen of the ROR: 944 installed, 4 mobilised, available 1 + 0 + 66.
    var totals =
        totals(
            installed(944),
            additional(AdditionalType.MOBILISED, 4, NOW),
            available(Gender.FEMALE, 1, NOW),
            available(Gender.MALE, 0, NOW),
            available(Gender.UNDETERMINED, 66, NOW));

    assertThat(totals.operational()).isEqualTo(Interval.exactly(948));
    assertThat(totals.available()).isEqualTo(Interval.exactly(67));
  }

  @Test
  void percentagesAreRoundedOutwardsSoThatTheTruthStaysInside() {
    var share =
        totals(installed(3), line(Status.OCCUPIED, 1, NOW), available(null, 0, NOW))
            .occupancy()
            .orElseThrow();

    assertThat(share.min()).isEqualTo(33.3);
    assertThat(share.max()).isEqualTo(33.4);
  }

  @Test
  void aForecastOfYesterdayIsWorthNoMoreThanNone() {
    var unit =
        new UnitCapacity(
            List.of(
                installed(9), forecast(Horizon.H24, 4, NOW), forecast(Horizon.D7, 5, YESTERDAY)),
            DAY);

    var expected = Forecasts.of(unit, Nature.BED, NOW).plus(Forecasts.NONE).horizons();

    assertThat(expected.get(1))
        .isEqualTo(new Forecasts.Expected(Horizon.H24, Interval.exactly(4), 1));
    assertThat(expected.get(3))
        .isEqualTo(new Forecasts.Expected(Horizon.D7, new Interval(0, 9), 0));
  }

  static Totals totals(CapacityLine... lines) {
    return Totals.of(new UnitCapacity(Arrays.asList(lines), DAY), Nature.BED, NOW);
  }

  private static CapacityLine installed(int count) {
    return new CapacityLine(
        Nature.BED,
        Status.INSTALLED,
        Horizon.NOW,
        null,
        null,
        null,
        null,
        null,
        count,
        BedSource.SAE,
        NOW.minus(Duration.ofDays(330)));
  }

  private static CapacityLine place(Status status, int count) {
    return line(Nature.PLACE, status, Horizon.NOW, null, null, null, count, NOW);
  }

  private static CapacityLine forecast(Horizon horizon, int count, Instant at) {
    return line(Nature.BED, Status.AVAILABLE, horizon, null, null, null, count, at);
  }

  private static CapacityLine line(Status status, int count, Instant at) {
    return line(Nature.BED, status, Horizon.NOW, null, null, null, count, at);
  }

  private static CapacityLine available(@Nullable Gender gender, int count, Instant at) {
    return line(Nature.BED, Status.AVAILABLE, Horizon.NOW, gender, null, null, count, at);
  }

  private static CapacityLine closed(ClosingType type, int count, Instant at) {
    return line(Nature.BED, Status.CLOSED, Horizon.NOW, null, type, null, count, at);
  }

  private static CapacityLine additional(AdditionalType type, int count, Instant at) {
    return line(Nature.BED, Status.ADDITIONAL, Horizon.NOW, null, null, type, count, at);
  }

  private static CapacityLine line(
      Nature nature,
      Status status,
      Horizon horizon,
      @Nullable Gender gender,
      @Nullable ClosingType closing,
      @Nullable AdditionalType additional,
      int count,
      Instant at) {
    return new CapacityLine(
        nature, status, horizon, gender, closing, additional, null, null, count, BedSource.DPI, at);
  }
}

package fr.rormobile.api.beds;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BedFigureTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T06:40:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-21T23:10:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant LAST_YEAR = Instant.parse("2025-12-31T00:00:00Z");

  @Test
  void whatIsOperationalIsInstalledLessClosedPlusMobilised() {
    // The capacity screen of the ROR: 944 installed, none closed, none reopened, 4 mobilised.
    var figure =
        figure(
            line(Status.INSTALLED, 944),
            line(Status.CLOSED, 0),
            additional(AdditionalType.MOBILISED, 4));

    assertThat(figure.operational()).isEqualTo(948);
    assertThat(figure.available()).isNull();
  }

  @Test
  void bedsThatCouldBeMobilisedAreNotThereYet() {
    var figure =
        figure(
            line(Status.INSTALLED, 10),
            additional(AdditionalType.MOBILISABLE_WITHOUT_STAFF, 3),
            additional(AdditionalType.MOBILISABLE_WITH_STAFF, 5),
            additional(null, 7));

    assertThat(figure.operational()).isEqualTo(10);
    assertThat(figure.additional()).isNull();
  }

  @Test
  void availableBedsOfEachGenderAddUp() {
    var figure =
        figure(
            available(Gender.FEMALE, 2, MORNING),
            available(Gender.MALE, 1, MORNING),
            available(Gender.UNDETERMINED, 4, MORNING),
            available(null, 1, MORNING));

    assertThat(figure.available()).isEqualTo(8);
    assertThat(figure.availableFemale()).isEqualTo(2);
    assertThat(figure.availableMale()).isEqualTo(1);
    assertThat(figure.availableAny()).isEqualTo(5);
  }

  @Test
  void whatNobodySaidIsNotZero() {
    var figure = figure(available(null, 0, MORNING));

    assertThat(figure.available()).isZero();
    assertThat(figure.installed()).isNull();
    assertThat(figure.operational()).isNull();
    assertThat(figure.availableFemale()).isNull();
  }

  @Test
  void placesForecastsAndOccupiedBedsAreAnotherMatter() {
    var lines =
        List.of(
            line(Nature.PLACE, Status.AVAILABLE, Horizon.NOW, null, null, 9, MORNING),
            line(Nature.BED, Status.AVAILABLE, Horizon.H24, null, null, 9, MORNING),
            line(Status.OCCUPIED, 9),
            line(Status.RESERVED, 9));

    assertThat(BedFigure.of(lines, DAY)).isEmpty();
    assertThat(BedFigure.of(UnitCapacity.NONE)).isEmpty();
  }

  @Test
  void moreClosedThanInstalledLeavesNone() {
    assertThat(figure(line(Status.INSTALLED, 4), line(Status.CLOSED, 6)).operational()).isZero();
  }

  @Test
  void aSumIsAsOldAsItsOldestPart() {
    var figure = figure(available(Gender.FEMALE, 1, MORNING), available(Gender.MALE, 1, NIGHT));

    assertThat(figure.updatedAt()).isEqualTo(NIGHT);
    assertThat(figure.source()).isEqualTo(BedSource.MANUAL);
  }

  @Test
  void yearlyInstalledBedsDoNotMakeThisMorningsFreeBedsLookOld() {
    var installed =
        line(Nature.BED, Status.INSTALLED, Horizon.NOW, null, null, 14, LAST_YEAR, BedSource.SAE);

    assertThat(figure(installed, available(null, 2, MORNING)).updatedAt()).isEqualTo(MORNING);
    assertThat(figure(installed, available(null, 2, MORNING)).source()).isEqualTo(BedSource.MANUAL);
    assertThat(figure(installed).updatedAt()).isEqualTo(LAST_YEAR);
    assertThat(figure(installed).source()).isEqualTo(BedSource.SAE);
  }

  @Test
  void unitsTogetherAreTheSumOfEachWhateverTheOrder() {
    var random = new Random(948);
    for (var round = 0; round < 200; round++) {
      var units = new ArrayList<List<CapacityLine>>();
      for (var unit = random.nextInt(5); unit >= 0; unit--) {
        units.add(List.of(line(Status.INSTALLED, 20), line(Status.CLOSED, random.nextInt(20))));
      }
      var all = new ArrayList<>(units.stream().flatMap(List::stream).toList());
      java.util.Collections.shuffle(all, random);

      var each =
          units.stream().mapToInt(lines -> operational(BedFigure.of(lines, DAY).get())).sum();

      assertThat(operational(BedFigure.of(all, DAY).get())).isEqualTo(each);
    }
  }

  private static int operational(BedFigure figure) {
    var operational = figure.operational();
    assertThat(operational).isNotNull();
    return operational == null ? -1 : operational;
  }

  private static BedFigure figure(CapacityLine... lines) {
    return BedFigure.of(Arrays.asList(lines), DAY).orElseThrow();
  }

  private static CapacityLine line(Status status, int count) {
    return line(Nature.BED, status, Horizon.NOW, null, null, count, MORNING);
  }

  private static CapacityLine available(@Nullable Gender gender, int count, Instant at) {
    return line(Nature.BED, Status.AVAILABLE, Horizon.NOW, gender, null, count, at);
  }

  private static CapacityLine additional(@Nullable AdditionalType type, int count) {
    return line(Nature.BED, Status.ADDITIONAL, Horizon.NOW, null, type, count, MORNING);
  }

  private static CapacityLine line(
      Nature nature,
      Status status,
      Horizon horizon,
      @Nullable Gender gender,
      @Nullable AdditionalType type,
      int count,
      Instant at) {
    return line(nature, status, horizon, gender, type, count, at, BedSource.MANUAL);
  }

  private static CapacityLine line(
      Nature nature,
      Status status,
      Horizon horizon,
      @Nullable Gender gender,
      @Nullable AdditionalType type,
      int count,
      Instant at,
      BedSource source) {
    return new CapacityLine(
        nature, status, horizon, gender, null, type, null, null, count, source, at);
  }
}

package fr.rormobile.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.freshness.BedChase.Figure;
import fr.rormobile.api.freshness.BedChase.Reach;
import fr.rormobile.api.freshness.BedChase.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedChaseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration DAILY = Duration.ofDays(1);
  private static final Reach ALL = new Reach(true, true);
  private static final Reach NO_MANAGER = new Reach(false, true);

  @ParameterizedTest
  @CsvSource({
    "PT30M, PT10M",
    "PT60M, PT10M", // a sixth, and the least
    "PT61M, PT10M10S",
    "PT12H, PT2H",
    "P1D, PT4H",
    "P6D, P1D",
    "P365D, P1D",
  })
  void theLeadIsASixthOfTheRhythmBetweenTenMinutesAndADay(Duration rhythm, Duration lead) {
    assertThat(new Figure("u", "U", NOW, rhythm, 0, null).lead()).isEqualTo(lead);
  }

  @ParameterizedTest
  @CsvSource({
    "P1D,  PT19H59M59S, false",
    "P1D,  PT20H,       true",
    "P1D,  PT24H,       true",
    "P1D,  PT30H,       true", // a tension tightened the rhythm: nobody could be told before
    "P1D,  P8D,         true",
    "P1D,  PT192H1S,    false", // overdue for more than a week
    "PT1H, PT49M59S,    false",
    "PT1H, PT50M,       true",
    "P1D,  PT-5M,       false",
  })
  void aReminderIsDueFromTheLeadOnUntilAWeekAfter(Duration rhythm, Duration age, boolean due) {
    var plan = BedChase.plan(NOW, List.of(aged("a", age, rhythm, null)), Told.NOTHING, ALL);

    assertThat(!plan.remind().isEmpty()).isEqualTo(due);
  }

  @Test
  void theSameFiguresAreRemindedOfOnceOnly() {
    var reminded = aged("a", Duration.ofHours(22), DAILY, NOW.minusSeconds(7200));

    assertThat(BedChase.plan(NOW, List.of(reminded), told(120, null, false), ALL).remind())
        .isEmpty();
  }

  @Test
  void aReminderTakesAlongWhatFallsDueForOneWithinAQuarterOfAnHour() {
    var due = aged("a", Duration.ofHours(20), DAILY, null);
    var soon = aged("b", Duration.ofHours(20).minusMinutes(15), DAILY, null);
    var later = aged("c", Duration.ofHours(20).minusMinutes(16), DAILY, null);

    assertThat(units(BedChase.plan(NOW, List.of(later, soon, due), Told.NOTHING, ALL).remind()))
        .containsExactly("a", "b");
    assertThat(BedChase.plan(NOW, List.of(later, soon), Told.NOTHING, ALL).remind()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"14, false", "15, true"})
  void theNextReminderComesAQuarterOfAnHourLaterAtTheEarliest(int minutes, boolean sent) {
    var due = aged("a", Duration.ofHours(21), DAILY, null);

    assertThat(
            !BedChase.plan(NOW, List.of(due), told(minutes, null, false), ALL).remind().isEmpty())
        .isEqualTo(sent);
  }

  @Test
  void withoutBedManagersNobodyIsRemindedAndTheReferentIsToldAtOnce() {
    var due = aged("a", Duration.ofHours(21), DAILY, null);
    var over = aged("b", Duration.ofHours(24).plusSeconds(1), DAILY, null);

    var plan = BedChase.plan(NOW, List.of(due, over), Told.NOTHING, NO_MANAGER);

    assertThat(plan.remind()).isEmpty();
    assertThat(units(plan.tell())).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource({
    "PT24H,   PT4H,    false", // not overdue: the last moment
    "PT24H1S, PT4H1S,  true",
    "PT30H,   PT3H59M, false", // reminded late: they have the same time to act
    "PT30H,   PT4H,    true",
  })
  void theReferentIsToldOnceTheBedManagersHadTheTimeToAct(
      Duration age, Duration sinceReminder, boolean tells) {
    var figure = aged("a", age, DAILY, NOW.minus(sinceReminder));

    var plan = BedChase.plan(NOW, List.of(figure), told(300, null, false), ALL);

    assertThat(!plan.tell().isEmpty()).isEqualTo(tells);
  }

  @ParameterizedTest
  @CsvSource({
    "1439, true,  false", // goes on: once a day
    "1440, true,  true",
    "239,  false, false", // all was refreshed meanwhile
    "240,  false, true",
  })
  void theReferentIsNotStormed(int minutesSince, boolean goesOn, boolean tells) {
    var figure = aged("a", Duration.ofHours(30), DAILY, NOW.minus(Duration.ofHours(8)));

    var plan = BedChase.plan(NOW, List.of(figure), told(600, minutesSince, goesOn), ALL);

    assertThat(!plan.tell().isEmpty()).isEqualTo(tells);
  }

  @Test
  void itIsOverWhenAllIsRefreshedAndNotBefore() {
    var fresh = aged("a", Duration.ofHours(1), DAILY, null);
    var over = aged("b", Duration.ofHours(30), DAILY, NOW.minus(Duration.ofHours(8)));

    assertThat(BedChase.plan(NOW, List.of(fresh, over), told(600, 60, true), ALL).overdue())
        .isTrue();
    assertThat(BedChase.plan(NOW, List.of(fresh), told(600, 60, true), ALL).overdue()).isFalse();
  }

  @Test
  void nothingIsKeptOfAFacilityWhereNobodyCanBeTold() {
    var over = aged("a", Duration.ofHours(30), DAILY, null);

    var plan = BedChase.plan(NOW, List.of(over), Told.NOTHING, new Reach(false, false));

    assertThat(plan.changes(Told.NOTHING)).isFalse();
  }

  private static Figure aged(
      String unit, Duration age, Duration rhythm, @Nullable Instant reminded) {
    return new Figure(unit, unit, NOW.minus(age), rhythm, 0, reminded);
  }

  private static Told told(int remindedMinutesAgo, @Nullable Integer toldMinutesAgo, boolean on) {
    return new Told(
        NOW.minus(Duration.ofMinutes(remindedMinutesAgo)),
        toldMinutesAgo == null ? null : NOW.minus(Duration.ofMinutes(toldMinutesAgo)),
        on);
  }

  private static List<String> units(List<Figure> figures) {
    return figures.stream().map(Figure::unitId).toList();
  }
}

package fr.rormobile.api.offer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.offer.Schedule.Hours;
import fr.rormobile.api.offer.Schedule.OpeningException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
  private static final String PARIS = "Europe/Paris";
  private static final int DAY_END = 24 * 60;

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:29:00Z, false", // Monday, 08:29 in Paris
    "2026-11-23T07:30:00Z, true",
    "2026-11-23T15:59:59Z, true",
    "2026-11-23T16:00:00Z, false", // 17:00 is no longer open
    "2026-11-24T10:00:00Z, false", // nothing was said of Tuesday, but of Monday: closed
    "2026-07-20T06:30:00Z, true", // summer: 08:30 is two hours ahead of UTC
  })
  void opensByTheClockOnItsWall(Instant moment, boolean open) {
    var mondays = schedule(PARIS, hours(1, 8 * 60 + 30, 17 * 60));

    assertThat(Opening.openAt(mondays, moment)).contains(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T22:59:59Z, true", // Sunday, 23:59:59
    "2026-11-22T23:00:00Z, false", // Monday, 00:00: its hours are not Sunday's
  })
  void midnightEndsTheDay(Instant moment, boolean open) {
    assertThat(Opening.openAt(schedule(PARIS, hours(7, 20 * 60, DAY_END)), moment)).contains(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T00:30:00Z, true", // 02:30, still summer
    "2026-10-25T01:30:00Z, true", // 02:30 again, an hour later
    "2026-10-25T02:00:00Z, false", // 03:00
    "2026-03-29T00:59:59Z, false", // 01:59:59, and the next second is 03:00
    "2026-03-29T01:00:00Z, false",
  })
  void nightsWhenTheClocksChange(Instant moment, boolean open) {
    assertThat(Opening.openAt(schedule(PARIS, hours(7, 120, 180)), moment)).contains(open);
  }

  @Test
  void overseasHasItsOwnClock() {
    var eightToNoon = hours(7, 8 * 60, 12 * 60);
    var moment = Instant.parse("2026-11-22T05:00:00Z"); // 09:00 in Saint-Denis, 06:00 in Paris

    assertThat(Opening.openAt(schedule("Indian/Reunion", eightToNoon), moment)).contains(true);
    assertThat(Opening.openAt(schedule(PARIS, eightToNoon), moment)).contains(false);
  }

  @Test
  void nothingKnownIsNotClosed() {
    assertThat(Opening.openAt(schedule(PARIS), Instant.EPOCH)).isEmpty();
    assertThat(Opening.openAt(schedule("Europe/Bloi", hours(1, 0, DAY_END)), Instant.EPOCH))
        .isEmpty();
  }

  @Test
  void exceptionsReplaceTheUsualHours() {
    var christmas = LocalDate.parse("2026-12-25"); // a Friday
    var usual = List.of(hours(5, 8 * 60, 18 * 60));
    var noon = Instant.parse("2026-12-25T11:00:00Z");
    var closed = new OpeningException(christmas, christmas, null, null, "Jour férié");
    var evening = new OpeningException(christmas, christmas, 18 * 60, 20 * 60, null);
    var other = new OpeningException(christmas.plusDays(1), christmas.plusDays(9), 0, 1, null);

    assertThat(Opening.openAt(new Schedule(false, PARIS, usual, List.of(other)), noon))
        .contains(true);
    assertThat(Opening.openAt(new Schedule(false, PARIS, usual, List.of(closed)), noon))
        .contains(false);
    assertThat(Opening.openAt(new Schedule(true, PARIS, List.of(), List.of(closed)), noon))
        .contains(false);
    var both = new Schedule(false, PARIS, usual, List.of(closed, evening));
    assertThat(Opening.openAt(both, noon)).contains(false);
    assertThat(Opening.openAt(both, noon.plusSeconds(7 * 3600))).contains(true);
  }

  @Test
  void alwaysOpenIsOpenAtAnyInstant() {
    var random = new Random(24);
    var always = new Schedule(true, "America/Cayenne", List.of(), List.of());

    IntStream.range(0, 1_000)
        .mapToObj(i -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L)))
        .forEach(moment -> assertThat(Opening.openAt(always, moment)).contains(true));
  }

  /**
   * Against a reading of the same rules over text: what the wall shows, sorted as it is written.
   */
  @Test
  void agreesWithWhatTheWallShows() {
    var random = new Random(20_261_122);
    var zones = List.of(PARIS, "Indian/Reunion", "America/Cayenne", "Pacific/Noumea");
    for (var round = 0; round < 5_000; round++) {
      var hours = new ArrayList<Hours>();
      for (var i = random.nextInt(6); i >= 0; i--) {
        var opens = random.nextInt(DAY_END);
        hours.add(hours(1 + random.nextInt(7), opens, opens + 1 + random.nextInt(DAY_END - opens)));
      }
      var schedule = schedule(zones.get(random.nextInt(zones.size())), hours.toArray(Hours[]::new));
      var moment = Instant.ofEpochSecond(1_790_000_000L + random.nextLong(40_000_000L));

      assertThat(Opening.openAt(schedule, moment))
          .as("%s at %s", schedule, moment)
          .contains(wallSaysOpen(schedule, moment));
    }
  }

  private static boolean wallSaysOpen(Schedule schedule, Instant moment) {
    var wall =
        DateTimeFormatter.ofPattern("e HH:mm", java.util.Locale.FRANCE)
            .withZone(ZoneId.of(schedule.zone()))
            .format(moment);
    return schedule.hours().stream()
        .anyMatch(
            h ->
                wall.compareTo(shown(h.day(), h.opensMinute())) >= 0
                    && wall.compareTo(shown(h.day(), h.closesMinute())) < 0);
  }

  private static String shown(int day, int minute) {
    return "%d %02d:%02d".formatted(day, minute / 60, minute % 60);
  }

  private static Hours hours(int day, int opens, int closes) {
    return new Hours(day, opens, closes);
  }

  private static Schedule schedule(String zone, Hours... hours) {
    return new Schedule(false, zone, List.of(hours), List.of());
  }
}

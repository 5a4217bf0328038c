package fr.rormobile.api.search;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Units far from all others, around a place where two regions meet, each as far from it as its test
 * says.
 */
final class Outskirts {
  /** Bollène, in the Vaucluse; the Drôme and another region begin a few kilometres to the north. */
  private static final double LAT = 44.30;

  private static final double LON = 4.75;
  static final String HERE = LAT + "," + LON;

  static final String CRITICAL = "127";
  static final String CARDIOLOGY = "128";
  static final String MATERNITY = "129";
  static final String HOURS = "130";
  static final String CROWD = "131";
  static final Duration NOW = Duration.ofMinutes(1);
  static final Duration LONG_AGO = Duration.ofDays(60);
  private static final int CROWDED = 60;

  private static final String SOUTH = "840000001";
  private static final String NORTH = "260000001";
  private static final double KM_PER_DEGREE = 111.195;
  private static final double BORDER_KM = 7;

  private final Handle h;

  Outskirts(Handle h) {
    this.h = h;
  }

  /** All that there is, of one kind of care for each question. */
  void fill() {
    territory();
    unit("rea-5", 5, CRITICAL);
    unit("rea-31", 31.4, CRITICAL);
    unit("rea-46", 46.2, CRITICAL);
    unit("rea-80", 80, CRITICAL);
    unit("usic-10", 10, CARDIOLOGY);
    unit("usic-60", 59.6, CARDIOLOGY);
    unit("usic-150", 150, CARDIOLOGY);
    beds("mat-4", 4, MATERNITY, 1, NOW);
    beds("mat-6", 6, MATERNITY, 0, NOW);
    beds("mat-8", 8, MATERNITY, 3, LONG_AGO);
    beds("mat-12", 12, MATERNITY, 2, LONG_AGO.plusDays(1));
    beds("mat-15", 15, MATERNITY, 4, LONG_AGO.minusDays(1));
    beds("mat-44", 44, MATERNITY, 2, NOW.plusMinutes(3));
    beds("mat-46", 46.2, MATERNITY, 1, NOW.plusMinutes(1));
    beds("mat-70", 70, MATERNITY, 1, NOW);
    for (var i = 0; i < CROWDED; i++) {
      beds("crowd-" + i, 1 + i / 100.0, CROWD, 1, LONG_AGO);
    }
    beds("crowd-a", 31.2, CROWD, 1, NOW);
    beds("crowd-b", 33.2, CROWD, 1, NOW);
    beds("crowd-c", 35.2, CROWD, 1, NOW);
    openings();
  }

  /** Hours that begin and end well away from this moment, whenever that is. */
  private void openings() {
    for (var id : List.of("open-week", "open-else", "open-not-today", "open-island", "open-no")) {
      unit(id, 2, HOURS);
    }
    for (var day = 1; day <= 7; day++) {
      hours("open-week", day, 0, 1_440);
      hours("open-not-today", day, 0, 1_440);
    }
    var island = Instant.now().atZone(ZoneId.of("Indian/Reunion"));
    var minute = island.getHour() * 60 + island.getMinute();
    for (var id : List.of("open-else", "open-island")) {
      hours(
          id,
          island.getDayOfWeek().getValue(),
          Math.max(0, minute - 50),
          Math.min(1_440, minute + 50));
    }
  }

  private void territory() {
    h.execute(
        """
        INSERT INTO region VALUES ('84', 'Auvergne-Rhône-Alpes'), ('93', 'Provence-Alpes-Côte d''Azur')
        ON CONFLICT DO NOTHING
        """);
    h.execute(
        """
        INSERT INTO department VALUES ('26', 'Drôme', '84'), ('84', 'Vaucluse', '93')
        ON CONFLICT DO NOTHING
        """);
    facility(SOUTH, "84", "93");
    facility(NORTH, "26", "84");
  }

  private void facility(String finess, String department, String region) {
    h.execute(
        """
        INSERT INTO facility (finess, name, department_code, region_code, source, demonstration)
        VALUES (?, ?, ?, ?, 'DEMO', true)
        """,
        finess,
        "CH " + finess,
        department,
        region);
  }

  /** So far to the north of {@link #HERE}. */
  private void unit(String id, double km, String activity) {
    TestOffer.unit(
        h,
        id,
        km < BORDER_KM ? SOUTH : NORTH,
        "Service " + id,
        activity,
        LAT + km / KM_PER_DEGREE,
        LON);
  }

  /** As {@link #unit}, with so many free beds, counted so long ago. */
  private void beds(String id, double km, String activity, int free, Duration ago) {
    unit(id, km, activity);
    counted(id, free, ago);
  }

  void counted(String id, int free, Duration ago) {
    TestOffer.available(h, id, free);
    h.execute(
        "UPDATE capacity_line SET updated_at = now() - make_interval(secs => ?) WHERE unit_id = ?",
        ago.toSeconds(),
        id);
  }

  /** Open on this day of the week, 1 to 7, between these minutes of the day. */
  private void hours(String id, int day, int opens, int closes) {
    h.execute(
        """
        INSERT INTO opening_hours (unit_id, day, opens, closes)
        VALUES (?, ?, CAST(? AS time), CAST(? AS time))
        """,
        id,
        day,
        time(opens),
        time(closes));
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}

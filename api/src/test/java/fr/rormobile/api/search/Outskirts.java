package fr.rormobile.api.search;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Units far from all others, around a place where two regions meet, each as far from it as its test
 * says.
 */
final class Outskirts {
  /** Bollène, in the Vaucluse; the Drôme and another region begin a few kilometres to the north. */
  static final double LAT = 44.30;

  static final double LON = 4.75;
  static final String HERE = LAT + "," + LON;

  private static final String SOUTH = "840000001";
  private static final String NORTH = "260000001";
  private static final double KM_PER_DEGREE = 111.195;
  private static final double BORDER_KM = 7;

  private final Handle h;

  Outskirts(Handle h) {
    this.h = h;
  }

  void territory() {
    h.execute(
        """
        INSERT INTO region VALUES ('84', 'Auvergne-Rhône-Alpes'), ('93', 'Provence-Alpes-Côte d''Azur'),
                                  ('53', 'Bretagne'), ('94', 'Corse')
        ON CONFLICT DO NOTHING
        """);
    h.execute(
        """
        INSERT INTO department VALUES ('26', 'Drôme', '84'), ('84', 'Vaucluse', '93'),
                                      ('2A', 'Corse-du-Sud', '94')
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
  void unit(String id, double km, String activity) {
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
  void beds(String id, double km, String activity, int free, Duration ago) {
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
  void hours(String id, int day, int opens, int closes) {
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

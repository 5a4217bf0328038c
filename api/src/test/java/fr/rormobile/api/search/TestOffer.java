package fr.rormobile.api.search;

import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A small region, written as any other feature would write it. */
final class TestOffer {
  static final String BLOIS = "410000020";
  static final String TOURS = "370000481";

  /** Units before this one are only for the tests that name them. */
  private static final int FIRST_CHANGED = 50;

  private static final List<String> ACTIVITIES = List.of("127", "128", "129");
  private static final List<String> NAMES =
      List.of("Réanimation polyvalente", "Soins intensifs de cardiologie", "Maternité");

  private TestOffer() {}

  /** Region, departments, communes and the few codes that are used here. */
  static void territory(Jdbi jdbi) {
    jdbi.useTransaction(
        h -> {
          h.execute(
              "INSERT INTO region VALUES ('24', 'Centre-Val de Loire') ON CONFLICT DO NOTHING");
          h.execute(
              """
              INSERT INTO department VALUES ('37', 'Indre-et-Loire', '24'),
                                            ('41', 'Loir-et-Cher', '24')
              ON CONFLICT DO NOTHING
              """);
          h.execute(
              """
              INSERT INTO commune (code, name, folded_name, department_code, region_code, lat, lon)
              VALUES ('41018', 'Blois', 'blois', '41', '24', 47.58143, 1.30612),
                     ('37261', 'Tours', 'tours', '37', '24', 47.39484, 0.70398),
                     ('41999', 'Sans-Position', 'sans position', '41', '24', NULL, NULL)
              ON CONFLICT DO NOTHING
              """);
        });
  }

  /** Two facilities and {@code units} units around them, always the same. */
  static void fill(Jdbi jdbi, int units) {
    jdbi.useTransaction(
        h -> {
          facility(h, BLOIS, "CH Blois Simone Veil", "41018", "41", 47.5949, 1.3419);
          facility(h, TOURS, "CHRU Bretonneau", "37261", "37", 47.3925, 0.6723);
        });
    var random = new Random(20261122);
    jdbi.useTransaction(
        h -> {
          for (var i = 0; i < units; i++) {
            var blois = i % 3 == 0;
            unit(
                h,
                "ue-%05d".formatted(i),
                blois ? BLOIS : TOURS,
                NAMES.get(i % 3) + " " + i,
                ACTIVITIES.get(i % 3),
                (blois ? 47.58 : 47.39) + random.nextDouble(-0.3, 0.3),
                (blois ? 1.30 : 0.70) + random.nextDouble(-0.3, 0.3));
            if (i % 2 == 0) {
              available(h, "ue-%05d".formatted(i), i % 4);
            }
          }
        });
  }

  static void facility(
      Handle h,
      String finess,
      String name,
      String commune,
      String department,
      double lat,
      double lon) {
    h.createUpdate(
            """
            INSERT INTO facility (finess, name, commune_code, department_code, region_code, postcode,
                                  city, lat, lon, position_precision, source, demonstration)
            VALUES (:finess, :name, :commune, :department, '24', '41000', 'VILLE CEDEX', :lat, :lon,
                    'ADDRESS', 'DEMO', true)
            ON CONFLICT (finess) DO UPDATE
               SET name = :name,
                   lat = :lat,
                   lon = :lon,
                   position_precision = 'ADDRESS'
            """)
        .bind("finess", finess)
        .bind("name", name)
        .bind("commune", commune)
        .bind("department", department)
        .bind("lat", lat)
        .bind("lon", lon)
        .execute();
  }

  static void unit(
      Handle h, String id, String facility, String name, String activity, double lat, double lon) {
    h.createUpdate(
            """
            INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                                   operational_activity_code, lat, lon, position_precision, age_min,
                                   source, demonstration)
            VALUES (:id, :facility, :name, '01', '28', :activity, :lat, :lon, 'ADDRESS', 18, 'DEMO',
                    true)
            """)
        .bind("id", id)
        .bind("facility", facility)
        .bind("name", name)
        .bind("activity", activity)
        .bind("lat", lat)
        .bind("lon", lon)
        .execute();
  }

  static void available(Handle h, String unit, int beds) {
    h.createUpdate(
            """
            INSERT INTO capacity_line (unit_id, nature, status, horizon, gender, count, updated_at)
            VALUES (:unit, '01', '02', '01', '', :beds, now())
            ON CONFLICT (unit_id, nature, status, horizon, gender, closing_type, additional_type,
                         crisis_type, assignment)
            DO UPDATE SET count = :beds, updated_at = now()
            """)
        .bind("unit", unit)
        .bind("beds", beds)
        .execute();
  }

  static void phone(Handle h, String unit, String kind, String value, String confidentiality) {
    h.createUpdate(
            """
            INSERT INTO contact_point (owner_kind, owner_id, kind, value, confidentiality)
            VALUES ('UNIT', :unit, :kind, :value, :confidentiality)
            """)
        .bind("unit", unit)
        .bind("kind", kind)
        .bind("value", value)
        .bind("confidentiality", confidentiality)
        .execute();
  }

  static void rename(Jdbi jdbi, String unit, String name) {
    jdbi.useHandle(
        h ->
            h.createUpdate("UPDATE care_unit SET name = :name WHERE id = :unit")
                .bind("name", name)
                .bind("unit", unit)
                .execute());
  }

  /** One change of a kind that happens, on anything. */
  static void change(Jdbi jdbi, Random random, int units) {
    var unit = "ue-%05d".formatted(FIRST_CHANGED + random.nextInt(units - FIRST_CHANGED));
    switch (random.nextInt(6)) {
      case 0 -> rename(jdbi, unit, "Unité " + random.nextInt(1_000));
      case 1 -> jdbi.useHandle(h -> available(h, unit, random.nextInt(10)));
      case 2 ->
          jdbi.useHandle(
              h -> h.execute("UPDATE care_unit SET deleted_at = now() WHERE id = ?", unit));
      case 3 ->
          jdbi.useHandle(
              h -> h.execute("UPDATE care_unit SET deleted_at = NULL WHERE id = ?", unit));
      case 4 ->
          jdbi.useHandle(
              h ->
                  h.execute(
                      "UPDATE facility SET name = ? WHERE finess = ?",
                      "Établissement " + random.nextInt(1_000),
                      random.nextBoolean() ? BLOIS : TOURS));
      default ->
          jdbi.useHandle(
              h ->
                  h.createUpdate(
                          """
                          INSERT INTO professional (rpps, family_name, given_name, source)
                          VALUES (:rpps, :name, 'Jeanne', 'DEMO')
                          ON CONFLICT (rpps) DO UPDATE SET family_name = :name
                          """)
                      .bind("rpps", "101000000%02d".formatted(random.nextInt(50)))
                      .bind("name", "Martin-" + random.nextInt(1_000))
                      .execute());
    }
  }
}

package fr.rormobile.api.offer;

/** Gives a unit as much as a large one really has. */
final class RichUnit {
  private RichUnit() {}

  static void fill(OfferRows rows, String id) {
    rows.set(
            "care_unit",
            "id = '" + id + "'",
            "age_min = 18, age_max = 110, expertise_level_code = '01'")
        .sql(
            """
            INSERT INTO care_unit_code (unit_id, nomenclature_id, code)
            SELECT ?, nomenclature_id, code
              FROM (SELECT nomenclature_id, code,
                           row_number() OVER (PARTITION BY nomenclature_id ORDER BY code) AS n
                      FROM nomenclature_code
                     WHERE nomenclature_id IN ('J16', 'J17', 'J18', 'J29', 'J35')) AS numbered
             WHERE n <= 15
            """,
            id)
        .sql(
            """
            INSERT INTO opening_hours
            SELECT ?, day, span.opens, span.closes
              FROM generate_series(1, 7) AS day,
                   (VALUES ('08:30'::time, '12:15'::time), ('13:30', '24:00')) AS span (opens, closes)
            """,
            id)
        .sql(
            """
            INSERT INTO opening_exception (unit_id, starts_on, ends_on, reason)
            SELECT ?, day, day, 'Jour férié : ' || day
              FROM generate_series(1, 11) AS n, LATERAL (SELECT current_date + 30 * n AS day) AS d
            """,
            id)
        .sql(
            """
            INSERT INTO bed_closure (unit_id, beds, starts_on, ends_on, reason)
            SELECT ?, n, current_date, current_date + n, 'Travaux de la chambre ' || n
              FROM generate_series(1, 4) AS n
            """,
            id)
        .sql(
            """
            INSERT INTO contact_point (owner_kind, owner_id, kind, value, label)
            SELECT 'UNIT', ?, 'CARE_ROOM', '02545566' || n, 'Salle de soins ' || n
              FROM generate_series(40, 49) AS n
            """,
            id);
  }
}

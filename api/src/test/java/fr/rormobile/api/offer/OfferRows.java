package fr.rormobile.api.offer;

import org.jdbi.v3.core.Jdbi;

/**
 * Rows of an offer for tests: a test names what it is about, the rest is plausible.
 *
 * <p>Reads as {@code anOffer(database).facility("410000020", "CH").unit("ue-1", "410000020",
 * "USIC").set("care_unit", "id = 'ue-1'", "age_min = 18")}.
 */
final class OfferRows {
  private final Jdbi database;

  private OfferRows(Jdbi database) {
    this.database = database;
  }

  /** With the region, two departments and two communes. */
  static OfferRows anOffer(Jdbi database) {
    return new OfferRows(database)
        .sql("INSERT INTO region VALUES ('24', 'Centre-Val de Loire') ON CONFLICT DO NOTHING")
        .sql(
            """
            INSERT INTO department VALUES ('41', 'Loir-et-Cher', '24'), ('37', 'Indre-et-Loire', '24')
            ON CONFLICT DO NOTHING
            """)
        .sql(
            """
            INSERT INTO commune (code, name, folded_name, department_code, region_code, postcodes,
                                 population, lat, lon)
            VALUES ('41018', 'Blois', 'blois', '41', '24', '{41000}', 47219, 47.58143, 1.30612),
                   ('37050', 'Chambray-lès-Tours', 'chambray les tours', '37', '24', '{37170}',
                    11820, 47.33133, 0.71612)
            ON CONFLICT DO NOTHING
            """);
  }

  OfferRows facility(String finess, String name) {
    return sql(
        """
        INSERT INTO facility (finess, name, address_line, address_complement, postcode, city,
                              commune_code, department_code, region_code, lat, lon,
                              position_precision, source)
        VALUES (?, ?, 'Mail Pierre Charlot', 'BP 100', '41016', 'BLOIS CEDEX', '41018', '41', '24',
                47.6, 1.34, 'ADDRESS', 'SAE')
        """,
        finess,
        name);
  }

  OfferRows unit(String id, String facility, String name) {
    return sql(
        """
        INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                               operational_activity_code, source)
        VALUES (?, ?, ?, '01', '28', '127', 'MANUAL')
        """,
        id,
        facility,
        name);
  }

  OfferRows pole(String id, String facility, String name) {
    return sql("INSERT INTO pole (id, facility_finess, name) VALUES (?, ?, ?)", id, facility, name);
  }

  OfferRows contact(
      String ownerKind, String owner, ContactKind kind, String value, Confidentiality level) {
    return sql(
        """
        INSERT INTO contact_point (owner_kind, owner_id, kind, value, confidentiality, rank)
        VALUES (?, ?, ?, ?, ?, (SELECT count(*) FROM contact_point))
        """,
        ownerKind,
        owner,
        kind.name(),
        value,
        level.name());
  }

  /** A line about beds as they are now. */
  OfferRows beds(String unit, String status, int count, String updatedAt) {
    return sql(
        """
        INSERT INTO capacity_line (unit_id, nature, status, horizon, count, updated_at)
        VALUES (?, '01', ?, '01', ?, ?::timestamptz)
        """,
        unit,
        status,
        count,
        updatedAt);
  }

  OfferRows professional(String rpps, String familyName) {
    return sql(
        """
        INSERT INTO professional (rpps, title, family_name, given_name, profession_code,
                                  profession_label, skill_code, skill_label, source)
        VALUES (?, 'Dr', ?, 'Anne-Laure', '10', 'Médecin', 'SM04', 'Cardiologie', 'RPPS')
        """,
        rpps,
        familyName);
  }

  OfferRows set(String table, String where, String assignments) {
    return sql("UPDATE " + table + " SET " + assignments + " WHERE " + where);
  }

  OfferRows sql(String statement, Object... arguments) {
    database.useHandle(
        handle -> {
          var update = handle.createUpdate(statement);
          for (var i = 0; i < arguments.length; i++) {
            update.bind(i, arguments[i]);
          }
          update.execute();
        });
    return this;
  }
}

package fr.rormobile.api.advanced;

import static fr.rormobile.api.advanced.FieldKit.ACTIVITY;
import static fr.rormobile.api.advanced.FieldKit.IDENTITY;
import static fr.rormobile.api.advanced.FieldKit.PLACE;

import fr.rormobile.api.advanced.Field.Source;
import java.util.List;

/**
 * What can be asked of a professional: {@code {a}} is their row. Where they work is of any of their
 * situations d'exercice, as on their sheet.
 */
final class ProfessionalFields {
  private static final String ROLES =
      """
      FROM practitioner_role o
      LEFT JOIN facility h ON h.finess = o.facility_finess AND h.deleted_at IS NULL
      WHERE o.rpps = {a}.rpps AND o.deleted_at IS NULL
      """;

  private static final String OWN =
      "EXISTS (SELECT FROM practitioner_role o"
          + " JOIN facility h ON h.finess = o.facility_finess AND h.deleted_at IS NULL"
          + " WHERE o.rpps = {a}.rpps AND o.deleted_at IS NULL"
          + " AND o.facility_finess = ANY (:ownFacilities))";

  static final List<Field> ALL =
      List.of(
          FieldKit.words(
              "name",
              "Nom et prénom",
              IDENTITY,
              new Source.Many(
                  "FROM (VALUES (concat_ws(' ', {a}.given_name, {a}.family_name)),"
                      + " (concat_ws(' ', {a}.family_name, {a}.given_name))) AS n (v) WHERE true",
                  "n.v")),
          FieldKit.words("familyName", "Nom", IDENTITY, one("{a}.family_name")),
          FieldKit.words("givenName", "Prénom", IDENTITY, one("{a}.given_name")),
          FieldKit.identifier("rpps", "RPPS", IDENTITY, one("{a}.rpps")),
          FieldKit.code(
              "profession", "Profession (code)", ACTIVITY, null, one("{a}.profession_code")),
          FieldKit.words("professionLabel", "Profession", ACTIVITY, one("{a}.profession_label")),
          FieldKit.code("speciality", "Savoir-faire (code)", ACTIVITY, null, one("{a}.skill_code")),
          FieldKit.words("specialityLabel", "Savoir-faire", ACTIVITY, one("{a}.skill_label")),
          FieldKit.choice(
              "exerciseMode",
              "Mode d'exercice",
              ACTIVITY,
              role("o.mode_code"),
              "L",
              "Libéral",
              "S",
              "Salarié",
              "B",
              "Bénévole"),
          FieldKit.words("function", "Fonction", ACTIVITY, role("o.function_label")),
          FieldKit.identifier(
              "facilityFiness", "FINESS de l'établissement", PLACE, role("h.finess")),
          FieldKit.words("practiceName", "Lieu d'exercice", PLACE, role("o.place_name")),
          FieldKit.code("department", "Département", PLACE, null, role(area("department_code"))),
          FieldKit.code("region", "Région", PLACE, null, role(area("region_code"))),
          FieldKit.code("commune", "Commune (INSEE)", PLACE, null, role(place("commune_code"))),
          FieldKit.identifier("postcode", "Code postal", PLACE, role(place("postcode"))),
          FieldKit.words("city", "Ville", PLACE, role(place("city"))),
          FieldKit.phone("PROFESSIONAL", "{a}.rpps", OWN),
          FieldKit.contactKind("PROFESSIONAL", "{a}.rpps", OWN),
          FieldKit.secureMail("PROFESSIONAL", "{a}.rpps", OWN),
          FieldKit.updatedAt(),
          FieldKit.source(),
          FieldKit.demonstration());

  private ProfessionalFields() {}

  private static Source one(String sql) {
    return new Source.One(sql);
  }

  /** Of each situation d'exercice of which it is known. */
  private static Source role(String value) {
    return new Source.Many(ROLES + " AND " + value + " IS NOT NULL", value);
  }

  private static String place(String column) {
    return "coalesce(o." + column + ", h." + column + ")";
  }

  private static String area(String column) {
    return "(CASE WHEN o.commune_code IS NULL THEN h."
        + column
        + " ELSE coalesce((SELECT m."
        + column
        + " FROM commune m WHERE m.code = o.commune_code), h."
        + column
        + ") END)";
  }
}

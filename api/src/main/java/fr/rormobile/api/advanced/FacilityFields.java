package fr.rormobile.api.advanced;

import static fr.rormobile.api.advanced.FieldKit.ACTIVITY;
import static fr.rormobile.api.advanced.FieldKit.IDENTITY;
import static fr.rormobile.api.advanced.FieldKit.PLACE;

import fr.rormobile.api.advanced.Field.Source;
import java.util.List;

/** What can be asked of a facility: {@code {a}} is its row. */
final class FacilityFields {
  static final List<Field> ALL =
      List.of(
          FieldKit.words(
              "name",
              "Nom",
              IDENTITY,
              new Source.Many(
                  "FROM (VALUES ({a}.name), ({a}.operational_name), ({a}.long_name)) AS n (v)"
                      + " WHERE n.v IS NOT NULL",
                  "n.v")),
          FieldKit.identifier("finess", "FINESS géographique", IDENTITY, one("{a}.finess")),
          FieldKit.identifier("siret", "SIRET", IDENTITY, one("{a}.siret")),
          FieldKit.identifier(
              "legalEntityFiness", "FINESS juridique", IDENTITY, one("{a}.legal_entity_finess")),
          FieldKit.words("legalEntityName", "Entité juridique", IDENTITY, entity("e.name")),
          FieldKit.words(
              "legalStatus", "Statut juridique", IDENTITY, entity("e.legal_status_label")),
          FieldKit.code(
              "category", "Catégorie", ACTIVITY, "facility-categories", one("{a}.category_code")),
          FieldKit.words(
              "categoryLabel", "Libellé de catégorie", ACTIVITY, one("{a}.category_label")),
          FieldKit.code("department", "Département", PLACE, null, one("{a}.department_code")),
          FieldKit.code("region", "Région", PLACE, null, one("{a}.region_code")),
          FieldKit.code("commune", "Commune (INSEE)", PLACE, null, one("{a}.commune_code")),
          FieldKit.identifier("postcode", "Code postal", PLACE, one("{a}.postcode")),
          FieldKit.words("city", "Ville", PLACE, one("{a}.city")),
          FieldKit.phone("FACILITY", "{a}.finess", "{a}.finess = ANY (:ownFacilities)"),
          FieldKit.contactKind("FACILITY", "{a}.finess", "{a}.finess = ANY (:ownFacilities)"),
          FieldKit.secureMail("FACILITY", "{a}.finess", "{a}.finess = ANY (:ownFacilities)"),
          FieldKit.date(
              "openedOn", "Date d'ouverture", FieldKit.OPENING, ValueType.DATE, "{a}.opened_on"),
          FieldKit.flag(
              "inTension",
              "En tension (hors exercice)",
              ACTIVITY,
              "EXISTS (SELECT FROM tension t WHERE t.facility_finess = {a}.finess"
                  + " AND t.status = 'OPEN' AND NOT t.drill)"),
          FieldKit.updatedAt(),
          FieldKit.source(),
          FieldKit.demonstration());

  private FacilityFields() {}

  private static Source one(String sql) {
    return new Source.One(sql);
  }

  /** Of the legal entity, when there is one. */
  private static Source entity(String column) {
    return one(
        "(SELECT "
            + column
            + " FROM legal_entity e WHERE e.finess = {a}.legal_entity_finess"
            + " AND e.deleted_at IS NULL)");
  }
}

package fr.rormobile.api.advanced;

import static fr.rormobile.api.advanced.FieldKit.ACTIVITY;
import static fr.rormobile.api.advanced.FieldKit.BEDS;
import static fr.rormobile.api.advanced.FieldKit.IDENTITY;
import static fr.rormobile.api.advanced.FieldKit.OPENING;
import static fr.rormobile.api.advanced.FieldKit.PLACE;

import fr.rormobile.api.advanced.Field.Source;
import fr.rormobile.api.totals.Sector;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What can be asked of a unit: {@code {a}} is its row, {@code {f}} that of its facility. Its place
 * is its own where it has one, as on its sheet.
 */
final class UnitFields {
  private static final String OWN = "{a}.facility_finess = ANY (:ownFacilities)";

  private static final List<Field> DESCRIBED =
      List.of(
          FieldKit.words("name", "Nom", IDENTITY, one("{a}.name")),
          FieldKit.identifier("id", "Identifiant", IDENTITY, one("{a}.id")),
          FieldKit.identifier("zone", "Code de zone de lits", IDENTITY, one("{a}.external_id")),
          FieldKit.words(
              "pole",
              "Pôle",
              IDENTITY,
              one("(SELECT p.name FROM pole p WHERE p.id = {a}.pole_id AND p.deleted_at IS NULL)")),
          FieldKit.identifier(
              "facilityFiness", "FINESS de l'établissement", IDENTITY, one("{a}.facility_finess")),
          FieldKit.flag("confidential", "Unité confidentielle", IDENTITY, "{a}.confidential"),
          FieldKit.code(
              "activity",
              "Activité de soins (J17)",
              ACTIVITY,
              "operational-activities",
              new Source.Many(
                  """
                  FROM (SELECT {a}.operational_activity_code
                         UNION ALL
                        SELECT x.code FROM care_unit_code x
                         WHERE x.unit_id = {a}.id AND x.nomenclature_id = 'J17') AS n (v)
                  WHERE true
                  """,
                  "n.v")),
          FieldKit.code(
              "careMode",
              "Mode de prise en charge (J19)",
              ACTIVITY,
              "care-modes",
              one("{a}.care_mode_code")),
          FieldKit.code(
              "activityField",
              "Champ d'activité (J20)",
              ACTIVITY,
              "activity-fields",
              one("{a}.activity_field_code")),
          FieldKit.choice(
              "sector",
              "Secteur",
              ACTIVITY,
              one("(" + Sector.OF_UNIT.replace("u.", "{a}.") + ")"),
              "SANITARY",
              "Sanitaire",
              "MEDICO_SOCIAL",
              "Médico-social",
              "MEDICO_TECHNICAL",
              "Médico-technique"),
          FieldKit.code(
              "disciplineGroup",
              "Groupe de disciplines",
              ACTIVITY,
              "discipline-groups",
              one(
                  "(SELECT g.group_id FROM discipline_group_activity g"
                      + " WHERE g.activity_code = {a}.operational_activity_code)")),
          FieldKit.code("act", "Acte spécifique (J16)", ACTIVITY, "specific-acts", codes("J16")),
          FieldKit.code(
              "equipment",
              "Équipement spécifique (J18)",
              ACTIVITY,
              "specific-equipment",
              codes("J18")),
          new Field(
              "equipmentLimit",
              "Équipement, jusqu'à au moins",
              ACTIVITY,
              ValueType.CODE_AND_NUMBER,
              EnumSet.of(Operator.AT_LEAST),
              "specific-equipment",
              Map.of(),
              new Source.Meets(
                  "EXISTS (SELECT FROM care_unit_code x WHERE x.unit_id = {a}.id"
                      + " AND x.nomenclature_id = 'J18' AND x.code = {v}"
                      + " AND x.limit_value >= {n})")),
          FieldKit.code(
              "speciality", "Spécialisation (J35)", ACTIVITY, "care-specialities", codes("J35")),
          FieldKit.code("patientType", "Public (J29)", ACTIVITY, "patient-types", codes("J29")),
          FieldKit.code(
              "expertiseLevel",
              "Niveau d'expertise (J227)",
              ACTIVITY,
              null,
              one("{a}.expertise_level_code")),
          FieldKit.code(
              "offerType", "Type d'offre (J238)", ACTIVITY, null, one("{a}.offer_type_code")),
          FieldKit.meets(
              "age",
              "Âge admis (années)",
              ACTIVITY,
              ValueType.NUMBER,
              "(({a}.age_min IS NULL OR {a}.age_min <= {v})"
                  + " AND ({a}.age_max IS NULL OR {a}.age_max >= {v}))"),
          FieldKit.number("ageMin", "Âge minimal", ACTIVITY, "{a}.age_min"),
          FieldKit.number("ageMax", "Âge maximal", ACTIVITY, "{a}.age_max"),
          FieldKit.code("department", "Département", PLACE, null, one(area("department_code"))),
          FieldKit.code("region", "Région", PLACE, null, one(area("region_code"))),
          FieldKit.code("commune", "Commune (INSEE)", PLACE, null, one(place("commune_code"))),
          FieldKit.identifier("postcode", "Code postal", PLACE, one(place("postcode"))),
          FieldKit.words("city", "Ville", PLACE, one(place("city"))),
          FieldKit.phone("UNIT", "{a}.id", OWN),
          FieldKit.contactKind("UNIT", "{a}.id", OWN),
          FieldKit.secureMail("UNIT", "{a}.id", OWN),
          FieldKit.flag("alwaysOpen", "Ouverte en permanence", OPENING, "{a}.always_open"),
          FieldKit.meets(
              "openOn",
              "Ouverte le (jour habituel)",
              OPENING,
              ValueType.CODE,
              "({a}.always_open OR EXISTS (SELECT FROM opening_hours h"
                  + " WHERE h.unit_id = {a}.id AND h.day::text = {v}))",
              "1",
              "Lundi",
              "2",
              "Mardi",
              "3",
              "Mercredi",
              "4",
              "Jeudi",
              "5",
              "Vendredi",
              "6",
              "Samedi",
              "7",
              "Dimanche"),
          FieldKit.flag("openNow", "Ouverte maintenant", OPENING, UnitMoments.OPEN_NOW));

  private static final List<Field> COUNTED =
      List.of(
          FieldKit.number("availableBeds", "Lits disponibles", BEDS, beds("01", "status = '02'")),
          FieldKit.number("installedBeds", "Lits installés", BEDS, beds("01", "status = '01'")),
          FieldKit.number("operationalBeds", "Lits opérationnels", BEDS, UnitMoments.OPERATIONAL),
          FieldKit.number("closedBeds", "Lits fermés", BEDS, beds("01", "status = '05'")),
          FieldKit.number("occupiedBeds", "Lits occupés", BEDS, beds("01", "status = '03'")),
          FieldKit.number(
              "availablePlaces", "Places disponibles", BEDS, beds("02", "status = '02'")),
          FieldKit.number(
              "installedPlaces", "Places installées", BEDS, beds("02", "status = '01'")),
          FieldKit.choice(
              "bedFreshness",
              "Fraîcheur du chiffre",
              BEDS,
              one(UnitMoments.FRESHNESS),
              "FRESH",
              "À jour",
              "AGEING",
              "Vieillissant",
              "OVERDUE",
              "En retard"),
          FieldKit.date(
              "bedsUpdatedAt", "Lits comptés", BEDS, ValueType.INSTANT, UnitMoments.COUNTED_AT),
          FieldKit.number(
              "bedsAgeMinutes", "Âge du chiffre (minutes)", BEDS, UnitMoments.AGE_MINUTES),
          FieldKit.flag(
              "closureUnderWay", "Fermeture de lits en cours", BEDS, UnitMoments.CLOSURE_UNDER_WAY),
          FieldKit.updatedAt(),
          FieldKit.source(),
          FieldKit.demonstration());

  static final List<Field> ALL = Stream.concat(DESCRIBED.stream(), COUNTED.stream()).toList();

  private UnitFields() {}

  private static Source one(String sql) {
    return new Source.One(sql);
  }

  private static Source codes(String nomenclature) {
    return new Source.Many(
        "FROM care_unit_code x WHERE x.unit_id = {a}.id AND x.nomenclature_id = '"
            + nomenclature
            + "'",
        "x.code");
  }

  private static String place(String column) {
    return "coalesce({a}." + column + ", {f}." + column + ")";
  }

  /** Of the unit's own commune where it has one. */
  private static String area(String column) {
    return "CASE WHEN {a}.commune_code IS NULL THEN {f}."
        + column
        + " ELSE coalesce((SELECT m."
        + column
        + " FROM commune m WHERE m.code = {a}.commune_code), {f}."
        + column
        + ") END";
  }

  /** As {@code BedFigure} counts: NULL when nobody said any. */
  private static String beds(String nature, String which) {
    return "(SELECT sum(c.count) FROM capacity_line c WHERE c.unit_id = {a}.id AND c.nature = '"
        + nature
        + "' AND c.horizon = '01' AND c."
        + which
        + ")";
  }
}

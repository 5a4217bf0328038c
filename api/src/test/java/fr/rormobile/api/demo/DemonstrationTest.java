package fr.rormobile.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new user finds: the region as it is loaded into an empty database. */
class DemonstrationTest {
  /** Persons whom public documents about the ROR name: none of them is carried over. */
  private static final List<String> PERSONS =
      List.of(
          "HARLICOT",
          "COURBOIN",
          "LAFITTE",
          "CANOY",
          "MULLIEZ",
          "BOIREAU",
          "KERGARAVAT",
          "RELIVET",
          "AUMONT",
          "BRISION",
          "RIOU");

  /** Switchboards and units of real establishments that those documents show. */
  private static final List<String> REAL_NUMBERS =
      List.of(
          "0247474747",
          "0247474737",
          "0247474699",
          "0247473885",
          "0247478024",
          "0247478023",
          "0247883737",
          "0247883719",
          "0247883715",
          "0247883732",
          "0238514444",
          "0238744707",
          "0238613536",
          "0238744793",
          "0238744730",
          "0238229189",
          "0238514886",
          "0238229814",
          "0254296000",
          "0254296016",
          "0254296040",
          "0237444040",
          "0237444001");

  private static final DemoDatabase DATABASE = new DemoDatabase();

  @BeforeAll
  static void load() {
    new DemonstrationStep(DATABASE.demonstration(), true, false).run(line -> {});
  }

  @Test
  void theRegionHasTwoThousandUnitsOfEveryActivityAndAsManyProfessionals() {
    assertThat(DATABASE.number("SELECT count(*) FROM care_unit")).isEqualTo(2_000);
    assertThat(DATABASE.number("SELECT count(DISTINCT operational_activity_code) FROM care_unit"))
        .isEqualTo(548);
    assertThat(DATABASE.number("SELECT count(*) FROM professional")).isBetween(1_700L, 2_300L);
    assertThat(DATABASE.texts("SELECT DISTINCT region_code FROM facility")).containsExactly("24");
  }

  @ParameterizedTest
  @CsvSource({
    "ue-410000020-usic, CARDIOLOGIE (USIC), 8",
    "ue-410000020-neonat, MEDECINE NEONATALE, 12",
    "ue-410000020-neonat-si, NEONAT - SOINS INTENSIFS, 3",
    "ue-450002613-unv-hc, UNITE DE NEUROVASCULAIRE LITS DEDIES (UNV HC), 12",
    "ue-370004467-brules, CENTRE DE TRAITEMENT DES BRULES - REANIMATION, 6"
  })
  void handMadeUnitsHaveTheirNamesAndBeds(String id, String name, long installed) {
    assertThat(DATABASE.text("SELECT name FROM care_unit WHERE id = '" + id + "'")).isEqualTo(name);
    assertThat(
            DATABASE.number(
                "SELECT count FROM capacity_line WHERE status = '01' AND unit_id = '" + id + "'"))
        .isEqualTo(installed);
  }

  @Test
  void trousseauHasSevenOfItsThirtyFourCriticalCareBedsFree() {
    var critical =
        " FROM capacity_line WHERE horizon = '01' AND unit_id IN ('ue-370004467-rea',"
            + " 'ue-370004467-usic', 'ue-370004467-usc')";

    assertThat(DATABASE.number("SELECT sum(count)" + critical + " AND status = '02'")).isEqualTo(7);
    assertThat(
            DATABASE.number(
                "SELECT sum(CASE status WHEN '01' THEN count WHEN '05' THEN -count END)"
                    + critical))
        .isEqualTo(34);
  }

  @Test
  void everythingIsMarkedAsDemonstration() {
    for (var table : List.of("legal_entity", "facility", "care_unit", "professional")) {
      assertThat(
              DATABASE.number(
                  "SELECT count(*) FROM " + table + " WHERE NOT demonstration OR source <> 'DEMO'"))
          .as(table)
          .isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          J17 | SELECT operational_activity_code FROM care_unit
          J19 | SELECT care_mode_code FROM care_unit
          J20 | SELECT activity_field_code FROM care_unit
          J227 | SELECT expertise_level_code FROM care_unit WHERE expertise_level_code IS NOT NULL
          J238 | SELECT offer_type_code FROM care_unit WHERE offer_type_code IS NOT NULL
          J55 | SELECT category_code FROM facility
          J16 | SELECT code FROM care_unit_code WHERE nomenclature_id = 'J16'
          J17 | SELECT code FROM care_unit_code WHERE nomenclature_id = 'J17'
          J18 | SELECT code FROM care_unit_code WHERE nomenclature_id = 'J18'
          J29 | SELECT code FROM care_unit_code WHERE nomenclature_id = 'J29'
          J35 | SELECT code FROM care_unit_code WHERE nomenclature_id = 'J35'
          """)
  void everyCodeIsInItsNomenclature(String nomenclature, String codes) {
    assertThat(DATABASE.texts(codes)).isNotEmpty();
    assertThat(
            DATABASE.texts(
                codes
                    + " EXCEPT SELECT code FROM nomenclature_code WHERE nomenclature_id = '"
                    + nomenclature
                    + "'"))
        .isEmpty();
  }

  @Test
  void whatIsInventedCanBeRungAndWrittenToByNobody() {
    var invented = "01990\\d{5}|026191\\d{4}|035301\\d{4}|046571\\d{4}|053649\\d{4}|063998\\d{4}";

    assertThat(DATABASE.texts("SELECT value FROM contact_point WHERE kind <> 'MSSANTE'"))
        .hasSizeGreaterThan(5_000)
        .filteredOn(number -> !REAL_NUMBERS.contains(number))
        .allMatch(number -> number.matches(invented));
    assertThat(DATABASE.texts("SELECT value FROM contact_point WHERE kind = 'MSSANTE'"))
        .hasSizeGreaterThan(500)
        .allMatch(box -> box.matches("[a-z0-9.-]+@[a-z0-9-]+\\.mssante\\.exemple\\.invalid"));
    assertThat(
            DATABASE.texts(
                "SELECT value FROM contact_point WHERE owner_kind = 'UNIT' AND owner_id LIKE"
                    + " 'ue-00%'"))
        .doesNotContainAnyElementsOf(REAL_NUMBERS);
  }

  @Test
  void everyKindOfContactAndEveryLevelOfConfidentialityOccurs() {
    assertThat(DATABASE.texts("SELECT DISTINCT kind FROM contact_point")).hasSize(8);
    assertThat(DATABASE.texts("SELECT DISTINCT confidentiality FROM contact_point")).hasSize(3);
    assertThat(DATABASE.number("SELECT count(*) FROM care_unit WHERE confidential")).isPositive();
  }

  @Test
  void noPersonOfThePublicDocumentsIsThere() {
    var names =
        DATABASE.texts(
            """
            SELECT family_name FROM professional
             UNION SELECT name FROM care_unit
             UNION SELECT name FROM facility
             UNION SELECT coalesce(label, '') FROM contact_point
             UNION SELECT value FROM contact_point WHERE kind = 'MSSANTE'
             UNION SELECT coalesce(place_name, '') FROM practitioner_role
            """);

    assertThat(names)
        .noneMatch(
            name ->
                PERSONS.stream()
                    .anyMatch(
                        person ->
                            List.of(name.toUpperCase(Locale.ROOT).split("[^A-Z]+"))
                                .contains(person)));
  }

  @Test
  void bedsAddUpAndWereSaidBeforeNow() {
    assertThat(
            DATABASE.texts(
                """
                SELECT unit_id
                  FROM capacity_line
                 WHERE horizon = '01'
                 GROUP BY unit_id
                HAVING coalesce(sum(count) FILTER (WHERE status IN ('02', '03', '04', '05')), 0)
                       > sum(count) FILTER (WHERE status IN ('01', '06'))
                """))
        .isEmpty();
    assertThat(
            DATABASE.number(
                "SELECT count(*) FROM capacity_line WHERE updated_at >= '"
                    + DemoDatabase.NOW
                    + "'"))
        .isZero();
    assertThat(
            DATABASE.number(
                "SELECT count(DISTINCT date_trunc('day', updated_at)) FROM capacity_line"))
        .isGreaterThan(7);
  }

  @Test
  void everyDocumentOfTheIndexIsRaisedOnce() {
    assertThat(
            DATABASE.texts(
                "SELECT kind || ' ' || count(*) || ' ' || max(version) FROM index_document GROUP BY"
                    + " kind ORDER BY kind"))
        .containsExactly(
            "FACILITY " + DATABASE.text("SELECT count(*) FROM facility") + " 1",
            "PROFESSIONAL " + DATABASE.text("SELECT count(*) FROM professional") + " 1",
            "UNIT 2000 1");
  }

  @Test
  void aDatabaseThatHasEstablishmentsIsLeftAlone() {
    var before = DATABASE.text("SELECT count(*) FROM facility");

    new DemonstrationStep(DATABASE.demonstration(), true, false)
        .run(
            line -> {
              throw new AssertionError(line);
            });

    assertThat(DATABASE.text("SELECT count(*) FROM facility")).isEqualTo(before);
  }
}

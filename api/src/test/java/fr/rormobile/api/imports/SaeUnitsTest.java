package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaeUnitsTest {
  private static final String FINESS = "410000020";

  private static SaeRow row(SaeTable table, String key, Map<String, Integer> figures) {
    return new SaeRow(FINESS, table, key, 2023, figures, "");
  }

  private static SaeRow births(String authorisation, int mothers, int newborns, int intensive) {
    return new SaeRow(
        FINESS,
        SaeTable.PERINAT,
        "",
        2023,
        Map.of("LIT_OBS", mothers, "LIT_NEO_HSI", newborns, "LIT_SIN", intensive),
        authorisation);
  }

  private static SaeRow mco(int medicine, int surgery, int obstetrics) {
    return row(
        SaeTable.MCO, "", Map.of("LIT_MED", medicine, "LIT_CHI", surgery, "LIT_OBS", obstetrics));
  }

  private static List<String> units(SaeRow... rows) {
    return SaeUnits.of(FINESS, List.of(rows)).stream()
        .map(unit -> unit.code() + " " + unit.installed())
        .sorted()
        .toList();
  }

  @Test
  void theTotalOfIntensiveCareMakesNoUnit() {
    assertThat(
            units(
                row(SaeTable.REA, "SITOT", Map.of("LIT", 12)),
                row(SaeTable.REA, "USIC", Map.of("LIT", 8)),
                row(SaeTable.REA, "AUTSI", Map.of("LIT", 4)),
                row(SaeTable.REA, "REAADU", Map.of("LIT", 10))))
        .containsExactly("AUTSI 4", "REAADU 10", "USIC 8");
  }

  @Test
  void medicineIsWhatCriticalCareAndShortStayLeaveOfIt() {
    assertThat(
            units(
                mco(100, 40, 0),
                row(SaeTable.REA, "REAADU", Map.of("LIT", 10)),
                row(SaeTable.URGENCES2, "GEN", Map.of("LIT_UHCD", 6))))
        .containsExactly("CHI 40", "MED 84", "REAADU 10", "UHCD-GEN 6", "URG-GEN null");
  }

  @Test
  void aClinicWithoutMedicineHasItsContinuousCareInSurgery() {
    assertThat(units(mco(0, 40, 0), row(SaeTable.REA, "SURVADU", Map.of("LIT", 8))))
        .containsExactly("CHI 32", "SURVADU 8");
  }

  @Test
  void obstetricsContainsNewbornCareAndWhatItLacksIsInMedicine() {
    assertThat(units(mco(100, 0, 40), births("TYPE2", 28, 9, 3)))
        .containsExactly("MED 100", "NEO 9", "NEO-SI 3", "OBS 28");
    assertThat(units(mco(100, 0, 30), births("TYPE2", 28, 9, 3)))
        .containsExactly("MED 90", "NEO 9", "NEO-SI 3", "OBS 28");
  }

  @ParameterizedTest
  @CsvSource({"TYPE1,0,0,01", "TYPE2,9,0,02", "TYPE2,9,3,03", "TYPE3,9,3,04", "'',0,0,"})
  void theLevelOfAMaternityIsThatOfItsNewbornCare(
      String authorisation, int newborns, int intensive, String level) {
    var units = SaeUnits.of(FINESS, List.of(births(authorisation, 20, newborns, intensive)));

    assertThat(units)
        .filteredOn(unit -> unit.kind() == SaeKind.OBS)
        .singleElement()
        .extracting(SaeUnit::expertise)
        .isEqualTo(level);
  }

  @Test
  void aPerinatalCentreHasNoBed() {
    assertThat(units(births("CPPR", 0, 0, 0))).containsExactly("CPP null");
  }

  @Test
  void rehabilitationHasItsBedsByMentionAndItsPlacesByAge() {
    assertThat(
            units(
                row(SaeTable.SSR, "SSR_TOT", Map.of("LIT", 48, "PLA", 13)),
                row(SaeTable.SSR, "SSR_A", Map.of("LIT", 28, "PLA", 10)),
                row(SaeTable.SSR, "SSR_A59", Map.of("LIT", 28)),
                row(SaeTable.SSR, "SSR_E", Map.of("LIT", 20, "PLA", 3)),
                row(SaeTable.SSR, "SSR_E52", Map.of("LIT", 20))))
        .containsExactly("SSR-HJ 10", "SSR-HJ-C 3", "SSR52-C 20", "SSR59 28");
  }

  @Test
  void psychiatryIsByPopulationWithoutTheTotal() {
    var rows =
        List.of(
            row(SaeTable.PSY, "TOT", Map.of("CAP_HTP", 30, "CAP_HDJ", 12)),
            row(SaeTable.PSY, "GEN", Map.of("CAP_HTP", 20)),
            row(SaeTable.PSY, "INF", Map.of("CAP_HTP", 10, "CAP_HDJ", 12)));

    assertThat(SaeUnits.of(FINESS, rows))
        .extracting(u -> u.name() + " " + u.people().activity(u.kind()) + " " + u.installed())
        .containsExactlyInAnyOrder(
            "Psychiatrie, hospitalisation complète 229 20",
            "Psychiatrie, hospitalisation complète (enfants et adolescents) 227 10",
            "Psychiatrie, hôpital de jour (enfants et adolescents) 227 12");
  }

  @Test
  void linesOfAnOlderSurveyAreOfUnitsThatAreNoMore() {
    var old = new SaeRow(FINESS, SaeTable.REA, "USIC", 2022, Map.of("LIT", 8), "");

    assertThat(units(old, row(SaeTable.REA, "REAADU", Map.of("LIT", 10))))
        .containsExactly("REAADU 10");
  }

  @Test
  void theOrderOfTheLinesChangesNothing() {
    var rows =
        new ArrayList<>(
            List.of(
                mco(100, 40, 40),
                births("TYPE2", 28, 9, 3),
                row(SaeTable.REA, "REAADU", Map.of("LIT", 10)),
                row(SaeTable.URGENCES2, "GEN", Map.of("LIT_UHCD", 6)),
                row(SaeTable.USLD, "", Map.of("LIT", 30)),
                row(SaeTable.HAD, "", Map.of("PLATOT", 45))));
    var expected = units(rows.toArray(SaeRow[]::new));
    for (var seed = 0; seed < 50; seed++) {
      Collections.shuffle(rows, new Random(seed));

      assertThat(units(rows.toArray(SaeRow[]::new))).as("seed " + seed).isEqualTo(expected);
    }
  }
}

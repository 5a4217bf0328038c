package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
  private static final String BLOIS = "410000020";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE care_unit SET name = '=HYPERLINK(\"http://exemple.invalid\")'"
                        + " WHERE id = 'ue-410000020-usc'"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void excelOpensTheCsvByADoubleClick() {
    var answer = server.as("region").get("/beds/export?region=24");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    assertThat(answer.header("Content-Disposition")).contains("attachment").contains("lits-");
    var lines = answer.text().stripTrailing().split("\r\n", -1);
    assertThat(lines[0]).startsWith("\uFEFFRégion;Département;FINESS;");
    assertThat(lines).hasSizeGreaterThan(300);
    assertThat(Arrays.stream(lines).map(line -> fields(line).length).distinct())
        .containsExactly(ExportRows.UNIT.size());
  }

  @Test
  void everyRowSaysItsAgeAndWhetherItIsOverdue() {
    var row =
        row(server.as("region").get("/beds/export?facility=" + BLOIS), "REANIMATION POLYVALENTE");

    assertThat(row.get("Disponibles")).isEqualTo("2");
    assertThat(row.get("Opérationnels")).isEqualTo("9");
    assertThat(row.get("Fraîcheur")).isEqualTo("À jour");
    assertThat(Integer.parseInt(row.getOrDefault("Âge (minutes)", ""))).isBetween(10, 30);
    assertThat(row.get("Mise à jour (heure de Paris)"))
        .matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d");
  }

  @Test
  void aNameThatLooksLikeAFormulaStaysAText() {
    var csv = server.as("region").get("/beds/export?facility=" + BLOIS).text();

    assertThat(csv).contains("'=HYPERLINK").doesNotContain(";=HYPERLINK").doesNotContain(";\"=H");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"=1+1,'=1+1", "+33,'+33", "-2,'-2", "@SUM,'@SUM", "Réa,Réa", "a=b,a=b"})
  void whatASpreadsheetWouldCalculateIsDisarmed(String value, String written) {
    assertThat(CsvTable.harmless(value)).isEqualTo(written);
  }

  @Test
  void theForecastAndTheGroupsComeWhenAskedFor() {
    var forecast = server.as("region").get("/beds/export?facility=" + BLOIS + "&forecast=true");
    var groups = server.as("region").get("/beds/export?groupBy=department&region=24").text();

    assertThat(row(forecast, "REANIMATION POLYVALENTE")).containsEntry("Prévus +24 h", "3");
    assertThat(groups.split("\r\n")).hasSize(7);
    assertThat(groups).contains("41;Loir-et-Cher;");
  }

  @Test
  void theWorkbookHoldsTheSameRows() throws IOException {
    var csv =
        server
            .as("region")
            .get("/beds/export?facility=" + BLOIS)
            .text()
            .stripTrailing()
            .split("\r\n", -1);
    var answer = server.as("region").get("/beds/export?format=xlsx&facility=" + BLOIS);

    assertThat(answer.header("Content-Type"))
        .startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    var sheet = sheet(answer);
    assertThat(sheet.split("<row ", -1)).hasSize(csv.length + 1);
    assertThat(sheet).contains("REANIMATION POLYVALENTE").doesNotContain("<f>");
  }

  @Test
  void aDirectorTakesTheirOwnFacilitiesAndNoOther() {
    var own = server.as("directeur").get("/beds/export").text();
    var manager = server.as("lits").get("/beds/export").text();

    assertThat(own).contains(";410000020;").contains(";370004467;").doesNotContain(";280504267;");
    assertThat(manager).contains(";410000020;").doesNotContain(";370004467;");
    var other = server.as("directeur").get("/beds/export?facility=280504267");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.json().get("type").asText()).isEqualTo("/problems/hors-perimetre");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/beds/export", "/dashboards/critical-care/export"})
  void aClinicianTakesNoneAndOnlyTwoFormatsExist(String path) {
    assertThat(server.as("clinicien").get(path).status()).isEqualTo(403);
    assertThat(server.as("ars").get(path + "?format=pdf").status()).isEqualTo(400);
    assertThat(server.as("ars").get(path + "?couleur=rouge").status()).isEqualTo(400);
  }

  @Test
  void theTableOfCriticalCareIsALineADepartementOrAGroupInIt() {
    var path = "/dashboards/critical-care/export";
    var departments = server.as("ars").get(path).text().stripTrailing().split("\r\n", -1);
    var groups =
        server.as("ars").get(path + "?byGroup=true").text().stripTrailing().split("\r\n", -1);
    var director = server.as("lits").get(path).text().stripTrailing().split("\r\n", -1);
    var book = server.as("ars").get(path + "?format=xlsx");

    assertThat(departments).hasSize(7);
    assertThat(departments[0])
        .startsWith("\uFEFFRégion;Département;Groupe de disciplines;Installés (min)");
    assertThat(groups).hasSizeGreaterThan(7);
    assertThat(director).hasSize(2);
    assertThat(book.status()).isEqualTo(200);
  }

  private static Map<String, String> row(Answer answer, String unit) {
    var lines = answer.text().stripTrailing().split("\r\n", -1);
    var headers = fields(lines[0]);
    var row =
        Arrays.stream(lines)
            .map(ExportTest::fields)
            .filter(fields -> List.of(fields).contains(unit))
            .findFirst()
            .orElseThrow();
    var named = new HashMap<String, String>();
    for (var i = 0; i < headers.length; i++) {
      named.put(headers[i], row[i]);
    }
    return named;
  }

  private static String[] fields(String line) {
    return line.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
  }

  private static String sheet(Answer answer) throws IOException {
    var file = Files.createTempFile("lits", ".xlsx");
    try {
      Files.write(file, answer.bytes());
      try (var zip = new ZipFile(file.toFile());
          var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
        return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }
}

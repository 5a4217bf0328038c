package fr.rormobile.api.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvancedExportTest {
  private static final int MOST = 4_000;
  private static final String BLOIS =
      "{\"kind\": \"UNIT\", \"where\": {\"field\": \"facilityFiness\", \"op\": \"HAS_ANY\","
          + " \"values\": [\"410000020\"]}}";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of("ror.advanced.export-rows", MOST));
    server
        .jdbi()
        .useTransaction(
            h -> {
              h.execute("SET LOCAL ror.mass_load = 'on'");
              h.execute(
                  "UPDATE care_unit SET name = '=HYPERLINK(\"http://exemple.invalid\")'"
                      + " WHERE id = 'ue-410000020-usc'");
              h.execute(
                  "INSERT INTO contact_point (owner_kind, owner_id, kind, value, confidentiality)"
                      + " VALUES ('UNIT', 'ue-410000020-usc', 'ALERT', '0611111111',"
                      + " 'VERY_RESTRICTED'), ('UNIT', 'ue-410000020-usc', 'CARE_ROOM',"
                      + " '0622222222', 'RESTRICTED')");
              h.execute(
                  "INSERT INTO professional (rpps, family_name, source)"
                      + " SELECT '9' || lpad(n::text, 10, '0'), 'NOM ' || n, 'T'"
                      + " FROM generate_series(1, 6000) AS n");
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theTableSaysWhatItIsAndHowOldItsFiguresAre() {
    var answer = export("region", "csv", BLOIS);

    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    assertThat(answer.header("Content-Disposition")).contains("attachment").contains("unites-");
    var lines = lines(answer);
    assertThat(lines[0]).isEqualTo("\uFEFFRecherche avancée;Unités");
    assertThat(lines[1]).isEqualTo("Critères;FINESS de l'établissement comporte 410000020");
    assertThat(lines[2]).matches("Exporté \\(heure de Paris\\);\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d");
    assertThat(lines[4]).isEmpty();
    assertThat(lines[5]).startsWith("Identifiant;Unité;FINESS;");
    assertThat(answer.text())
        .containsPattern("chiffre du \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d, il y a \\d+ (min|h|j)")
        .contains("'=HYPERLINK")
        .doesNotContain(";=HYPERLINK")
        .doesNotContain(";\"=H");
  }

  @ParameterizedTest
  @CsvSource({
    "clinicien, false, false, false",
    "lits, true, true, true",
    "ars, true, true, true",
    "region, true, true, true"
  })
  void theColumnsFollowTheProfile(
      String login, boolean figures, boolean restricted, boolean veryRestricted) {
    var table = export(login, "csv", BLOIS).text();

    assertThat(table.contains("Lits disponibles")).isEqualTo(figures);
    assertThat(table.contains("chiffre du")).isEqualTo(figures);
    assertThat(table.contains("06 22 22 22 22")).isEqualTo(restricted);
    assertThat(table.contains("06 11 11 11 11")).isEqualTo(veryRestricted);
  }

  @Test
  void aBedManagerTakesTheFiguresOfTheirOwnFacilitiesOnly() {
    var other = BLOIS.replace("410000020", "370004467");

    assertThat(export("lits", "csv", other).text())
        .contains("Lits disponibles")
        .doesNotContain("chiffre du");
    assertThat(export("ars", "csv", other).text()).contains("chiffre du");
  }

  @Test
  void theWorkbookHasTheRowsAndASheetOfCriteria() throws IOException {
    var rows = lines(export("region", "csv", BLOIS)).length - 5;
    var book = export("region", "xlsx", BLOIS);

    assertThat(sheet(book, 1).split("<row ", -1)).hasSize(rows + 1);
    assertThat(sheet(book, 1)).doesNotContain("<f>").contains("chiffre du");
    assertThat(sheet(book, 2)).contains("tablissement comporte 410000020");
  }

  @Test
  void aTableThatIsCutSaysSoAndEachIsKeptWithItsAuthor() {
    var before = Instant.now();
    var answer = export("ars", "csv", "{\"kind\": \"PROFESSIONAL\"}");

    var lines = lines(answer);
    assertThat(lines).hasSize(6 + MOST + 1);
    assertThat(lines[lines.length - 1]).startsWith("Export limité à 4000 lignes sur ");
    var kept =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT e.* FROM search_export e JOIN account a ON a.id = e.account_id"
                                + " WHERE a.login = 'ars' AND e.at >= :before ORDER BY e.id DESC"
                                + " LIMIT 1")
                        .bind("before", before.minusSeconds(1))
                        .mapToMap()
                        .one());
    assertThat(kept)
        .containsEntry("format", "csv")
        .containsEntry("columns", "ALL_FIGURES")
        .containsEntry("written", (long) MOST);
    assertThat((Long) kept.get("found")).isGreaterThan(MOST);
    assertThat(String.valueOf(kept.get("search"))).contains("PROFESSIONAL");
  }

  @Test
  void theLastPageOfTheCursorIsNotLost() {
    var last =
        export(
            "ars",
            "csv",
            "{\"kind\": \"PROFESSIONAL\", \"where\": {\"field\": \"familyName\", \"op\":"
                + " \"STARTS_WITH\", \"values\": [\"nom 1\"]}}");

    // 1, 10–19, 100–199, 1000–1999
    assertThat(lines(last)).hasSize(6 + 1_111);
    assertThat(Arrays.stream(lines(last)).distinct()).hasSize(6 + 1_111);
  }

  private static Answer export(String login, String format, String body) {
    var answer = server.as(login).post("/search/advanced/export?format=" + format, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static String[] lines(Answer answer) {
    return answer.text().stripTrailing().split("\r\n", -1);
  }

  private static String sheet(Answer answer, int number) throws IOException {
    var file = Files.createTempFile("unites", ".xlsx");
    try {
      Files.write(file, answer.bytes());
      try (var zip = new ZipFile(file.toFile());
          var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet" + number + ".xml"))) {
        return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }
}

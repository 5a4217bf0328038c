package fr.rormobile.api.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    var kept = lastKept(before);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=UNIT&q=cardiologie",
        "kind=UNIT&near=47.58143,1.30612&radiusKm=40&sort=distance",
        "kind=UNIT&q=usic%20blois&place=41018",
        "kind=FACILITY&department=41&department=37&sort=name",
        "kind=PROFESSIONAL&q=martni",
        "kind=UNIT&activity=127&bedsAvailable=true"
      })
  void theLinesOfASimpleSearchAreItsResultsInItsOrder(String query) {
    var ids = new ArrayList<String>();
    var page = server.as("region").get("/search?size=50&" + query).json();
    var total = page.get("total").asInt();
    while (true) {
      page.get("items").forEach(item -> ids.add(item.get("id").asText()));
      if (!page.has("nextCursor")) {
        break;
      }
      var next = "/search?size=50&" + query + "&cursor=" + page.get("nextCursor").asText();
      page = server.as("region").get(next).json();
    }

    var table = rows(simple("region", "csv", query));

    assertThat(ids).hasSize(total).isNotEmpty();
    assertThat(table).extracting(row -> row.split(";", 2)[0]).isEqualTo(ids);
  }

  @Test
  void aSimpleSearchSaysWhatItIsAndHowItWasFound() {
    var table = simple("region", "csv", "kind=UNIT&q=usic&place=41018&department=28");

    var lines = lines(table);
    assertThat(table.header("Content-Disposition")).contains("unites-");
    assertThat(lines[0]).isEqualTo("\uFEFFRecherche;Unités");
    assertThat(lines[1])
        .isEqualTo("Critères;\"Mots : usic ; Autour de la commune : 41018 ; Département : 28\"");
    assertThat(lines[2]).startsWith("À savoir;Rayon porté à ");
    assertThat(lines[4])
        .isEqualTo("Contenu selon le profil;annuaire, contacts réservés, tous les chiffres");
    assertThat(table.text())
        .containsPattern("chiffre du \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d, il y a \\d+ (min|h|j)");
  }

  @ParameterizedTest
  @CsvSource({
    "clinicien, false, false, false",
    "lits, true, true, true",
    "region, true, true, true"
  })
  void theColumnsOfASimpleSearchFollowTheProfileToo(
      String login, boolean figures, boolean restricted, boolean veryRestricted) {
    var table = simple(login, "csv", "kind=UNIT&q=ue-410000020-usc").text();

    assertThat(table).contains("'=HYPERLINK").doesNotContain(";=HYPERLINK", ";\"=H");
    assertThat(table.contains("Lits disponibles")).isEqualTo(figures);
    assertThat(table.contains("chiffre du")).isEqualTo(figures);
    assertThat(table.contains("06 22 22 22 22")).isEqualTo(restricted);
    assertThat(table.contains("06 11 11 11 11")).isEqualTo(veryRestricted);
  }

  @Test
  void aSimpleSearchIsCutWhereAnAdvancedOneIsAndKeptAsItIs() throws IOException {
    var before = Instant.now();
    var all = server.as("ars").get("/search?kind=PROFESSIONAL&size=1").json().get("total").asInt();
    var lines = rows(simple("ars", "csv", "kind=PROFESSIONAL"));
    var book = simple("ars", "xlsx", "kind=UNIT&q=ue-410000020-usc");

    assertThat(sheet(book, 1).split("<row ", -1)).hasSize(3);
    assertThat(sheet(book, 2)).contains("Mots : ue-410000020-usc");
    if (all > MOST) {
      assertThat(lines).hasSize(MOST + 1);
      assertThat(lines.getLast())
          .startsWith("Export limité à 4000 lignes sur " + all + " : précisez la recherche");
    } else {
      assertThat(lines).hasSize(all);
    }
    var kept = lastKept(before);
    assertThat(kept)
        .containsEntry("format", "xlsx")
        .containsEntry("columns", "ALL_FIGURES")
        .containsEntry("found", 1L)
        .containsEntry("written", 1L);
    assertThat(String.valueOf(kept.get("search"))).contains("ue-410000020-usc", "kind");
  }

  @ParameterizedTest
  @CsvSource({
    "'', kind, required",
    "q=irm, kind, required",
    "kind=UNIT&kind=FACILITY, kind, maxItems",
    "kind=UNIT&cursor=abc, cursor, unknown",
    "kind=UNIT&size=5, size, unknown",
    "kind=UNIT&view=card, view, unknown",
    "kind=UNIT&radiusKm=5, radiusKm, requires",
    "kind=UNIT&format=pdf, format, pattern",
  })
  void whatIsNoTableIsRefusedBeforeAnythingIsWritten(String query, String field, String rule) {
    var answer = server.as("clinicien").get("/search/export?" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/violations/0/rule").asText()).isEqualTo(rule);
  }

  private static Answer simple(String login, String format, String query) {
    var answer = server.as(login).get("/search/export?format=" + format + "&" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  /** Below the headers. */
  private static List<String> rows(Answer answer) {
    var lines = List.of(lines(answer));
    return lines.subList(lines.indexOf("") + 2, lines.size());
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

  /** The last export of the ARS since then. */
  private static Map<String, Object> lastKept(Instant since) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT e.* FROM search_export e JOIN account a ON a.id = e.account_id"
                            + " WHERE a.login = 'ars' AND e.at >= :since ORDER BY e.id DESC"
                            + " LIMIT 1")
                    .bind("since", since.minusSeconds(1))
                    .mapToMap()
                    .one());
  }
}

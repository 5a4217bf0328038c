package fr.rormobile.api.entries;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntriesOverHttpTest {
  private static final String BLOIS = "410000020";
  private static RorServer server;
  private static List<String> units = List.of();
  private String unit = "";

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    units =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM care_unit WHERE facility_finess = :f ORDER BY id")
                        .bind("f", BLOIS)
                        .mapTo(String.class)
                        .list());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fourteenInstalledBedsOfWhichTwoAreFree() {
    unit = units.getFirst();
    for (var of : units.subList(0, 3)) {
      server
          .jdbi()
          .useHandle(
              h -> {
                h.execute("DELETE FROM bed_empty_group WHERE unit_id = ?", of);
                h.execute("DELETE FROM bed_report WHERE unit_id = ?", of);
                h.execute("DELETE FROM bed_state WHERE unit_id = ?", of);
                h.execute("DELETE FROM capacity_line WHERE unit_id = ?", of);
              });
      put(of, "\"0\"", lines("INSTALLED", 14) + "," + lines("AVAILABLE", 2), "");
    }
  }

  @Test
  void aManagerReadsEntersAndSeesTheResultAtOnce() {
    var read = manager().get("/units/" + unit + "/beds");
    var tag = read.header("ETag");

    var put =
        put(unit, tag, female(1) + "," + undetermined(3), ", \"note\": \"Retour de bloc à 15 h\"");

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().get("effect").asText()).isEqualTo("APPLIED");
    assertThat(put.json().at("/summary/available").asInt()).isEqualTo(4);
    assertThat(put.json().at("/summary/operational").asInt()).isEqualTo(14);
    assertThat(put.json().at("/summary/freshness").asText()).isEqualTo("FRESH");
    assertThat(put.json().get("reportedBy").asText()).startsWith("Gestion des lits");
    assertThat(put.json().get("note").asText()).isEqualTo("Retour de bloc à 15 h");
    assertThat(put.header("ETag")).isNotEqualTo(tag);
    var sheet = server.as("clinicien").get("/units/" + unit).json();
    assertThat(sheet.at("/beds/summary/available").asInt()).isEqualTo(4);
  }

  @Test
  void withoutHavingReadNobodyWrites() {
    var put = manager().put("/units/" + unit + "/beds", "{\"unchanged\": true}");

    assertThat(put.status()).isEqualTo(428);
    assertThat(put.json().get("type").asText()).isEqualTo("/problems/version-requise");
  }

  @Test
  void twoPeopleDoNotOverwriteEachOther() {
    var tag = manager().get("/units/" + unit + "/beds").header("ETag");
    var director =
        server
            .as("directeur")
            .put("/units/" + unit + "/beds", body(lines("AVAILABLE", 5), ""), "If-Match", tag);
    assertThat(director.status()).isEqualTo(200);

    var manager = put(unit, tag, lines("AVAILABLE", 1), "");

    assertThat(manager.status()).isEqualTo(412);
    assertThat(manager.json().get("detail").asText())
        .contains("Direction")
        .contains("Relisez-les avant de valider les vôtres");
    assertThat(available(unit)).isEqualTo(5);
  }

  @Test
  void whoeverSendsAgainAfterALostAnswerIsToldThatItIsDone() {
    var tag = manager().get("/units/" + unit + "/beds").header("ETag");
    var first = put(unit, tag, lines("AVAILABLE", 1), "");

    var again = put(unit, tag, lines("AVAILABLE", 1), "");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(put(unit, tag, lines("AVAILABLE", 3), "").status()).isEqualTo(412);
  }

  @Test
  void tenThumbsAtOnceOnTheSameVersionWriteOnce() throws Exception {
    var tag = manager().get("/units/" + unit + "/beds").header("ETag");
    var thumbs = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 10; i++) {
      var beds = i;
      thumbs.add(() -> put(unit, tag, lines("AVAILABLE", 3 + beds), "").status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(thumbs)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnlyOnce(200).contains(412).hasSize(10);
    }
  }

  @Test
  void whatCannotBeIsRefusedAndNothingIsWritten() {
    var put = put(unit, tag(unit), lines("AVAILABLE", 15), "");

    assertThat(put.status()).isEqualTo(400);
    assertThat(put.json().at("/violations/0/rule").asText())
        .isEqualTo("AVAILABLE_WITHIN_OPERATIONAL");
    assertThat(put.json().get("detail").asText()).contains("15 disponibles pour 14 opérationnels");
    assertThat(available(unit)).isEqualTo(2);
  }

  @Test
  void whatIsStrangeIsAskedAndTakenOnceConfirmed() {
    for (var i = 0; i < 8; i++) {
      assertThat(put(unit, tag(unit), lines("AVAILABLE", i % 3), "").status()).isEqualTo(200);
    }

    var asked = put(unit, tag(unit), lines("AVAILABLE", 13), "");
    assertThat(asked.status()).isEqualTo(409);
    assertThat(asked.json().get("type").asText()).isEqualTo("/problems/a-confirmer");
    assertThat(asked.json().at("/violations/0/rule").asText()).isEqualTo("UNUSUAL_AVAILABLE");
    assertThat(available(unit)).isNotEqualTo(13);

    var confirmed =
        put(unit, tag(unit), lines("AVAILABLE", 13), ", \"confirm\": [\"UNUSUAL_AVAILABLE\"]");
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(available(unit)).isEqualTo(13);
  }

  @Test
  void unchangedMakesAllFiguresOfTodayYounger() {
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE capacity_line SET updated_at = updated_at - interval '20 hours'"
                        + " WHERE unit_id = ?",
                    unit));
    assertThat(read(unit).json().at("/summary/freshness").asText()).isEqualTo("AGEING");

    var put =
        manager()
            .put(
                "/units/" + unit + "/beds",
                "{\"unchanged\": true}",
                "If-Match",
                read(unit).header("ETag"));

    assertThat(put.json().get("effect").asText()).isEqualTo("UNCHANGED");
    assertThat(put.json().at("/summary/freshness").asText()).isEqualTo("FRESH");
  }

  @Test
  void whatWasCountedEarlierThanWhatIsKnownIsKeptForHistory() {
    var yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    var put = put(unit, tag(unit), lines("AVAILABLE", 9), ", \"validAt\": \"" + yesterday + "\"");

    assertThat(put.json().get("effect").asText()).isEqualTo("SUPERSEDED");
    assertThat(available(unit)).isEqualTo(2);
    int kept =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT max(available) FROM bed_report WHERE unit_id = :u")
                        .bind("u", unit)
                        .mapTo(Integer.class)
                        .one());
    assertThat(kept).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|lines|required",
        "{\"lines\": [], \"unchanged\": true}|lines|",
        "{\"unchanged\": true, \"validAt\": \"2020-01-01T00:00:00Z\"}|validAt|min",
        "{\"unchanged\": true, \"validAt\": \"2126-01-01T00:00:00Z\"}|validAt|max",
        "{\"lines\": [{\"nature\": \"BED\", \"status\": \"OPERATIONAL\", \"count\":"
            + " 1}]}|lines[0].status|enum",
        "{\"lines\": [{\"nature\": \"BED\", \"status\": \"AVAILABLE\", \"count\":"
            + " -1}]}|lines[0].count|min",
        "{\"unchanged\": true, \"confirm\": [\"ANYTHING\"]}|confirm|",
      })
  void aWrongEntryNamesItsField(String body, String field, String rule) {
    var put = manager().put("/units/" + unit + "/beds", body, "If-Match", tag(unit));

    assertThat(put.status()).isEqualTo(400);
    assertThat(put.json().at("/violations/0/field").asText()).startsWith(field);
    if (rule != null) {
      assertThat(put.json().at("/violations/0/rule").asText()).isEqualTo(rule);
    }
  }

  @Test
  void onlyThoseOfTheFacilityWrite() {
    var elsewhere =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM care_unit WHERE facility_finess <> :f LIMIT 1")
                        .bind("f", BLOIS)
                        .mapTo(String.class)
                        .one());

    assertThat(
            manager()
                .put("/units/" + elsewhere + "/beds", "{\"unchanged\": true}", "If-Match", "\"1\"")
                .status())
        .isEqualTo(403);
    assertThat(
            manager()
                .put("/units/inconnue/beds", "{\"unchanged\": true}", "If-Match", "\"1\"")
                .status())
        .isEqualTo(404);
  }

  @Test
  void eachUnitOfSeveralHasItsOwnVerdict() {
    var body =
        """
        {"entries": [
          {"unitId": "%s", "version": 1, "unchanged": true},
          {"unitId": "%s", "version": 1, "lines": [%s]},
          {"unitId": "%s", "version": 7, "unchanged": true},
          {"unitId": "inconnue", "version": 0, "unchanged": true}]}
        """
            .formatted(units.get(0), units.get(1), lines("AVAILABLE", 99), units.get(2));
    var key = UUID.randomUUID().toString();

    var answer = manager().post("/beds/entries", body, "Idempotency-Key", key);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().findValuesAsText("status"))
        .containsExactly("UNCHANGED", "REFUSED", "CONFLICT", "OUT_OF_SCOPE");
    assertThat(answer.json().at("/items/0/version").asInt()).isEqualTo(2);
    var again = manager().post("/beds/entries", body, "Idempotency-Key", key);
    assertThat(again.json()).isEqualTo(answer.json());
    assertThat(
            manager()
                .post("/beds/entries", body.replace("99", "98"), "Idempotency-Key", key)
                .status())
        .isEqualTo(409);
  }

  @Test
  void aUnitGivenTwiceIsRefusedAsAWhole() {
    var one = "{\"unitId\": \"%s\", \"version\": 1, \"unchanged\": true}".formatted(unit);
    var answer =
        manager()
            .post(
                "/beds/entries",
                "{\"entries\": [" + one + "," + one + "]}",
                "Idempotency-Key",
                UUID.randomUUID().toString());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("entries[1].unitId");
  }

  private static ApiClient manager() {
    return server.as("lits");
  }

  private static Answer read(String of) {
    return manager().get("/units/" + of + "/beds");
  }

  private static String tag(String of) {
    return read(of).header("ETag");
  }

  private static int available(String of) {
    return read(of).json().at("/summary/available").asInt();
  }

  private static Answer put(String of, String tag, String lines, String more) {
    return manager().put("/units/" + of + "/beds", body(lines, more), "If-Match", tag);
  }

  private static String body(String lines, String more) {
    return "{\"lines\": [" + lines + "]" + more + "}";
  }

  private static String lines(String status, int count) {
    return "{\"nature\": \"BED\", \"status\": \"%s\", \"count\": %d}".formatted(status, count);
  }

  private static String female(int count) {
    return "{\"nature\": \"BED\", \"status\": \"AVAILABLE\", \"gender\": \"FEMALE\", \"count\": %d}"
        .formatted(count);
  }

  private static String undetermined(int count) {
    return "{\"nature\": \"BED\", \"status\": \"AVAILABLE\", \"gender\": \"UNDETERMINED\", \"count\": %d}"
        .formatted(count);
  }
}

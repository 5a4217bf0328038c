package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensionControllerTest {
  private static final String BLOIS = "410000020";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void noTensionIsOpen() {
    server
        .jdbi()
        .useHandle(h -> h.execute("UPDATE tension SET status = 'CLOSED', closed_at = now()"));
  }

  @Test
  void aDirectorDeclaresAndBothCellsAreWarned() {
    var declared = declare(director(), declaration(BLOIS), key());

    assertThat(declared.get("status").asText()).isEqualTo("OPEN");
    assertThat(declared.get("events")).hasSize(3);
    assertThat(labels(declared))
        .anyMatch(label -> label.contains("ARS Centre-Val de Loire"))
        .anyMatch(label -> label.contains("CH BLOIS SIMONE VEIL"));
    var alert = declared.at("/warned/alertId").asText();
    Awaitility.await("kept by the sinks")
        .atMost(Duration.ofSeconds(20))
        .until(() -> sent(server.as("ars").get("/alerts/" + alert).json()));
    var messages = server.as("ars").get("/demonstration/messages").json().get("items");
    assertThat(messages.findValuesAsText("subject"))
        .anyMatch(subject -> subject.contains("Tension déclarée"));
  }

  @Test
  void aDrillSaysSoInEveryMessage() {
    var declared =
        declare(
            director(), declaration(BLOIS).replace("\"drill\": false", "\"drill\": true"), key());

    var alert = declared.at("/warned/alertId").asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> sent(server.as("ars").get("/alerts/" + alert).json()));
    var subjects =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT subject FROM notifier.sink_message WHERE alert_id = :id")
                        .bind("id", UUID.fromString(alert))
                        .mapTo(String.class)
                        .list());
    assertThat(subjects).isNotEmpty().allMatch(subject -> subject.contains("EXERCICE"));
  }

  @Test
  void theSameKeySaysTheSameAgainAndDeclaresNothing() {
    var key = key();
    var first = declare(director(), declaration(BLOIS), key);

    var again = declare(director(), declaration(BLOIS), key);

    assertThat(again).isEqualTo(first);
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    var key = key();
    declare(director(), declaration(BLOIS), key);

    var other =
        director()
            .post(
                "/tensions",
                declaration(BLOIS).replace("pmi-1", "plan-blanc-2"),
                "Idempotency-Key",
                key);

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().get("type").asText()).isEqualTo("/problems/cle-deja-utilisee");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void twentyThumbsAtOnceDeclareOnce() throws Exception {
    var attempts = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 20; i++) {
      attempts.add(
          () ->
              director().post("/tensions", declaration(BLOIS), "Idempotency-Key", key()).status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(attempts)) {
        statuses.add(done.get());
      }

      assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
      assertThat(open()).isEqualTo(1);
    }
  }

  @Test
  void theSameKeyAtOnceIsOneDeclarationAndOneAnswer() throws Exception {
    var key = key();
    var attempts = new ArrayList<Callable<String>>();
    for (var i = 0; i < 10; i++) {
      attempts.add(
          () -> director().post("/tensions", declaration(BLOIS), "Idempotency-Key", key).text());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<String>();
      for (var done : threads.invokeAll(attempts)) {
        answers.add(done.get());
      }

      assertThat(answers.stream().distinct()).hasSize(1);
      assertThat(open()).isEqualTo(1);
    }
  }

  @Test
  void aFacilityThatOneDoesNotDirectIsOutOfScopeWhetherItExistsOrNot() {
    for (var finess : List.of("450000088", "999999999")) {
      var refused = director().post("/tensions", declaration(finess), "Idempotency-Key", key());

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().get("type").asText()).isEqualTo("/problems/hors-perimetre");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"critical-care-adult\" | \"inconnu\"      | disciplineGroupId   | reference",
        "\"pmi-1\"               | \"inconnu\"      | planId              | reference",
        "\"cellule-veille\"      | \"inconnue\"     | actions[0].actionId | reference",
        "\"ouvrir-lits\"         | \"cellule-veille\" | actions[1].actionId | excludes",
        "\"reason\": \"Afflux\"  | \"expectedDurationMinutes\": 14 | expectedDurationMinutes | min",
        "\"reason\": \"Afflux\"  | \"expectedDurationMinutes\": 43201 | expectedDurationMinutes |"
            + " max",
        "\"reason\": \"Afflux\"  | \"reason\": \"\" | reason | minLength",
        "\"410000020\"           | \"41\"           | facilityId          | pattern",
        "\"facilityId\": \"410000020\" | \"expectedDurationMinutes\": 60 | facilityId | required",
      })
  void aWrongFieldIsNamedAndNothingIsDeclared(
      String right, String wrong, String field, String rule) {
    var refused =
        director()
            .post("/tensions", declaration(BLOIS).replace(right, wrong), "Idempotency-Key", key());

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    var violation = refused.json().at("/violations/0");
    assertThat(violation.get("field").asText()).isEqualTo(field);
    assertThat(violation.get("rule").asText()).isEqualTo(rule);
    assertThat(open()).isZero();
  }

  @Test
  void withoutAKeyNothingIsDeclared() {
    var refused = director().post("/tensions", declaration(BLOIS));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("Idempotency-Key");
    assertThat(open()).isZero();
  }

  @Test
  void whatIsDeclaredIsReadByAClinicianAndTagged() {
    var id = declare(director(), declaration(BLOIS), key()).get("id").asText();

    var read = server.as("clinicien").get("/tensions/" + id);
    var again = server.as("clinicien").get("/tensions/" + id, "If-None-Match", read.header("ETag"));

    assertThat(read.json().get("id").asText()).isEqualTo(id);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
  }

  @Test
  void pagesCoverAllTensionsOnceNewestFirst() {
    for (var plan : List.of("pmi-1", "plan-blanc-2")) {
      for (var drill : List.of("true", "false")) {
        declare(
            director(),
            declaration(BLOIS)
                .replace("pmi-1", plan)
                .replace("\"drill\": false", "\"drill\": " + drill),
            key());
      }
    }
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = server.as("ars").get("/tensions?size=3" + cursor).json();
      page.get("items").forEach(item -> seen.add(item.get("id").asText()));
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void anAlertIsReadInScopeOnly() {
    var alert = declare(director(), declaration(BLOIS), key()).at("/warned/alertId").asText();

    assertThat(director().get("/alerts/" + alert).status()).isEqualTo(200);
    assertThat(server.as("region").get("/alerts/" + alert).status()).isEqualTo(200);
    assertThat(server.as("cellule").get("/alerts/" + alert).status()).isEqualTo(404);
    assertThat(server.as("ars").get("/alerts").json().get("items")).isNotEmpty();
  }

  private static ApiClient director() {
    return server.as("directeur");
  }

  private static JsonNode declare(ApiClient who, String declaration, String key) {
    var answer = who.post("/tensions", declaration, "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static int open() {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM tension WHERE status = 'OPEN'")
                    .mapTo(Integer.class)
                    .one());
  }

  private static boolean sent(JsonNode alert) {
    return alert.at("/deliveryCounts/total").asInt() > 0
        && alert.at("/deliveryCounts/total").asInt() == alert.at("/deliveryCounts/sent").asInt();
  }

  private static List<String> labels(JsonNode declared) {
    var labels = new ArrayList<String>();
    declared
        .at("/warned/recipients")
        .forEach(recipient -> labels.add(recipient.get("label").asText()));
    return labels;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String declaration(String finess) {
    return """
    {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
     "actions": [{"actionId": "cellule-veille", "note": "à 9 h"}, {"actionId": "ouvrir-lits"}],
     "reason": "Afflux", "note": "Réanimation pleine\\r\\ndepuis 1 h", "drill": false}
    """
        .formatted(finess);
  }
}

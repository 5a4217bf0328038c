package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgementOverHttpTest {
  private static final String TOURS = "370004467";
  private static final Pattern LINK =
      Pattern.compile("https://ror\\.example(/acknowledge\\?token=[A-Za-z0-9_-]{43})");
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of(), Map.of("ROR_PUBLIC_URL", "https://ror.example"));
    server.as("cellule").put("/devices/tel-1", "{\"platform\":\"ANDROID\",\"token\":\"t-1\"}");
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
  void aMemberAcknowledgesOnceHoweverOftenAndAllWhoReadTheAlertSeeIt() {
    var alert = declared();
    assertThat(sheet(alert).get("requiresAcknowledgement").asBoolean()).isTrue();
    assertThat(sheet(alert).at("/acknowledged/persons").asInt()).isZero();

    var first =
        server
            .as("cellule")
            .post("/alerts/" + alert + "/acknowledgement", "{\"note\":\"je prends\"}");
    var again = server.as("cellule").post("/alerts/" + alert + "/acknowledgement", "{}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(sheet(alert).at("/acknowledged/persons").asInt()).isOne();
    assertThat(sheet(alert).at("/acknowledged").has("mineAt")).isFalse();
    assertThat(sheet(alert).get("acknowledgements")).hasSize(2);
    assertThat(sheet(alert).at("/acknowledgements/0/note").asText()).isEqualTo("je prends");
    assertThat(sheet(alert).get("receipts").asText()).contains("1 a acquitté à ");
    var line = server.as("ars").get("/alerts").json().at("/items/0");
    assertThat(line.at("/acknowledged/persons").asInt()).isOne();
  }

  @Test
  void whoMayReadTheAlertButWasNotWarnedDoesNotAcknowledgeIt() {
    var alert = declared();

    var director = server.as("directeur").post("/alerts/" + alert + "/acknowledgement", "{}");
    var unknown =
        server.as("cellule").post("/alerts/" + UUID.randomUUID() + "/acknowledgement", "{}");

    assertThat(director.status()).isEqualTo(403);
    assertThat(director.json().get("type").asText()).isEqualTo("/problems/hors-perimetre");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(sheet(alert).at("/acknowledged/persons").asInt()).isZero();
  }

  @Test
  void aMailsLinkShowsWithoutActingAndItsButtonActs() {
    var alert = declared();
    var link = link(alert);

    var shown = server.client().get(link);
    server.client().get(link);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text())
        .contains("lang=\"fr\"")
        .contains("<form method=\"post\"")
        .contains("Tension déclarée");
    assertThat(shown.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
    assertThat(sheet(alert).at("/acknowledged/persons").asInt()).isZero();

    var done =
        server
            .client()
            .send("POST", link, null, "Content-Type", "application/x-www-form-urlencoded");
    server.client().send("POST", link, null);

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains("Réception accusée").doesNotContain("<form");
    assertThat(sheet(alert).at("/acknowledged/persons").asInt()).isOne();
    assertThat(sheet(alert).at("/acknowledgements/0/way").asText()).isEqualTo("LINK");
    assertThat(sheet(alert).get("acknowledgements")).hasSize(1);
    assertThat(server.client().get(link).text()).contains("Réception accusée");
  }

  @Test
  void aLinkThatIsNoneIsAPageThatSaysSo() {
    var none = server.client().get("/acknowledge?token=" + "x".repeat(43));

    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text()).contains("Ce lien n'existe pas").doesNotContain("<form");
    assertThat(server.client().get("/acknowledge?token=court").status()).isEqualTo(400);
  }

  @Test
  void aPhoneSaysThatItHasShownThePushWithoutSessionAndNobodyElseCan() {
    var alert = declared();
    var push = push(alert);
    var body = "{\"dedupeId\":\"" + push + "\"}";

    var guessed = "{\"dedupeId\":\"" + UUID.randomUUID() + "\"}";
    assertThat(server.as("cellule").post("/alerts/" + alert + "/receipt", guessed).status())
        .isEqualTo(404);
    assertThat(server.client().post("/alerts/" + UUID.randomUUID() + "/receipt", body).status())
        .isEqualTo(404);
    assertThat(sheet(alert).get("receipts").asText()).doesNotContain("a vu");
    assertThat(server.client().post("/alerts/" + alert + "/receipt", body).status()).isEqualTo(204);

    var displayed =
        sheet(alert).get("deliveries").valueStream().filter(d -> d.has("displayedAt")).toList();
    assertThat(displayed).hasSize(1);
    assertThat(displayed.getFirst().get("channel").asText()).isEqualTo("PUSH");
    assertThat(displayed.getFirst().get("cause").asText()).isEqualTo("FIRST");
    assertThat(sheet(alert).get("receipts").asText()).contains("1 a vu");
  }

  @Test
  void aMemberWhoIsWarnedLaterIsHeldBackByAnAcknowledgement() {
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE crisis_cell_member SET after_minutes = 10
                     WHERE account_id = (SELECT id FROM account WHERE login = 'ars')
                    """));
    try {
      var alert = declared();
      assertThat(states(alert)).contains("PLANNED");

      // The region's cell: its mailbox was warned, so its link is there.
      server.as("ars").post("/alerts/" + alert + "/acknowledgement", "{}");

      assertThat(states(alert)).contains("HELD").doesNotContain("PLANNED");
    } finally {
      server.jdbi().useHandle(h -> h.execute("UPDATE crisis_cell_member SET after_minutes = 0"));
    }
  }

  private static List<String> states(String alert) {
    return sheet(alert).get("deliveries").valueStream().map(d -> d.get("state").asText()).toList();
  }

  private static JsonNode sheet(String alert) {
    var answer = server.as("ars").get("/alerts/" + alert);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  /** Declared, and all of its messages kept by the sinks. */
  private static String declared() {
    var answer =
        server
            .as("directeur")
            .post(
                "/tensions",
                """
                {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
                 "drill": false}
                """
                    .formatted(TOURS),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var alert = answer.json().at("/warned/alertId").asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> sheet(alert).at("/deliveryCounts/pending").asInt() == 0);
    return alert;
  }

  private static String link(String alert) {
    var text = one("SELECT body_text FROM notifier.sink_message WHERE channel = 'EMAIL'", alert);
    var link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }

  private static String push(String alert) {
    return one("SELECT outbox_id::text FROM notifier.sink_message WHERE channel = 'PUSH'", alert);
  }

  private static String one(String sql, String alert) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(sql + " AND alert_id = :id LIMIT 1")
                    .bind("id", UUID.fromString(alert))
                    .mapTo(String.class)
                    .one());
  }
}

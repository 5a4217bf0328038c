package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams of an open screen, and the board of a cell with its drill. */
class StreamOverHttpTest {
  private static final String CELL = "eg-370004467";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of("ror.alert-streams.most", 1));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aDrillIsStreamedToItsCellAloneAcknowledgedAndResumed() {
    var open =
        CompletableFuture.supplyAsync(() -> server.as("cellule").get("/stream?seconds=4"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.as("lits").get("/stream?seconds=0").status() == 429);
    var before = newest();
    var key = UUID.randomUUID().toString();
    var drill = drill("cellule", key);
    assertThat(drill.status()).isEqualTo(201);
    var alert = drill.json().get("alertId").asText();
    server.as("cellule").post("/alerts/" + alert + "/acknowledgement", "{}");

    var told = open.join();

    assertThat(told.header("Content-Type")).startsWith("text/event-stream");
    assertThat(told.text())
        .contains("event: heartbeat")
        .contains("\"kind\":\"ALERT\"")
        .contains("\"kind\":\"ACKNOWLEDGEMENT\"")
        .contains(alert)
        .doesNotContain("Exercice");
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> missed("lits", before).status() == 200);
    assertThat(missed("lits", before).text()).doesNotContain(alert);
    assertThat(missed("cellule", before).text()).contains(alert);
    assertThat(drill("cellule", key).json()).isEqualTo(drill.json());
    assertThat(drill("cellule", UUID.randomUUID().toString()).status()).isEqualTo(409);
    var sheet = server.as("cellule").get("/alerts/" + alert).json();
    assertThat(sheet.get("kind").asText()).isEqualTo("CELL_DRILL");
    assertThat(sheet.get("drill").asBoolean()).isTrue();
    assertThat(sheet.get("receipts").asText()).contains("1 a acquitté");
  }

  @Test
  void theBoardOfACellSaysWhomItWouldReach() {
    var member = "account:" + account("cellule");
    sql("UPDATE account SET email = NULL WHERE login = 'cellule'");
    assertThat(board().get("sentence").asText()).isEqualTo("joignable 1/2");

    server
        .as("cellule")
        .put("/devices/tel-9", "{\"platform\":\"ANDROID\",\"token\":\"t-9\"}");
    assertThat(board().get("sentence").asText()).isEqualTo("joignable 2/2");

    sql(
        "UPDATE notifier.device SET registered_at = now() - interval '31 days' WHERE owner_ref = '"
            + member
            + "'");
    assertThat(board().get("sentence").asText()).isEqualTo("joignable 1/2");
    assertThat(board().at("/members/1/devices").asInt()).isOne();
    assertThat(board().at("/members/1/devicesLately").asInt()).isZero();
  }

  @Test
  void aCellIsItsOwnAffair() {
    assertThat(server.as("ars").get("/crisis-cells/" + CELL + "/reachability").status())
        .isEqualTo(403);
    assertThat(server.as("directeur").get("/crisis-cells/" + CELL + "/reachability").status())
        .isEqualTo(200);
    assertThat(drill("ars", UUID.randomUUID().toString()).status()).isEqualTo(403);
    assertThat(server.as("ars").get("/crisis-cells/inconnue/reachability").status())
        .isEqualTo(404);
  }

  private static JsonNode board() {
    return server.as("cellule").get("/crisis-cells/" + CELL + "/reachability").json();
  }

  private static Answer drill(String login, String key) {
    return server
        .as(login)
        .send("POST", "/crisis-cells/" + CELL + "/drill", null, "Idempotency-Key", key);
  }

  private static Answer missed(String login, long last) {
    return server
        .as(login)
        .get("/stream?seconds=0", "Last-Event-ID", Long.toString(last));
  }

  private static long newest() {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT coalesce(max(id), 0) FROM notifier.happening")
                    .mapTo(Long.class)
                    .one());
  }

  private static String account(String login) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT id FROM account WHERE login = :login")
                    .bind("login", login)
                    .mapTo(String.class)
                    .one());
  }

  private static void sql(String sql) {
    server.jdbi().useHandle(h -> h.execute(sql));
  }
}

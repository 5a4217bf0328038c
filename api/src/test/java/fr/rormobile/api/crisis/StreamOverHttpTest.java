package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
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
    var told = new CopyOnWriteArrayList<String>();
    var type = new AtomicReference<String>("");
    var screen = screen(told, type);
    awaited(() -> server.as("lits").get("/stream?seconds=0").status() == 429);
    awaited(() -> told.contains("event: heartbeat"));
    var before = newest();
    var key = UUID.randomUUID().toString();
    var drill = drill("cellule", key);
    assertThat(drill.status()).isEqualTo(201);
    var alert = drill.json().get("alertId").asText();
    server.as("cellule").post("/alerts/" + alert + "/acknowledgement", "{}");

    awaited(() -> String.join("\n", told).contains("\"kind\":\"ACKNOWLEDGEMENT\""));
    screen.interrupt();

    assertThat(type.get()).startsWith("text/event-stream");
    assertThat(String.join("\n", told))
        .contains("\"kind\":\"ALERT\"")
        .contains(alert)
        .doesNotContain("Exercice");
    awaited(() -> missed("lits", before).status() == 200);
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

    server.as("cellule").put("/devices/tel-9", "{\"platform\":\"ANDROID\",\"token\":\"t-9\"}");
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
    assertThat(server.as("ars").get("/crisis-cells/inconnue/reachability").status()).isEqualTo(404);
  }

  private static void awaited(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }

  /** Reads until it is interrupted; then its connection is closed. */
  private static Thread screen(List<String> told, AtomicReference<String> type) {
    var token = server.client().login("cellule", RorServer.PASSWORD);
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/stream?seconds=60"))
            .header("Authorization", "Bearer " + token)
            .build();
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request, BodyHandlers.ofLines());
                type.set(answer.headers().firstValue("Content-Type").orElse(""));
                try (var lines = answer.body()) {
                  lines
                      .takeWhile(line -> !Thread.currentThread().isInterrupted())
                      .forEach(told::add);
                }
                http.shutdownNow();
              } catch (IOException | UncheckedIOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
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
    return server.as(login).get("/stream?seconds=0", "Last-Event-ID", Long.toString(last));
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

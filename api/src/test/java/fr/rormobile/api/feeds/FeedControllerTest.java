package fr.rormobile.api.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FeedControllerTest {
  static final String BLOIS = "410000020";
  private static final String TOURS = "370004467";
  private static final String HEADER =
      "finess;zone;date;installes;fermes;reouverts;disponibles_ind";
  private static RorServer server;
  private static Zones zones;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    zones = new Zones(server.jdbi());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyLineHasItsOwnVerdict() {
    var unit = zones.create(BLOIS, "V-1");
    zones.create(BLOIS, "V-2");
    zones.create(BLOIS, "V-2");
    var now = now();
    var answer =
        post(
            message(
                key(),
                report(BLOIS, "V-1", now.minusSeconds(60), installed(10), free(3)),
                report(BLOIS, "V-1", now.minusSeconds(50), free(3)),
                report(BLOIS, "V-1", now.minusSeconds(55), free(4)),
                report(BLOIS, "V-1", now, free(11)),
                report(BLOIS, "V-9", now, free(1)),
                report(BLOIS, "V-2", now, free(1)),
                report(TOURS, "V-1", now, free(1)),
                report(BLOIS, "V-1", now.plus(Duration.ofMinutes(20)), free(1)),
                report(BLOIS, "V-1", now.minus(Duration.ofDays(32)), free(1))));

    assertThat(statuses(answer))
        .containsExactly(
            "APPLIED",
            "UNCHANGED",
            "SUPERSEDED",
            "REFUSED",
            "UNKNOWN_ZONE",
            "AMBIGUOUS_ZONE",
            "OUT_OF_SCOPE",
            "REFUSED",
            "REFUSED");
    assertThat(answer.at("/results/3/reasons/0/rule").asText())
        .isEqualTo("AVAILABLE_WITHIN_OPERATIONAL");
    assertThat(answer.at("/results/7/reasons/0/field").asText()).isEqualTo("validAt");
    assertThat(answer.at("/counts/received").asInt()).isEqualTo(9);
    assertThat(answer.at("/counts/refused").asInt()).isEqualTo(3);
    assertThat(zones.free(unit)).isEqualTo(3);
    assertThat(zones.reports(unit)).isEqualTo(3);
  }

  @Test
  void aMalformedLineIsRefusedAloneAndTold() {
    var unit = zones.create(BLOIS, "M-1");
    var good = report(BLOIS, "M-1", now(), free(2));
    var body =
        message(
            key(),
            good.replace("\"count\": 2", "\"count\": \"deux\""),
            good.replace("BED", "CHAIR"),
            "12",
            good);
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/feeds/beds"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token())
            .POST(BodyPublishers.ofString(body))
            .build();

    // Held against the contract with what the contract asks for: three of the lines are not.
    var answer = server.client().exchange(request, message(key(), good));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(statuses(answer.json())).containsExactly("REFUSED", "REFUSED", "REFUSED", "APPLIED");
    assertThat(answer.json().at("/results/0/reasons/0/field").asText()).isEqualTo("lines[0].count");
    assertThat(answer.json().at("/results/2").has("zone")).isFalse();
    assertThat(zones.free(unit)).isEqualTo(2);
  }

  @Test
  void theSameMessageIsAnsweredTheSameAndWritesNothing() {
    var unit = zones.create(BLOIS, "I-1");
    var message = message(key(), report(BLOIS, "I-1", now(), free(2)));
    var first = flux().post("/feeds/beds", message);

    var again = flux().post("/feeds/beds", message.replace(": ", ":  "));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(zones.reports(unit)).isEqualTo(1);
  }

  @Test
  void theSameIdWithAnotherContentIsRefused() {
    var unit = zones.create(BLOIS, "I-2");
    var message = message(key(), report(BLOIS, "I-2", now(), free(2)));
    post(message);

    var other = flux().post("/feeds/beds", message.replace("\"count\": 2", "\"count\": 3"));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().get("type").asText()).isEqualTo("/problems/cle-deja-utilisee");
    assertThat(zones.free(unit)).isEqualTo(2);
  }

  @Test
  void theSameMessageTenTimesAtOnceIsOneMessageAndOneAnswer() throws Exception {
    var units = IntStream.range(0, 50).mapToObj(i -> zones.create(BLOIS, "S-" + i)).toList();
    var message =
        message(
            key(),
            IntStream.range(0, 50)
                .mapToObj(i -> report(BLOIS, "S-" + i, now(), free(2)))
                .toArray(String[]::new));
    var attempts = new ArrayList<Callable<String>>();
    for (var i = 0; i < 10; i++) {
      attempts.add(() -> flux().post("/feeds/beds", message).text());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<String>();
      for (var done : threads.invokeAll(attempts)) {
        answers.add(done.get());
      }

      assertThat(answers.stream().distinct()).hasSize(1);
      assertThat(answers.getFirst()).contains("\"applied\":50");
      assertThat(units).allSatisfy(unit -> assertThat(zones.reports(unit)).isEqualTo(1));
    }
  }

  @Test
  void aMessageCutOffBeforeItsCommitLeavesNothingAndIsTakenWhenSentAgain() throws Exception {
    var unit = zones.create(BLOIS, "K-1");
    post(message(key(), report(BLOIS, "K-1", now().minusSeconds(60), free(1))));
    var id = key();
    var message = message(id, report(BLOIS, "K-1", now(), free(2)));

    Answer cut;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var holder = server.jdbi().open()) {
      holder.begin();
      holder.execute("SELECT FROM feed FOR UPDATE"); // the last row that a message writes
      var sent = threads.submit(() -> flux().post("/feeds/beds", message));
      Awaitility.await("all but the commit is done")
          .atMost(Duration.ofSeconds(20))
          .until(() -> zones.text("SELECT pid::text" + WAITING) != null);
      zones.text("SELECT pg_terminate_backend(pid)::text" + WAITING);
      cut = sent.get();
      holder.rollback();
    }

    assertThat(cut.status()).as(cut.text()).isEqualTo(503);
    assertThat(zones.free(unit)).isEqualTo(1);
    assertThat(zones.reports(unit)).isEqualTo(1);
    assertThat(zones.text("SELECT message_id FROM feed_message WHERE message_id = '" + id + "'"))
        .isNull();
    assertThat(statuses(post(message))).containsExactly("APPLIED");
    assertThat(zones.free(unit)).isEqualTo(2);
    assertThat(zones.reports(unit)).isEqualTo(2);
  }

  private static final String WAITING =
      " FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO feed AS%'"
          + " AND datname = current_database()";

  @Test
  void aFileIsTakenWithItsMarkOfOrderAndWindowsEnds() {
    var unit = zones.create(BLOIS, "C-1");
    var file =
        "\uFEFF"
            + HEADER
            + "\r\n"
            + BLOIS
            + ";C-1;"
            + now()
            + ";14;3;1;\r\n"
            + BLOIS
            + ";C-1;"
            + now()
            + ";;x;;2\r\n";

    var answer = csv(file, key());

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(statuses(answer.json())).containsExactly("APPLIED", "REFUSED");
    assertThat(answer.json().at("/results/0/line").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/results/1/reasons/0/field").asText()).isEqualTo("fermes");
    assertThat(zones.count(unit, "01")).isEqualTo(14);
    assertThat(zones.count(unit, "05")).isEqualTo(2);
  }

  @Test
  void aFileNeedsItsHeaderItsLinesAndAnId() {
    assertProblem(csv("", key()), 400, "body");
    assertProblem(csv(HEADER, key()), 400, "body");
    assertProblem(csv("finess;zone\n" + BLOIS + ";C-1", key()), 400, "header");
    assertProblem(
        csv(HEADER + "\n" + BLOIS + ";C;" + now() + ";1;;;", null), 400, "Idempotency-Key");
    assertProblem(csv(HEADER, "avec espace"), 400, "Idempotency-Key");
    var many = HEADER + ("\n" + BLOIS + ";C-1;" + now() + ";1;;;").repeat(5_001);
    var refused = csv(many, key());
    assertProblem(refused, 400, "body");
    assertThat(refused.json().at("/violations/0/bound").asText()).isEqualTo("5000");
  }

  @Test
  void aMessageOfFiveThousandLinesPassesAndOneTooManyDoesNot() {
    zones.create(BLOIS, "G-1");
    var most = IntStream.range(0, 5_000).mapToObj(i -> report(BLOIS, "G-" + i, now(), free(1)));
    var reports = most.toArray(String[]::new);

    var taken = flux().post("/feeds/beds", message(key(), reports));
    assertThat(taken.status()).as(taken.text().substring(0, 200)).isEqualTo(200);
    assertThat(taken.json().at("/counts/applied").asInt()).isEqualTo(1);
    assertThat(taken.json().at("/counts/unknownZone").asInt()).isEqualTo(4_999);

    var more = java.util.Arrays.copyOf(reports, 5_001);
    more[5_000] = reports[0];
    var refused = flux().post("/feeds/beds", message(key(), more));
    assertProblem(refused, 400, "reports");
    assertThat(refused.json().at("/violations/0/bound").asText()).isEqualTo("5000");
  }

  @Test
  void aBodyBeyondTheBoundIsRefusedWithTheBound() {
    var refused = flux().post("/feeds/beds", " ".repeat(9 * 1024 * 1024));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().get("detail").asText()).contains("8 Mio");
  }

  @Test
  void anotherFormatIsNotTaken() {
    var refused = flux().post("/feeds/beds", "<lits/>", "Content-Type", "application/xml");

    assertThat(refused.status()).isEqualTo(415);
  }

  @Test
  void aFeedAndTheRegionalTeamSeeWhatCameAndNobodyElse() {
    zones.create(BLOIS, "F-1");
    var id = key();
    post(message(id, report(BLOIS, "F-1", now(), free(2))));

    for (var login : List.of("flux", "region")) {
      var feeds = server.as(login).get("/feeds").json().get("items");
      assertThat(feeds).hasSize(1);
      assertThat(feeds.at("/0/facilities/0/finess").asText()).isEqualTo(BLOIS);
      assertThat(feeds.at("/0/silent").asBoolean()).isFalse();
      assertThat(feeds.at("/0/messages/0/messageId").asText()).isEqualTo(id);
      assertThat(feeds.at("/0/messages/0/counts/applied").asInt()).isEqualTo(1);
    }
    assertThat(server.as("directeur").get("/feeds").status()).isEqualTo(403);

    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE feed SET last_received_at = now() - interval '3 hours',"
                        + " told_silent_at = now()"));
    assertThat(server.as("region").get("/feeds").json().at("/items/0/silent").asBoolean()).isTrue();
    post(message(key(), report(BLOIS, "F-1", now(), free(2))));
    assertThat(server.as("region").get("/feeds").json().at("/items/0/silent").asBoolean())
        .isFalse();
    assertThat(zones.text("SELECT told_silent_at::text FROM feed")).isNull();
  }

  @Test
  void messagesAreForgottenAfterThirtyDays() {
    zones.create(BLOIS, "O-1");
    var old = key();
    post(message(old, report(BLOIS, "O-1", now(), free(2))));
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE feed_message SET received_at = now() - interval '31 days'"
                        + " WHERE message_id = ?",
                    old));

    post(message(key(), report(BLOIS, "O-1", now(), free(2))));

    assertThat(zones.text("SELECT message_id FROM feed_message WHERE message_id = '" + old + "'"))
        .isNull();
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static String free(int count) {
    return "{\"nature\": \"BED\", \"status\": \"AVAILABLE\", \"count\": " + count + "}";
  }

  private static String installed(int count) {
    return "{\"nature\": \"BED\", \"status\": \"INSTALLED\", \"count\": " + count + "}";
  }

  static String report(String facility, String zone, Instant at, String... lines) {
    return """
    {"facilityId": "%s", "zone": "%s", "validAt": "%s", "lines": [%s]}\
    """
        .formatted(facility, zone, at, String.join(", ", lines));
  }

  static String message(String id, String... reports) {
    return "{\"messageId\": \"%s\", \"reports\": [%s]}".formatted(id, String.join(",\n", reports));
  }

  private static ApiClient flux() {
    return server.as("flux");
  }

  private static String token() {
    return server.client().login("flux", RorServer.PASSWORD);
  }

  private static JsonNode post(String message) {
    var answer = flux().post("/feeds/beds", message);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Answer csv(String file, @Nullable String key) {
    var headers =
        key == null
            ? new String[] {"Content-Type", "text/csv; charset=utf-8"}
            : new String[] {"Content-Type", "text/csv; charset=utf-8", "Idempotency-Key", key};
    return flux().send("POST", "/feeds/beds", file, headers);
  }

  private static void assertProblem(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo(field);
  }

  private static List<String> statuses(JsonNode answer) {
    return StreamSupport.stream(answer.get("results").spliterator(), false)
        .map(result -> result.get("status").asText())
        .collect(Collectors.toList());
  }
}

package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** One program for all tests of tensions in this JVM, and how they speak with it. */
abstract class TensionCalls {
  static final String BLOIS = "410000020";
  static final String TOURS = "370004467";
  static final String GROUP = "critical-care-adult";
  static final RorServer server = start();

  private static RorServer start() {
    var started = RorServer.start(Map.of());
    Runtime.getRuntime().addShutdownHook(new Thread(started::close));
    return started;
  }

  @BeforeEach
  void noTensionIsOpen() {
    server
        .jdbi()
        .useHandle(
            h ->
                h.createScript(
                        """
                        DELETE FROM tension_event;
                        DELETE FROM tension;
                        DELETE FROM solidarity_link;
                        """)
                    .execute());
  }

  static String list(String query) {
    var page = server.as("ars").get("/tensions" + query).json();
    var counts = page.get("counts");
    return page.get("items").size()
        + " of "
        + counts.get("level1")
        + " + "
        + counts.get("level2")
        + ", drills "
        + counts.get("drills");
  }

  static ApiClient director() {
    return server.as("directeur");
  }

  /** Declared so many minutes ago. */
  static JsonNode declare(String finess, int minutes) {
    return post(declaration(finess, minutes));
  }

  static JsonNode post(String declaration) {
    var answer =
        director().post("/tensions", declaration, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  static String declaration(String finess, int minutes) {
    return """
    {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
     "actions": [{"actionId": "cellule-veille", "note": "à 9 h"}, {"actionId": "ouvrir-lits"}],
     "reason": "Afflux", "note": "Réanimation pleine"%s}
    """
        .formatted(finess, minutes == 0 ? "" : ", \"occurredAt\": \"" + ago(minutes) + "\"");
  }

  static Answer event(JsonNode tension, String kind, @Nullable Instant at, String more) {
    return send(
        tension, "events", command(UUID.randomUUID(), at, ", \"kind\": \"" + kind + "\", " + more));
  }

  static Answer close(JsonNode tension, @Nullable Instant at, String more) {
    return send(tension, "closure", command(UUID.randomUUID(), at, more));
  }

  static Answer send(JsonNode tension, String what, String body) {
    return director().post("/tensions/" + tension.get("id").asText() + "/" + what, body);
  }

  static String command(UUID id, @Nullable Instant at, String more) {
    return "{\"id\": \""
        + id
        + "\""
        + (at == null ? "" : ", \"occurredAt\": \"" + at + "\"")
        + more
        + "}";
  }

  static Answer call(Callable<Answer> command) {
    try {
      return command.call();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  static Instant ago(int minutes) {
    return Instant.now().minus(Duration.ofMinutes(minutes));
  }

  static List<String> inPlace(JsonNode done) {
    return inPlaceOf(done.get("tension"));
  }

  static List<String> inPlaceOf(JsonNode sheet) {
    return StreamSupport.stream(sheet.get("actionsInPlace").spliterator(), false)
        .map(each -> each.at("/action/id").asText())
        .toList();
  }

  static int open() {
    return count("tension WHERE status = 'OPEN'");
  }

  static int count(String from) {
    return server
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM " + from).mapTo(Integer.class).one());
  }

  static List<Integer> rows() {
    return List.of(
        count("tension"),
        count("tension_event"),
        count("idempotency_key"),
        count("notifier.alert"),
        count("notifier.outbox"));
  }

  static Optional<String> sinkText(UUID alert) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT body_text FROM notifier.sink_message
                         WHERE alert_id = :alert AND channel = 'EMAIL' LIMIT 1
                        """)
                    .bind("alert", alert)
                    .mapTo(String.class)
                    .findOne());
  }

  static String withoutTime(String text) {
    return text.replaceAll("[0-9]{1,2} h [0-9]{2}|[0-9]{2}:[0-9]{2}", "…");
  }

  /** Of the alerts about this tension, in alphabetical order. */
  static List<String> kinds(JsonNode tension) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT kind FROM notifier.alert WHERE topic_id = :id ORDER BY kind")
                    .bind("id", tension.get("id").asText())
                    .mapTo(String.class)
                    .list());
  }
}

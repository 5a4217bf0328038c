package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Text messages through a gateway on loopback. */
class TextsOverHttpTest {
  private static final String BLOIS = "410000020";
  private static final List<String> TEXTS = new CopyOnWriteArrayList<>();
  private static HttpServer gateway;
  private static RorServer server;

  @BeforeAll
  static void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          TEXTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    gateway.start();
    server =
        RorServer.start(
            Map.of(),
            Map.of(
                "ROR_SMS_URL",
                "http://127.0.0.1:" + gateway.getAddress().getPort() + "/smsmessaging/v1",
                "ROR_SMS_SENDER",
                "+33700000000"));
  }

  @AfterAll
  static void stop() {
    server.close();
    gateway.stop(0);
  }

  @Test
  void aPersonGivesATelephoneAndTakesItBack() {
    var clinician = server.as("clinicien");
    assertThat(clinician.get("/me/phone").json().has("phone")).isFalse();

    var wrong = clinician.put("/me/phone", "{\"phone\":\"06 12 34 56 78\"}");
    var given = clinician.put("/me/phone", "{\"phone\":\"+33612345678\"}");

    assertThat(wrong.json().at("/violations/0/field").asText()).isEqualTo("phone");
    assertThat(given.json().get("textsOffered").asBoolean()).isTrue();
    assertThat(clinician.get("/me/phone").json().get("phone").asText()).isEqualTo("+33612345678");
    clinician.put("/me/phone", "{}");
    assertThat(clinician.get("/me/phone").json().has("phone")).isFalse();
  }

  @Test
  void aCellThatHasATelephoneAloneIsTextedAtOnceAndADrillSaysSo() {
    var made =
        server
            .as("directeur")
            .post(
                "/crisis-cells",
                "{\"name\":\"Nuit\",\"facilityId\":\"%s\",\"phone\":\"+33612345601\"}"
                    .formatted(BLOIS),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var id = made.json().get("id").asText();
    var board = server.as("directeur").get("/crisis-cells/" + id + "/reachability").json();
    assertThat(board.at("/members/0/phone").asBoolean()).isTrue();
    assertThat(board.get("sentence").asText()).isEqualTo("joignable 1/1");
    assertThat(board.at("/channels/2/channel").asText()).isEqualTo("SMS");
    assertThat(board.at("/channels/2/offered").asBoolean()).isTrue();

    var drill = declare("/tensions", true);

    assertThat(drill.status()).as(drill.text()).isEqualTo(201);
    assertThat(channelsOf(drill, "/warned/recipients", "Nuit")).containsExactly("SMS");
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(TEXTS)
                    .anySatisfy(
                        text ->
                            assertThat(text)
                                .contains("tel:+33612345601")
                                .contains("ROR EXERCICE : ")
                                .contains("pour acquitter")));
    var alert = drill.json().at("/warned/alertId").asText();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> server.as("ars").get("/alerts/" + alert).text().contains("\"SMS\""));
  }

  @Test
  void aDeclarationTellsBeforehandWhomItWouldText() {
    server.as("ars").put("/me/phone", "{\"phone\":\"+33612345602\"}");
    var dryRun = declare("/tensions?dryRun=true", false);

    assertThat(dryRun.status()).as(dryRun.text()).isEqualTo(200);
    var member =
        dryRun.json().get("recipients").findValuesAsText("label").stream()
            .filter(label -> label.contains("ARS"))
            .toList();
    assertThat(member)
        .anySatisfy(label -> assertThat(channelsOf(dryRun, "/recipients", label)).contains("SMS"));
    assertThat(dryRun.json().at("/sms/text").asText())
        .startsWith("ROR : ")
        .hasSizeLessThanOrEqualTo(160);
    assertThat(TEXTS).noneMatch(text -> text.contains("+33612345602"));
  }

  private static Answer declare(String path, boolean drill) {
    return server
        .as("directeur")
        .post(
            path,
            """
            {"facilityId": "%s", "disciplineGroupId": "critical-care-adult",
             "planId": "plan-blanc-2", "reason": "Afflux", "drill": %s}
            """
                .formatted(BLOIS, drill),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private static List<String> channelsOf(Answer answer, String at, String label) {
    for (var one : answer.json().at(at)) {
      if (one.get("label").asText().equals(label)) {
        return StreamSupport.stream(one.get("channels").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
      }
    }
    throw new AssertionError(label + " is not among " + answer.text());
  }
}

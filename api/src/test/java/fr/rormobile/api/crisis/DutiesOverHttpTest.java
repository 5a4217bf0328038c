package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DutiesOverHttpTest {
  private static final String TOURS = "370004467";
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
  void nothingIsSetOrOpen() {
    server
        .jdbi()
        .useHandle(
            h -> {
              h.execute("UPDATE tension SET status = 'CLOSED', closed_at = now()");
              h.execute("UPDATE alert_duty SET removed_at = now()");
              h.execute("DELETE FROM solidarity_link");
            });
  }

  @Test
  void whoHasADutyIsShownBeforeAndWarnedAtTheDeclarationOfWhatTheyWant() {
    duty("region", "SAMU", "SAMU 37", "\"department\":\"37\"", "\"email\":\"samu@x.example\"");
    duty("region", "SAMU", "SAMU 41", "\"department\":\"41\"", "\"email\":\"samu41@x.example\"");
    duty("directeur", "EMERGENCY_HEAD", "Urgences", facility(TOURS), "\"login\":\"lits\"");

    var rehearsed = declare("?dryRun=true").json();
    var declared = declare("").json();

    var shown = labels(rehearsed.get("recipients"));
    assertThat(shown).contains("SAMU 37").doesNotContain("SAMU 41");
    assertThat(shown).anyMatch(label -> label.startsWith("Urgences – "));
    assertThat(labels(declared.at("/warned/recipients"))).isEqualTo(shown);
    assertThat(server.as("lits").get("/alerts/" + declared.at("/warned/alertId").asText()).status())
        .as("who is warned reads the alert, though not of its scope")
        .isEqualTo(200);

    server
        .as("directeur")
        .post(
            "/tensions/" + declared.get("id").asText() + "/events",
            "{\"id\":\"%s\",\"kind\":\"UPDATE\",\"note\":\"trois lits ouverts\"}"
                .formatted(UUID.randomUUID()));
    assertThat(labels(alert("TENSION_UPDATED").get("deliveries"))).doesNotContain("SAMU 37");
  }

  @Test
  void whoIsOnCallHoldsTheDutyAndBothAreToldOfTheHandOver() {
    var duty =
        duty("directeur", "DIRECTION", "Direction", facility(TOURS), "\"login\":\"directeur\"");
    var now = Instant.now();
    var night = shift(duty, "cellule", now.minusSeconds(60), now.plus(Duration.ofHours(8)), false);
    var clash = shift(duty, "lits", now, now.plusSeconds(60), false);
    assertThat(night.status()).as(night.text()).isEqualTo(201);
    assertThat(clash.status()).isEqualTo(409);
    assertThat(labels(declare("?dryRun=true").json().get("recipients")))
        .as("a member of the cell is told once, as a member")
        .noneMatch(label -> label.startsWith("Direction"));

    var instead = shift(duty, "lits", now.minusSeconds(5), now.plusSeconds(3600), true);
    assertThat(instead.status()).as(instead.text()).isEqualTo(201);
    assertThat(labels(declare("?dryRun=true").json().get("recipients")))
        .anyMatch(label -> label.startsWith("Direction – ") && label.contains("lits"));

    var handOvers = server.context().getBean(HandOvers.class);
    assertThat(handOvers.run()).isEqualTo(2);
    assertThat(handOvers.run()).as("told once").isZero();
    assertThat(kinds("lits")).contains("ONCALL_HANDOVER");
    assertThat(kinds("cellule")).contains("ONCALL_HANDOVER");

    server
        .as("directeur")
        .delete("/alert-duties/" + duty + "/shifts/" + instead.json().get("id").asText());
    var left = server.as("directeur").get("/alert-duties/" + duty + "/shifts").json().get("items");
    assertThat(left).hasSize(1);
    assertThat(server.as("directeur").get("/alert-duties/" + duty).json().get("onCall").asText())
        .isEqualTo(night.json().get("name").asText());

    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE alert_duty_shift SET starts_at = now() - interval '2 hours',"
                        + " ends_at = now() - interval '1 second' WHERE removed_by IS NULL"));
    assertThat(handOvers.run()).as("a shift that nobody follows").isEqualTo(1);
    assertThat(handOvers.run()).as("told once").isZero();
    assertThat(kinds("cellule")).contains("ONCALL_ENDED");
    assertThat(kinds("directeur")).as("whose the duty is again").contains("ONCALL_ENDED");
  }

  @Test
  void aClinicianWhoIsOnCallOpensTheAlertAndAcknowledgesIt() {
    duty("directeur", "EMERGENCY_HEAD", "Urgences", facility(TOURS), "\"login\":\"clinicien\"");
    var alert = declare("").json().at("/warned/alertId").asText();
    var clinician = server.as("clinicien");

    assertThat(kinds("clinicien")).contains("TENSION_DECLARED");
    assertThat(clinician.get("/alerts/" + alert).status()).isEqualTo(200);
    var taken = clinician.post("/alerts/" + alert + "/acknowledgement", "{}");
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(clinician.get("/stream?seconds=0").text()).contains(alert);
  }

  @Test
  void aDutyIsSetByWhoeverLooksAfterItsPlace() {
    var duty = duty("region", "SAMU", "SAMU", "\"department\":\"37\"", "\"email\":\"s@x.example\"");
    var read = server.as("region").get("/alert-duties/" + duty);
    var body =
        input(
            "SAMU", "SAMU d'Indre-et-Loire", "\"department\":\"37\"", "\"email\":\"s@x.example\"");

    assertThat(server.as("directeur").get("/alert-duties/" + duty).status()).isEqualTo(404);
    assertThat(post("directeur", body).status()).isEqualTo(403);
    var nobody = post("region", input("SAMU", "x", facility(TOURS), "\"login\":\"personne\""));
    assertThat(nobody.json().at("/violations/0/field").asText()).isEqualTo("login");
    var twoPlaces = post("region", input("SAMU", "x", facility(TOURS), "\"department\":\"37\""));
    assertThat(twoPlaces.json().at("/violations/0/rule").asText()).isEqualTo("excludes");
    assertThat(
            post("region", input("SAMU", "a\\nb", facility(TOURS), "\"login\":\"lits\"")).status())
        .isEqualTo(400);
    var set =
        server.as("region").put("/alert-duties/" + duty, body, "If-Match", read.header("ETag"));
    assertThat(set.json().get("label").asText()).isEqualTo("SAMU d'Indre-et-Loire");
    assertThat(
            server
                .as("region")
                .put("/alert-duties/" + duty, body, "If-Match", read.header("ETag"))
                .status())
        .isEqualTo(412);
    assertThat(server.as("region").delete("/alert-duties/" + duty).status()).isEqualTo(204);
    assertThat(server.as("region").get("/alert-duties").json().get("items")).isEmpty();
  }

  @Test
  void partnersInSolidarityGetAMessageOfTheirOwnWhenItBeginsAndWhenItEnds() {
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO solidarity_link VALUES (?, 'critical-care-adult', ?)",
                    TOURS,
                    BLOIS));

    var rehearsed = declare("?dryRun=true").json().at("/partnersWarned/0");
    assertThat(rehearsed.at("/facility/finess").asText()).isEqualTo(BLOIS);
    assertThat(labels(rehearsed.get("recipients"))).anyMatch(label -> label.contains("BLOIS"));
    assertThat(count("SOLIDARITY_CALLED")).as("a rehearsal tells nobody").isZero();

    var tension = declare("").json().get("id").asText();
    assertThat(count("SOLIDARITY_CALLED")).isOne();
    server
        .as("directeur")
        .post("/tensions/" + tension + "/closure", "{\"id\":\"" + UUID.randomUUID() + "\"}");
    assertThat(count("SOLIDARITY_ENDED")).isOne();
  }

  private static int count(String kind) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM notifier.alert WHERE kind = :kind")
                    .bind("kind", kind)
                    .mapTo(Integer.class)
                    .one());
  }

  private static JsonNode alert(String kind) {
    var line =
        server
            .as("ars")
            .get("/alerts")
            .json()
            .get("items")
            .valueStream()
            .filter(item -> item.get("kind").asText().equals(kind))
            .findFirst()
            .orElseThrow();
    return server.as("ars").get("/alerts/" + line.get("id").asText()).json();
  }

  private static List<String> kinds(String login) {
    return server.as(login).get("/alerts").json().get("items").findValuesAsText("kind");
  }

  private static List<String> labels(JsonNode recipients) {
    return recipients.findValuesAsText("label");
  }

  private static String facility(String finess) {
    return "\"facilityId\":\"" + finess + "\"";
  }

  private static String input(String role, String label, String place, String holder) {
    return "{\"role\":\"%s\",\"label\":\"%s\",%s,%s,\"events\":[\"DECLARATION\",\"CLOSURE\"]}"
        .formatted(role, label, place, holder);
  }

  private static Answer post(String login, String body) {
    return server
        .as(login)
        .post("/alert-duties", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String duty(String login, String role, String label, String place, String holder) {
    var made = post(login, input(role, label, place, holder));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().get("id").asText();
  }

  private static Answer shift(
      String duty, String login, Instant starts, Instant ends, boolean override) {
    return server
        .as("directeur")
        .post(
            "/alert-duties/" + duty + "/shifts",
            "{\"login\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"override\":%s}"
                .formatted(login, starts, ends, override),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private static Answer declare(String query) {
    var answer =
        server
            .as("directeur")
            .post(
                "/tensions" + query,
                """
                {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
                 "drill": false}
                """
                    .formatted(TOURS),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer;
  }
}

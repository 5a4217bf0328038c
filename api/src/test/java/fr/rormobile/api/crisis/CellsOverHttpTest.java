package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
class CellsOverHttpTest {
  static final String TOURS = "370004467";
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
  void aCellIsMadeOnceHoweverOftenTheRequestIsSentAndOnlyWhereOneIsInCharge() {
    var body = "{\"name\":\"Cellule de Tours\",\"facilityId\":\"" + TOURS + "\"}";
    var key = UUID.randomUUID().toString();

    var made = server.as("directeur").post("/crisis-cells", body, "Idempotency-Key", key);
    var again = server.as("directeur").post("/crisis-cells", body, "Idempotency-Key", key);
    var elsewhere =
        server
            .as("directeur")
            .post("/crisis-cells", "{\"name\":\"ARS\",\"region\":\"24\"}", "Idempotency-Key", "k2");
    var nowhere =
        server
            .as("region")
            .post("/crisis-cells", "{\"name\":\"ARS\",\"region\":\"99\"}", "Idempotency-Key", "k3");
    var ofNobody =
        server.as("region").post("/crisis-cells", "{\"name\":\"X\"}", "Idempotency-Key", "k4");

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(again.json().get("id")).isEqualTo(made.json().get("id"));
    assertThat(elsewhere.status()).isEqualTo(403);
    assertThat(nowhere.json().at("/violations/0/field").asText()).isEqualTo("region");
    assertThat(ofNobody.json().at("/violations/0/rule").asText()).isEqualTo("required");
    var listed = server.as("region").get("/crisis-cells").json().get("items");
    assertThat(listed.findValuesAsText("id")).contains(made.json().get("id").asText(), "ars-24");
  }

  @Test
  void itsHeadSetsTheStepsAndWhoIsNoMoreNamedLeaves() {
    var id = cell("cellule");
    var read = server.as("cellule").get("/crisis-cells/" + id);
    var two =
        """
        {"name":"Nuit","acknowledgements":2,"head":"cellule",
         "members":[{"login":"cellule"},{"login":"clinicien","afterMinutes":15,"firstBy":"PUSH"}]}
        """;

    var set = put("cellule", id, read.header("ETag"), two);
    var late = put("cellule", id, read.header("ETag"), two);
    var blind = server.as("cellule").put("/crisis-cells/" + id, two);
    var stranger = put("ars", id, set.header("ETag"), two);

    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().get("acknowledgements").asInt()).isEqualTo(2);
    assertThat(set.json().at("/members/1/login").asText()).isEqualTo("clinicien");
    assertThat(set.json().at("/members/1/afterMinutes").asInt()).isEqualTo(15);
    assertThat(late.status()).isEqualTo(412);
    assertThat(blind.status()).isEqualTo(428);
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(roles("clinicien")).contains("CRISIS_CELL");

    var alone =
        "{\"name\":\"Nuit\",\"acknowledgements\":1,\"head\":\"cellule\",\"members\":[{\"login\":\"cellule\"}]}";
    var left = put("region", id, set.header("ETag"), alone);

    assertThat(left.json().get("members")).hasSize(1);
    assertThat(roles("clinicien")).doesNotContain("CRISIS_CELL");
  }

  @Test
  void stepsThatNobodyCouldEndAreRefused() {
    var id = cell("cellule");
    var tag = server.as("region").get("/crisis-cells/" + id).header("ETag");

    var tooMany = put("region", id, tag, edit(3, "{\"login\":\"cellule\"}"));
    var nobodyAtOnce =
        put("region", id, tag, edit(1, "{\"login\":\"cellule\",\"afterMinutes\":5}"));
    var twice = put("region", id, tag, edit(1, "{\"login\":\"ars\"},{\"login\":\"ars\"}"));
    var unknown = put("region", id, tag, edit(1, "{\"login\":\"personne\"}"));

    assertThat(tooMany.json().at("/violations/0/field").asText()).isEqualTo("acknowledgements");
    assertThat(tooMany.json().at("/violations/0/bound").asText()).isEqualTo("1");
    assertThat(nobodyAtOnce.json().at("/violations/0/field").asText())
        .isEqualTo("members[0].afterMinutes");
    assertThat(twice.json().at("/violations/0/field").asText()).isEqualTo("members[1].login");
    assertThat(unknown.json().at("/violations/0/rule").asText()).isEqualTo("reference");
  }

  @Test
  void aCellThatLeavesItsLastStepUnansweredIsShouted() {
    var alert = declared("false");
    var silence = server.context().getBean(CellSilence.class);
    assertThat(silence.run()).as("their time to answer is not over").isZero();
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE notifier.alert SET enqueued_at = enqueued_at - interval '20 minutes'"));

    assertThat(silence.run()).as("each cell that was warned").isGreaterThanOrEqualTo(2);
    assertThat(silence.run()).as("told once").isZero();

    assertThat(kinds("region")).contains("CELL_UNANSWERED");
    assertThat(kinds("ars")).doesNotContain("CELL_UNANSWERED");
    assertThat(health()).contains("n'a pas accusé réception");
    server.as("ars").post("/alerts/" + alert + "/acknowledgement", "{}");
    server.as("cellule").post("/alerts/" + alert + "/acknowledgement", "{}");
    assertThat(health()).doesNotContain("n'a pas accusé réception");
  }

  @Test
  void eachDayADeviceIsTriedEachMonthAnAddressAndTheHeadIsToldOfWhomNothingReaches() {
    server.as("cellule").put("/devices/tel-9", "{\"platform\":\"ANDROID\",\"token\":\"t-9\"}");
    var probes = server.context().getBean(CellProbes.class);

    probes.run();
    probes.run();

    assertThat(count("REACHABILITY_PROBE")).isOne();
    assertThat(count("REACHABILITY_CONFIRM")).isOne();
    assertThat(kinds("cellule")).doesNotContain("REACHABILITY_PROBE");

    var id = cell("region");
    var tag = server.as("region").get("/crisis-cells/" + id).header("ETag");
    var edit = edit(1, "{\"login\":\"lits\"}").replace("\"cellule\"", "\"region\"");
    put("region", id, tag, edit);
    server.jdbi().useHandle(h -> h.execute("UPDATE account SET email = NULL WHERE login = 'lits'"));
    probes.tellHeads();
    probes.tellHeads();
    assertThat(kinds("region").stream().filter("CELL_UNREACHABLE"::equals)).hasSize(1);
    var board = server.as("region").get("/crisis-cells/" + id + "/reachability").json();
    assertThat(board.get("sentence").asText()).startsWith("joignable 0/");
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

  private static String health() {
    return server.client().get("/health").json().get("components").get("outbox").toString();
  }

  private static List<String> kinds(String login) {
    return server.as(login).get("/alerts").json().get("items").findValuesAsText("kind");
  }

  static String declared(String drill) {
    var answer =
        server
            .as("directeur")
            .post(
                "/tensions",
                """
                {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
                 "drill": %s}
                """
                    .formatted(TOURS, drill),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().at("/warned/alertId").asText();
  }

  private static String cell(String head) {
    var made =
        server
            .as("region")
            .post(
                "/crisis-cells",
                "{\"name\":\"Nuit\",\"region\":\"24\",\"head\":\"" + head + "\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().get("id").asText();
  }

  private static Answer put(String login, String cell, String tag, String body) {
    return server.as(login).put("/crisis-cells/" + cell, body, "If-Match", tag);
  }

  private static String edit(int acknowledgements, String members) {
    return "{\"name\":\"Nuit\",\"acknowledgements\":%d,\"head\":\"cellule\",\"members\":[%s]}"
        .formatted(acknowledgements, members);
  }

  private static List<String> roles(String login) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT unnest(roles) FROM account WHERE login = :login")
                    .bind("login", login)
                    .mapTo(String.class)
                    .list());
  }
}

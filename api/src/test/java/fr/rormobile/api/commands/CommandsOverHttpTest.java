package fr.rormobile.api.commands;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import fr.rormobile.contract.ContractValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsOverHttpTest {
  private static final String BLOIS = "410000020";
  private static RorServer server;
  private static String unit = "";

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    unit =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT min(id) FROM care_unit WHERE facility_finess = :f")
                        .bind("f", BLOIS)
                        .mapTo(String.class)
                        .one());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void noTensionIsOpenAndNothingWasSaidOfTheUnit() {
    server
        .jdbi()
        .useHandle(
            h -> {
              h.execute("DELETE FROM tension_event");
              h.execute("DELETE FROM tension");
              for (var table : List.of("bed_empty_group", "bed_report", "bed_state")) {
                h.execute("DELETE FROM " + table + " WHERE unit_id = ?", unit);
              }
              h.execute("DELETE FROM capacity_line WHERE unit_id = ?", unit);
            });
  }

  @Test
  void aNightWithoutNetworkArrivesInOneRequestAndAgainChangesNothing() {
    var declaration = UUID.randomUUID();
    var first = UUID.randomUUID();
    var night =
        List.of(
            command(
                UUID.randomUUID(),
                "TENSION_EVENT",
                40,
                ", \"target\": \"" + declaration + "\"",
                "{\"kind\": \"UPDATE\", \"note\": \"3 lits ouverts\"}"),
            command(declaration, "TENSION_DECLARATION", 60, "", declaration()),
            command(first, "BED_ENTRY", 50, target(unit), "{\"version\": 0, " + beds(14, 2) + "}"),
            command(
                UUID.randomUUID(),
                "BED_ENTRY",
                30,
                target(unit) + ", \"after\": \"" + first + "\"",
                "{" + beds(14, 3) + "}"),
            command(
                UUID.randomUUID(),
                "TENSION_CLOSURE",
                10,
                ", \"target\": \"" + declaration + "\"",
                "{\"note\": \"Retour à la normale\", \"endActions\": true}"),
            command(
                UUID.randomUUID(),
                "REPORT",
                5,
                "",
                "{\"kind\": \"SUGGESTION\", \"message\": \"Un mode nuit\"}"));

    var sent = send("directeur", night);

    assertThat(statuses(sent)).containsOnly("APPLIED").hasSize(6);
    var tension = sent.json().at("/items/1/location").asText();
    assertThat(sent.json().at("/items/0/location").asText()).isEqualTo(tension);
    var sheet = server.as("directeur").get(tension).json();
    assertThat(sheet.get("status").asText()).isEqualTo("CLOSED");
    assertThat(sheet.get("events").findValuesAsText("kind"))
        .contains("DECLARATION", "UPDATE", "CLOSURE");
    assertThat(server.as("directeur").get("/units/" + unit + "/beds").json().get("version").asInt())
        .isEqualTo(2)
        .isEqualTo(sent.json().at("/items/3/version").asInt());
    var rows = rows();

    var again = send("directeur", night.reversed());

    assertThat(statuses(again)).containsOnly("ALREADY_APPLIED").hasSize(6);
    assertThat(again.json().at("/items/4/location").asText()).isEqualTo(tension);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void whateverIsWrongWithOneTheOthersAreDone() {
    var used = UUID.randomUUID();
    var verdicts =
        send(
                "directeur",
                List.of(
                    "{\"id\": \"pas-un-uuid\", \"kind\": \"REPORT\"}",
                    command(UUID.randomUUID(), "DANCE", 1, "", "{}"),
                    command(UUID.randomUUID(), "REPORT", -10, "", "{}"),
                    command(UUID.randomUUID(), "REPORT", 60 * 24 * 31, "", "{}"),
                    "{\"id\": \"" + UUID.randomUUID() + "\", \"kind\": \"REPORT\"}",
                    command(
                        UUID.randomUUID(),
                        "REPORT",
                        1,
                        "",
                        "{\"kind\": \"SUGGESTION\", \"message\": \"" + "a".repeat(2001) + "\"}"),
                    command(UUID.randomUUID(), "REPORT", 1, "", "{\"kind\": \"CRI\"}"),
                    command(
                        UUID.randomUUID(),
                        "REPORT",
                        1,
                        "",
                        "{\"message\": \"" + "a".repeat(30_000) + "\"}"),
                    command(UUID.randomUUID(), "TENSION_EVENT", 1, "", "{\"kind\": \"NOTE\"}"),
                    command(used, "REPORT", 1, "", report("Un")),
                    command(used, "REPORT", 1, "", report("Deux"))))
            .json()
            .get("items");

    assertThat(verdicts.findValuesAsText("status"))
        .filteredOn(status -> status.length() > 3) // a problem has a status too
        .containsExactly(
            "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED",
            "REFUSED", "APPLIED", "REFUSED");
    assertThat(fault(verdicts, 0)).isEqualTo("id pattern");
    assertThat(fault(verdicts, 1)).isEqualTo("kind enum");
    assertThat(fault(verdicts, 2)).isEqualTo("occurredAt max");
    assertThat(verdicts.at("/2/problem/detail").asText()).contains("l'horloge du téléphone avance");
    assertThat(fault(verdicts, 3)).isEqualTo("occurredAt min");
    assertThat(fault(verdicts, 4)).isEqualTo("occurredAt required");
    assertThat(fault(verdicts, 5)).isEqualTo("message maxLength");
    assertThat(verdicts.at("/5/problem/violations/0/message").asText())
        .isEqualTo("« message » doit avoir au plus 2000 caractères.");
    assertThat(fault(verdicts, 6)).isEqualTo("kind enum");
    assertThat(fault(verdicts, 7)).isEqualTo("body maxLength");
    assertThat(fault(verdicts, 8)).isEqualTo("target required");
    assertThat(verdicts.at("/10/problem/type").asText()).isEqualTo("/problems/cle-deja-utilisee");
  }

  @Test
  void aFieldThatIsUnknownOrOfAnotherTypeRefusesItsCommandAlone() {
    var sent =
        send(
            "directeur",
            List.of(
                command(
                    UUID.randomUUID(),
                    "TENSION_DECLARATION",
                    1,
                    "",
                    declaration().replace("drill", "dril")),
                command(
                    UUID.randomUUID(),
                    "TENSION_DECLARATION",
                    1,
                    "",
                    declaration().replace("true", "\"oui\"")),
                command(
                    UUID.randomUUID(),
                    "BED_ENTRY",
                    1,
                    target(unit),
                    "{\"version\": 0, \"lines\": [{\"natur\": \"BED\"}]}"),
                command(UUID.randomUUID(), "REPORT", 1, "", report("Bon"))));

    assertThat(statuses(sent)).containsExactly("REFUSED", "REFUSED", "REFUSED", "APPLIED");
    var verdicts = sent.json().get("items");
    assertThat(fault(verdicts, 0)).isEqualTo("dril unknown");
    assertThat(fault(verdicts, 1)).isEqualTo("drill type");
    assertThat(fault(verdicts, 2)).isEqualTo("lines[0].natur unknown");
    assertThat(verdicts.at("/0/problem/detail").asText()).isEqualTo("« dril » n'existe pas ici.");
    assertThat(tensions()).isZero();
  }

  @Test
  void aQuestionIsKeptForThePersonAndAnsweredUnderTheSameId() {
    var id = UUID.randomUUID();
    assertThat(
            statuses(
                send(
                    "lits",
                    List.of(
                        command(
                            UUID.randomUUID(),
                            "BED_ENTRY",
                            20,
                            target(unit),
                            "{\"version\": 0, " + beds(4, 1) + "}")))))
        .containsExactly("APPLIED");
    var more = "{\"version\": 1, " + beds(6, 1) + "%s}";

    var asked =
        send(
            "lits",
            List.of(
                command(id, "BED_ENTRY", 10, target(unit), more.formatted("")),
                command(
                    UUID.randomUUID(),
                    "BED_ENTRY",
                    5,
                    target(unit) + ", \"after\": \"" + id + "\"",
                    "{\"unchanged\": true}")));

    assertThat(statuses(asked)).containsExactly("QUESTION", "QUESTION");
    assertThat(asked.json().at("/items/0/problem/violations/0/rule").asText())
        .isEqualTo("MORE_INSTALLED");
    var yes = more.formatted(", \"confirm\": [\"MORE_INSTALLED\"]");
    var answered = send("lits", List.of(command(id, "BED_ENTRY", 10, target(unit), yes)));
    assertThat(statuses(answered)).containsExactly("APPLIED");
    assertThat(answered.json().at("/items/0/version").asInt()).isEqualTo(2);
  }

  @Test
  void somebodyElseWasFasterIsAQuestionToo() {
    var entry = "{\"version\": 0, " + beds(4, 1) + "}";
    send("lits", List.of(command(UUID.randomUUID(), "BED_ENTRY", 20, target(unit), entry)));

    var late =
        send(
            "directeur",
            List.of(
                command(
                    UUID.randomUUID(),
                    "BED_ENTRY",
                    10,
                    target(unit),
                    "{\"version\": 0, " + beds(4, 2) + "}")));

    assertThat(statuses(late)).containsExactly("QUESTION");
    assertThat(late.json().at("/items/0/problem/type").asText())
        .isEqualTo("/problems/version-depassee");
    assertThat(late.json().at("/items/0/problem/detail").asText()).contains("Relisez-les");
  }

  @Test
  void theCellAcknowledgesAndAsksForNewsWithoutNetwork() {
    var declared =
        send(
            "directeur",
            List.of(command(UUID.randomUUID(), "TENSION_DECLARATION", 15, "", declaration())));
    var tension = declared.json().at("/items/0/location").asText().substring("/tensions/".length());
    var alert = server.as("ars").get("/alerts").json().at("/items/0/id").asText();
    var commands =
        List.of(
            command(
                UUID.randomUUID(),
                "ALERT_ACKNOWLEDGEMENT",
                3,
                target(alert),
                "{\"note\": \"Je prends\"}"),
            command(UUID.randomUUID(), "TENSION_UPDATE_REQUEST", 2, target(tension), "{}"),
            command(UUID.randomUUID(), "TENSION_EVENT", 1, target(tension), "{}"));

    var verdicts = send("ars", commands);

    assertThat(statuses(verdicts)).containsExactly("APPLIED", "APPLIED", "REFUSED");
    assertThat(verdicts.json().at("/items/2/problem/type").asText())
        .isEqualTo("/problems/acces-refuse");
    assertThat(server.as("directeur").get("/alerts/" + alert).text()).contains("Je prends");
    assertThat(statuses(send("ars", commands)))
        .containsExactly("ALREADY_APPLIED", "ALREADY_APPLIED", "REFUSED");
    // A refusal that the service takes back in the middle of its work leaves the next one its own.
    var twice =
        send(
            "directeur",
            List.of(
                command(UUID.randomUUID(), "TENSION_DECLARATION", 5, "", declaration()),
                command(UUID.randomUUID(), "TENSION_DECLARATION", 60 * 13, "", declaration()),
                command(UUID.randomUUID(), "REPORT", 1, "", report("Trois"))));
    assertThat(statuses(twice)).containsExactly("REFUSED", "REFUSED", "APPLIED");
    assertThat(twice.json().at("/items/0/problem/type").asText())
        .isEqualTo("/problems/tension-deja-ouverte");
    assertThat(twice.json().at("/items/1/problem/detail").asText()).contains("plus de 12 heures");
    // A clinician of Blois may not do for others what its own routes would refuse.
    assertThat(
            statuses(
                send(
                    "clinicien",
                    List.of(
                        command(UUID.randomUUID(), "BED_ENTRY", 1, target(unit), "{}"),
                        command(UUID.randomUUID(), "TENSION_DECLARATION", 1, "", declaration())))))
        .containsExactly("REFUSED", "REFUSED");
  }

  @Test
  void theSameCommandTenTimesAtOnceIsDoneOnce() throws Exception {
    var one = List.of(command(UUID.randomUUID(), "TENSION_DECLARATION", 5, "", declaration()));
    var senders =
        IntStream.range(0, 10)
            .mapToObj(i -> (Callable<String>) () -> statuses(send("directeur", one)).getFirst())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new ArrayList<String>();
      for (var done : threads.invokeAll(senders)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnlyOnce("APPLIED").contains("ALREADY_APPLIED").hasSize(10);
    }
  }

  @Test
  void tooManyAtOnceAreRefusedWithTheBound() {
    var many =
        IntStream.range(0, 101)
            .mapToObj(i -> command(UUID.randomUUID(), "REPORT", 1, "", "{}"))
            .toList();

    var refused = send("directeur", many);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("commands");
    assertThat(refused.json().at("/violations/0/bound").asText()).isEqualTo("100");
  }

  @Test
  void everyKindHasTheRolesOfItsSingleRouteAndStandsInTheContract() {
    var routes = ContractValidator.load().routes();
    var senders =
        routes.stream()
            .filter(each -> each.pathTemplate().equals("/commands"))
            .findFirst()
            .orElseThrow()
            .roles();
    for (var kind : server.context().getBeansOfType(OfflineCommand.class)) {
      var route =
          routes.stream()
              .filter(each -> (each.method() + " " + each.pathTemplate()).equals(kind.route()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(kind.route()));
      assertThat(kind.roles().stream().map(Role::name).collect(toUnmodifiableSet()))
          .as(kind.kind())
          .isEqualTo(route.open() ? senders : route.roles());
      assertThat(server.client().get("/openapi.yaml").text())
          .contains("| `" + kind.kind() + "` | `" + kind.route() + "` |");
    }
  }

  private static Answer send(String login, List<String> commands) {
    return server
        .as(login)
        .post("/commands", "{\"commands\": [" + String.join(",\n", commands) + "]}");
  }

  private static String command(UUID id, String kind, int minutesAgo, String more, String body) {
    return "{\"id\": \"%s\", \"kind\": \"%s\", \"occurredAt\": \"%s\"%s, \"body\": %s}"
        .formatted(id, kind, Instant.now().minus(Duration.ofMinutes(minutesAgo)), more, body);
  }

  private static String target(String id) {
    return ", \"target\": \"" + id + "\"";
  }

  private static String declaration() {
    return """
    {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
     "actions": [{"actionId": "cellule-veille"}], "reason": "Afflux", "drill": true}
    """
        .formatted(BLOIS);
  }

  private static String beds(int installed, int available) {
    return """
    "lines": [{"nature": "BED", "status": "INSTALLED", "count": %d},
              {"nature": "BED", "status": "AVAILABLE", "gender": "UNDETERMINED", "count": %d}]
    """
        .formatted(installed, available);
  }

  private static String report(String message) {
    return "{\"kind\": \"SUGGESTION\", \"message\": \"" + message + "\"}";
  }

  private static List<String> statuses(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var statuses = new ArrayList<String>();
    answer.json().get("items").forEach(item -> statuses.add(item.get("status").asText()));
    return statuses;
  }

  private static String fault(JsonNode verdicts, int index) {
    var violation = verdicts.get(index).at("/problem/violations/0");
    return violation.path("field").asText() + " " + violation.path("rule").asText();
  }

  private static List<Integer> rows() {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT (SELECT count(*) FROM tension_event) AS n
                        UNION ALL SELECT count(*) FROM bed_report
                        UNION ALL SELECT count(*) FROM report
                        UNION ALL SELECT count(*) FROM notifier.alert
                        """)
                    .mapTo(Integer.class)
                    .list());
  }

  private static int tensions() {
    return server
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM tension").mapTo(Integer.class).one());
  }
}

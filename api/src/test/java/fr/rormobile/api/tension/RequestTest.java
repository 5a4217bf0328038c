package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor asks, a director answers; and a right that is given for a time. */
class RequestTest extends TensionCalls {
  @BeforeEach
  void nobodyAsks() {
    server
        .jdbi()
        .useHandle(
            h -> {
              h.execute("DELETE FROM tension_request");
              h.execute("DELETE FROM tension_delegation");
            });
  }

  @Test
  void aDirectorIsWarnedDeclaresAndTheAskerIsTold() {
    var asked = ask(UUID.randomUUID(), "").json();

    assertThat(asked.at("/request/status").asText()).isEqualTo("OPEN");
    assertThat(asked.at("/warned/recipients/0/reachable").asBoolean()).isTrue();
    assertThat(asked.has("notice")).isFalse();
    var alert = director().get("/alerts/" + asked.at("/warned/alertId").asText()).json();
    assertThat(alert.get("kind").asText()).isEqualTo("TENSION_REQUESTED");
    assertThat(alert.get("text").asText()).contains("demande une tension : Plus un lit");
    var id = asked.at("/request/id").asText();
    var dry = director().post("/tensions?dryRun=true", declarationOf(id));
    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
    assertThat(dry.json().at("/email/text").asText()).contains("Demandée par");
    assertThat(read("clinicien", id).get("status").asText()).isEqualTo("OPEN");

    var declared = post(declarationOf(id));

    assertThat(declared.at("/request/id").asText()).isEqualTo(id);
    var now = read("clinicien", id);
    assertThat(now.get("status").asText()).isEqualTo("DECLARED");
    assertThat(now.get("tensionId")).isEqualTo(declared.get("id"));
    assertThat(kindsOf(id)).containsExactly("TENSION_REQUESTED", "TENSION_REQUEST_DECLARED");
    assertThat(toldOf(id, "TENSION_REQUEST_DECLARED")).containsExactly("clinicien");
  }

  @Test
  void theFirstAnswerWinsAndTheSecondIsToldSo() {
    var id = ask(UUID.randomUUID(), "").json().at("/request/id").asText();
    var refusal = "{\"id\": \"" + UUID.randomUUID() + "\", \"reason\": \"Deux lits ouvrent\"}";

    var refused = director().post("/tension-requests/" + id + "/refusal", refusal);
    var again = director().post("/tension-requests/" + id + "/refusal", refusal);
    var late =
        director()
            .post("/tensions", declarationOf(id), "Idempotency-Key", UUID.randomUUID().toString());

    assertThat(refused.json().at("/request/status").asText()).isEqualTo("REFUSED");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().has("warned")).isFalse();
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().get("detail").asText())
        .contains("a déjà refusé cette demande à ")
        .endsWith(" : Deux lits ouvrent");
    assertThat(open()).isZero();
    assertThat(toldOf(id, "TENSION_REQUEST_REFUSED")).containsExactly("clinicien");
    var withdrawn = withdraw(id, UUID.randomUUID());
    assertThat(withdrawn.status()).isEqualTo(409);
  }

  @Test
  void ofManyAnswersAtOnceOneIsTaken() throws Exception {
    var id = ask(UUID.randomUUID(), "").json().at("/request/id").asText();
    var attempts = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 8; i++) {
      var plan = i % 2 == 0 ? "pmi-1" : "plan-blanc-2";
      attempts.add(
          () ->
              director()
                  .post(
                      "/tensions",
                      declarationOf(id).replace("pmi-1", plan),
                      "Idempotency-Key",
                      UUID.randomUUID().toString())
                  .status());
      attempts.add(
          () -> {
            var refusal = "{\"id\": \"" + UUID.randomUUID() + "\", \"reason\": \"Non\"}";
            var status = director().post("/tension-requests/" + id + "/refusal", refusal).status();
            return status == 200 ? 201 : status;
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(attempts)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }
    var status = read("clinicien", id).get("status").asText();
    assertThat(open()).isEqualTo(status.equals("DECLARED") ? 1 : 0);
  }

  @Test
  void aRepeatIsHarmlessAndAnIdOfAnotherRequestIsRefused() {
    var id = UUID.randomUUID();
    var first = ask(id, "").json();

    var again = ask(id, "");
    var other = ask(id, ", \"note\": \"Autre\"");
    var ofAnother = as("lits").post("/tension-requests", request(id, ""));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().get("request")).isEqualTo(first.get("request"));
    assertThat(again.json().has("warned")).isFalse();
    assertThat(other.json().get("type").asText()).isEqualTo("/problems/cle-deja-utilisee");
    assertThat(ofAnother.status()).isEqualTo(409);
    assertThat(kindsOf(id.toString())).containsExactly("TENSION_REQUESTED");
    var withdrawal = UUID.randomUUID();
    assertThat(withdraw(id.toString(), withdrawal).status()).isEqualTo(200);
    assertThat(withdraw(id.toString(), withdrawal).status()).isEqualTo(200);
    assertThat(kindsOf(id.toString()))
        .containsExactly("TENSION_REQUESTED", "TENSION_REQUEST_WITHDRAWN");
  }

  @Test
  void oneDeclarationAnswersAllWhoAskedForTheSame() {
    var one = ask(UUID.randomUUID(), "").json().at("/request/id").asText();
    var second = as("lits").post("/tension-requests", request(UUID.randomUUID(), "")).json();
    var drill = ask(UUID.randomUUID(), ", \"drill\": true").json().at("/request/id").asText();

    assertThat(second.get("notice").asText()).contains("l'a déjà demandée à ");
    declare(BLOIS, 0);

    assertThat(read("clinicien", one).get("status").asText()).isEqualTo("DECLARED");
    assertThat(read("lits", second.at("/request/id").asText()).get("status").asText())
        .isEqualTo("DECLARED");
    assertThat(read("clinicien", drill).get("status").asText()).isEqualTo("OPEN");
    var mixed =
        director().post("/tensions?dryRun=true", declarationOf(drill).replace(GROUP, "burns"));
    assertThat(mixed.json().at("/violations/0/field").asText()).isEqualTo("requestId");
    assertThat(ask(UUID.randomUUID(), "").json().get("type").asText())
        .isEqualTo("/problems/tension-deja-ouverte");
  }

  @Test
  void eachRoleSeesWhatIsItsOwn() {
    var id = ask(UUID.randomUUID(), "").json().at("/request/id").asText();

    for (var reader : List.of("clinicien", "directeur", "ars", "region")) {
      assertThat(as(reader).get("/tension-requests").json().get("items")).as(reader).hasSize(1);
      assertThat(as(reader).get("/tension-requests/" + id).status()).as(reader).isEqualTo(200);
    }
    for (var stranger : List.of("lits", "cellule")) {
      assertThat(as(stranger).get("/tension-requests?status=ALL").json().get("items")).isEmpty();
      assertThat(as(stranger).get("/tension-requests/" + id).status()).isEqualTo(404);
    }
    assertThat(
            as("clinicien")
                .post("/tension-requests", request(UUID.randomUUID(), "").replace(BLOIS, TOURS))
                .status())
        .isEqualTo(403);
    assertThat(
            as("lits")
                .post(
                    "/tension-requests/" + id + "/withdrawal",
                    "{\"id\": \"" + UUID.randomUUID() + "\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void whatNobodyAnswersIsChasedOnceAndThenSaid() {
    var id = ask(UUID.randomUUID(), "").json().at("/request/id").asText();
    var watch = server.context().getBean(RequestWatch.class);

    assertThat(watch.run()).isEqualTo(new RequestWatch.Run(0, 0, 0));
    older(16);
    assertThat(watch.run()).isEqualTo(new RequestWatch.Run(1, 0, 0));
    assertThat(watch.run()).isEqualTo(new RequestWatch.Run(0, 0, 0));
    older(15);
    assertThat(watch.run()).isEqualTo(new RequestWatch.Run(0, 1, 0));
    assertThat(watch.run()).isEqualTo(new RequestWatch.Run(0, 0, 0));

    assertThat(kindsOf(id))
        .containsExactly(
            "TENSION_REQUESTED",
            "TENSION_REQUEST_DUE",
            "TENSION_REQUEST_UNANSWERED",
            "TENSION_REQUEST_UNANSWERED");
    assertThat(toldOf(id, "TENSION_REQUEST_UNANSWERED"))
        .containsExactlyInAnyOrder("clinicien", "directeur");
    assertThat(read("clinicien", id).has("unansweredAt")).isTrue();
    post(declarationOf(id));
    assertThat(read("clinicien", id).get("status").asText()).isEqualTo("DECLARED");
  }

  @Test
  void aStepIsDueByWhenTheRequestBecameKnown() {
    var known = Instant.parse("2026-11-22T02:00:00Z");

    assertThat(step(known, null, 14)).isEqualTo(RequestWatch.Step.NOTHING);
    assertThat(step(known, null, 15)).isEqualTo(RequestWatch.Step.CHASE);
    assertThat(step(known, 15, 29)).isEqualTo(RequestWatch.Step.NOTHING);
    assertThat(step(known, 15, 30)).isEqualTo(RequestWatch.Step.UNANSWERED);
    // The program was down: the directors still have their quarter of an hour after the chase.
    assertThat(step(known, 90, 91)).isEqualTo(RequestWatch.Step.NOTHING);
    assertThat(step(known, 90, 105)).isEqualTo(RequestWatch.Step.UNANSWERED);
  }

  @Test
  void aDelegationCountsAtOnceAndUntilItIsWithdrawn() {
    assertThat(declares("lits")).isEqualTo(403);

    var given = delegate(UUID.randomUUID(), "lits", 60);
    assertThat(given.status()).as(given.text()).isEqualTo(201);
    assertThat(given.json().get("counts").asBoolean()).isTrue();
    var id = given.json().get("id").asText();
    assertThat(declares("lits")).isEqualTo(200);
    var asked = ask(UUID.randomUUID(), "").json();
    assertThat(asked.at("/warned/recipients")).hasSize(2);
    var key = UUID.randomUUID().toString();
    var declared = as("lits").post("/tensions", declaration(BLOIS, 0), "Idempotency-Key", key);
    assertThat(declared.status()).as(declared.text()).isEqualTo(201);
    var path = "/tensions/" + declared.json().get("id").asText();
    assertThat(as("lits").get("/alerts/" + declared.json().at("/warned/alertId").asText()).status())
        .isEqualTo(200);
    var note = command(UUID.randomUUID(), null, ", \"kind\": \"NOTE\", \"note\": \"x\"");
    assertThat(as("lits").post(path + "/events", note).status()).isEqualTo(200);
    assertThat(as("clinicien").post(path + "/events", note).status()).isEqualTo(403);

    assertThat(director().delete("/tension-delegations/" + id).status()).isEqualTo(204);
    assertThat(director().delete("/tension-delegations/" + id).status()).isEqualTo(204);

    assertThat(as("lits").post(path + "/events", note).status()).isEqualTo(403);
    var listed = as("lits").get("/tension-delegations").json().at("/items/0");
    assertThat(listed.get("counts").asBoolean()).isFalse();
    assertThat(listed.has("withdrawnBy")).isTrue();
    assertThat(kinds("delegation:" + id))
        .containsExactly("TENSION_DELEGATED", "TENSION_DELEGATION_ENDED");
    var trail = as("region").get("/audit?facility=" + BLOIS).json().get("items");
    assertThat(trail.findValuesAsText("action"))
        .startsWith(
            "DELEGATION_WITHDRAWN",
            "TENSION_NOTE",
            "TENSION_DECLARED",
            "TENSION_REQUESTED",
            "DELEGATION_GIVEN");
    assertThat(as("clinicien").get("/audit").status()).isEqualTo(403);
  }

  @Test
  void aDelegationIsOfTheFacilityAndNeverMoreThanItsGiverHas() {
    var id = UUID.randomUUID();
    assertThat(delegate(id, "ars", 60).json().at("/violations/0/field").asText())
        .isEqualTo("login");
    assertThat(delegate(id, "lits", 60).status()).isEqualTo(201);
    assertThat(delegate(id, "lits", 60).status()).isEqualTo(201);
    assertThat(delegate(id, "lits", 61).status()).isEqualTo(409);
    assertThat(count("tension_delegation")).isEqualTo(1);
    var elsewhere =
        "{\"id\": \"%s\", \"facilityId\": \"450000088\", \"login\": \"lits\", \"durationMinutes\": 60}"
            .formatted(UUID.randomUUID());
    assertThat(director().post("/tension-delegations", elsewhere).status()).isEqualTo(403);
    assertThat(declares("lits")).isEqualTo(200);

    var facilities = "UPDATE account SET facilities = %s WHERE login = 'directeur'";
    server.jdbi().useHandle(h -> h.execute(facilities.formatted("'{370004467}'")));
    assertThat(declares("lits")).isEqualTo(403);
    server.jdbi().useHandle(h -> h.execute(facilities.formatted("'{370004467,410000020}'")));
    assertThat(declares("lits")).isEqualTo(200);
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE tension_delegation SET given_at = now() - interval '2 hours',
                                                  until_at = now() - interval '1 second'
                    """));
    assertThat(declares("lits")).isEqualTo(403);
  }

  private static Answer delegate(UUID id, String login, int minutes) {
    return director()
        .post(
            "/tension-delegations",
            """
            {"id": "%s", "facilityId": "%s", "login": "%s", "durationMinutes": %d}
            """
                .formatted(id, BLOIS, login, minutes));
  }

  private static int declares(String login) {
    return as(login).post("/tensions?dryRun=true", declaration(BLOIS, 0)).status();
  }

  private static RequestWatch.Step step(Instant known, @Nullable Integer chased, int minutes) {
    return RequestWatch.step(
        known,
        chased == null ? null : known.plus(Duration.ofMinutes(chased)),
        known.plus(Duration.ofMinutes(minutes)));
  }

  private static Answer ask(UUID id, String more) {
    return as("clinicien").post("/tension-requests", request(id, more));
  }

  private static String request(UUID id, String more) {
    return """
    {"id": "%s", "facilityId": "%s", "disciplineGroupId": "%s", "reason": "Plus un lit"%s}
    """
        .formatted(id, BLOIS, GROUP, more);
  }

  private static Answer withdraw(String id, UUID withdrawal) {
    return as("clinicien")
        .post("/tension-requests/" + id + "/withdrawal", "{\"id\": \"" + withdrawal + "\"}");
  }

  private static String declarationOf(String request) {
    return declaration(BLOIS, 0)
        .replace("{\"facilityId\"", "{\"requestId\": \"" + request + "\", \"facilityId\"");
  }

  private static JsonNode read(String login, String request) {
    return as(login).get("/tension-requests/" + request).json();
  }

  private static ApiClient as(String login) {
    return server.as(login);
  }

  private static void older(int minutes) {
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE tension_request SET known_at = known_at - make_interval(mins => ?),"
                        + " chased_at = chased_at - make_interval(mins => ?)",
                    minutes,
                    minutes));
  }

  private static List<String> kindsOf(String request) {
    return kinds("request:" + request);
  }

  private static List<String> kinds(String topic) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT kind FROM notifier.alert WHERE topic_id = :id ORDER BY kind")
                    .bind("id", topic)
                    .mapTo(String.class)
                    .list());
  }

  /** Logins of those who may read what they were told. */
  private static List<String> toldOf(String request, String kind) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT c.login FROM notifier.alert n
                          JOIN alert_reader r ON r.alert_id = n.id
                          JOIN account c      ON c.id = r.account_id
                         WHERE n.topic_id = :topic AND n.kind = :kind
                        """)
                    .bind("topic", "request:" + request)
                    .bind("kind", kind)
                    .mapTo(String.class)
                    .list());
  }
}

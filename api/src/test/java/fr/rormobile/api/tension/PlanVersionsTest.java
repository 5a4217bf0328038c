package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Plans, actions and solidarity are edited; what was declared stays as it was. */
class PlanVersionsTest extends TensionCalls {
  @Test
  void aDeclaredTensionKeepsThePlanAndTheActionAsTheyWere() {
    var action = action("Appel de la réserve.");
    var plan = ownPlan("Mon plan", action.get("id").asText());
    var declared =
        post(
            declaration(BLOIS, 0)
                .replace("\"pmi-1\"", "\"" + plan.get("id").asText() + "\"")
                .replace("ouvrir-lits", action.get("id").asText()));
    var path = "/tensions/" + declared.get("id").asText();
    var before = server.as("ars").get(path).json();
    var exported = server.as("ars").get(path + "/export").text();
    var words = facts(event(declared, "UPDATE", null, "\"note\": \"un\"").json());

    var edited =
        put(
            "directeur",
            "/het-plans/" + plan.get("id").asText(),
            1,
            """
            {"label": "Autre nom", "actionIds": [], "updateEveryMinutes": 60, "backHours": 1}
            """);
    assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    var changed =
        put(
            "region",
            "/het-actions/" + action.get("id").asText(),
            1,
            "{\"regionCode\": \"24\", \"category\": \"Autre\", \"label\": \"Autres mots.\"}");
    assertThat(changed.json().get("label").asText()).isEqualTo("Autres mots.");

    var after = server.as("ars").get(path).json();
    assertThat(after.at("/plan/label").asText()).isEqualTo("Mon plan");
    assertThat(after.get("actionsInPlace")).isEqualTo(before.get("actionsInPlace"));
    assertThat(events(after).subList(0, 3)).isEqualTo(events(before));
    assertThat(server.as("ars").get(path + "/export").text())
        .contains("Mon plan")
        .contains("Appel de la réserve.")
        .doesNotContain("Autre");
    assertThat(exported).contains("Appel de la réserve.");
    assertThat(facts(event(declared, "UPDATE", null, "\"note\": \"deux\"").json()))
        .isEqualTo(words)
        .contains("Plan : Mon plan (niveau 1)")
        .contains("• Appel de la réserve.");
    var dry = dry(plan, action);
    assertThat(dry).contains("Autre nom").contains("Autres mots.").doesNotContain("Mon plan");

    withdraw("directeur", "/het-plans/" + plan.get("id").asText(), 2);
    withdraw("region", "/het-actions/" + action.get("id").asText(), 2);
    assertThat(server.as("region").get("/het-actions").text()).doesNotContain("Autres mots.");

    var refused =
        director()
            .post(
                "/tensions?dryRun=true",
                declaration(BLOIS, 0).replace("pmi-1", plan.get("id").asText()));
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("planId");
    assertThat(server.as("ars").get(path).json().get("plan")).isEqualTo(before.get("plan"));
    assertThat(server.as("ars").get("/tensions").json().at("/items/0/plan"))
        .isEqualTo(before.get("plan"));
    var ended =
        event(
            declared, "ACTION_ENDED", null, "\"actionId\": \"" + action.get("id").asText() + "\"");
    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(events(ended.json().get("tension")).getLast()).contains("Appel de la réserve.");
    var back = event(declared, "LEVEL", null, "\"planId\": \"plan-blanc-2\"").json();
    assertThat(back.at("/tension/plan/label").asText()).isEqualTo("Plan blanc 2");
    assertThat(back.at("/tension/level").asInt()).isEqualTo(2);
  }

  @Test
  void aPlanOfAnotherFacilityIsNotTakenAndIsNotListed() {
    var plan = ownPlan("Plan de Blois", "ouvrir-lits").get("id").asText();

    var elsewhere =
        director().post("/tensions?dryRun=true", declaration(TOURS, 0).replace("pmi-1", plan));
    assertThat(elsewhere.json().at("/violations/0/field").asText()).isEqualTo("planId");
    assertThat(ids("/het-plans?facility=" + BLOIS)).startsWith(plan).contains("pmi-1");
    assertThat(ids("/het-plans?facility=" + TOURS)).doesNotContain(plan);
    assertThat(ids("/het-plans")).doesNotContain(plan).startsWith("pmi-1");
  }

  @Test
  void eachEditsWhatIsTheirsAndTheNationalFrameIsNobodys() {
    var edit =
        "{\"label\": \"x\", \"actionIds\": [], \"updateEveryMinutes\": 60, \"backHours\": 1}";
    assertThat(put("region", "/het-plans/pmi-1", 1, edit).status()).isEqualTo(403);
    var model =
        create(
            "region",
            "/het-plans",
            """
            {"regionCode": "24", "level": 1, "label": "Modèle de région", "actionIds": ["ouvrir-lits"],
             "updateEveryMinutes": 120}
            """);
    var id = model.json().get("id").asText();
    assertThat(model.status()).as(model.text()).isEqualTo(201);
    assertThat(put("directeur", "/het-plans/" + id, 1, edit).status()).isEqualTo(403);
    assertThat(
            create(
                    "region",
                    "/het-plans",
                    "{\"regionCode\": \"11\", \"level\": 1, \"label\": \"x\","
                        + " \"actionIds\": [], \"updateEveryMinutes\": 60}")
                .status())
        .isEqualTo(403);
    var looser = "{\"facilityId\": \"%s\", \"modelId\": \"%s\", \"updateEveryMinutes\": 121}";
    assertThat(
            create("directeur", "/het-plans", looser.formatted(BLOIS, id))
                .json()
                .at("/violations/0/bound")
                .asText())
        .isEqualTo("120");
    assertThat(create("directeur", "/het-plans", looser.formatted("370000861", id)).status())
        .isEqualTo(403);
    var unknown = edit.replace("[]", "[\"ouvrir-lits\", \"rien\"]");
    assertThat(
            put("region", "/het-plans/" + id, 1, unknown).json().at("/violations/0/field").asText())
        .isEqualTo("actionIds[1]");
    assertThat(put("region", "/het-plans/" + id, 1, edit).json().get("version").asInt())
        .isEqualTo(2);
    assertThat(put("region", "/het-plans/" + id, 1, edit).status()).isEqualTo(412);
    assertThat(server.as("region").put("/het-plans/" + id, edit).status()).isEqualTo(428);
    withdraw("region", "/het-plans/" + id, 2);
    assertThat(put("region", "/het-plans/" + id, 3, edit).status()).isEqualTo(409);
    assertThat(server.as("clinicien").get("/het-plans/" + id).json().get("withdrawn").asBoolean())
        .isTrue();
    assertThat(server.as("region").get("/audit").json().get("items").findValuesAsText("action"))
        .startsWith("HET_PLAN_WITHDRAWN", "HET_PLAN_CHANGED", "HET_PLAN_CREATED");
  }

  @Test
  void solidarityIsSetByTheRegionalTeamWithVersions() {
    var path = "/facilities/" + BLOIS + "/solidarity/burns";
    var read = server.as("directeur").get(path);
    var tag = read.header("ETag");
    var partners = "{\"partnerIds\": [\"" + TOURS + "\"]}";

    var set = server.as("region").put(path, partners, "If-Match", tag);

    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().at("/partners/0/finess").asText()).isEqualTo(TOURS);
    assertThat(server.as("region").put(path, partners, "If-Match", tag).status()).isEqualTo(412);
    assertThat(server.as("directeur").put(path, partners, "If-Match", tag).status()).isEqualTo(403);
    var itself = "{\"partnerIds\": [\"" + BLOIS + "\"]}";
    assertThat(server.as("region").put(path, itself, "If-Match", set.header("ETag")).status())
        .isEqualTo(400);
    assertThat(
            server
                .as("ars")
                .get("/facilities/" + BLOIS + "/solidarity")
                .json()
                .at("/items/0/disciplineGroup/id")
                .asText())
        .isEqualTo("burns");
    post(declaration(TOURS, 0).replace(GROUP, "burns"));
    var dry =
        director().post("/tensions?dryRun=true", declaration(BLOIS, 0).replace(GROUP, "burns"));
    assertThat(dry.json().at("/partnersInTension/0/facility/finess").asText()).isEqualTo(TOURS);
  }

  private static JsonNode action(String label) {
    return create(
            "region",
            "/het-actions",
            "{\"regionCode\": \"24\", \"category\": \"Personnel\", \"label\": \"" + label + "\"}")
        .json();
  }

  private static JsonNode ownPlan(String label, String action) {
    var made =
        create(
            "directeur",
            "/het-plans",
            "{\"facilityId\": \"%s\", \"modelId\": \"pmi-1\", \"label\": \"%s\", \"actionIds\": [\"%s\"]}"
                .formatted(BLOIS, label, action));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private static Answer create(String login, String path, String body) {
    return server.as(login).post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static Answer put(String login, String path, int version, String body) {
    return server.as(login).put(path, body, "If-Match", "\"" + version + "\"");
  }

  private static void withdraw(String login, String path, int version) {
    assertThat(server.as(login).delete(path, "If-Match", "\"" + version + "\"").status())
        .isEqualTo(204);
  }

  private static List<String> ids(String path) {
    return server.as("clinicien").get(path).json().get("items").findValuesAsText("id");
  }

  private static List<String> events(JsonNode sheet) {
    var events = new ArrayList<String>();
    sheet.get("events").forEach(event -> events.add(event.toString()));
    return events;
  }

  private static String dry(JsonNode plan, JsonNode action) {
    return director()
        .post(
            "/tensions?dryRun=true",
            declaration(BLOIS, 0)
                .replace("pmi-1", plan.get("id").asText())
                .replace(GROUP, "burns")
                .replace("ouvrir-lits", action.get("id").asText()))
        .json()
        .at("/email/text")
        .asText();
  }

  /** What the mail of an event's alert says of the tension, without what was typed. */
  private static String facts(JsonNode done) {
    var alert = UUID.fromString(done.at("/warned/alertId").asText());
    // Updates that follow each other wait two minutes to leave together.
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE notifier.outbox SET due_at = enqueued_at"
                        + " WHERE alert_id = ? AND state = 'WAITING' AND lease_id IS NULL",
                    alert));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sinkText(alert).isPresent());
    return withoutTime(sinkText(alert).orElseThrow()).replace("deux", "un");
  }
}

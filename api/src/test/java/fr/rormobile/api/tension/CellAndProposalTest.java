package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the ARS cell says to a tension, and when its closure is proposed. */
class CellAndProposalTest extends TensionCalls {
  @Test
  void theCellCommentsAndThoseItConcernsReadIt() {
    var declared = declare(BLOIS, 0);
    var id = UUID.randomUUID();

    var done = say(declared, "comments", id, ", \"note\": \"Renfort possible\"");

    assertThat(done.status()).as(done.text()).isEqualTo(200);
    assertThat(
            say(declared, "comments", id, ", \"note\": \"Renfort possible\"").json().has("warned"))
        .isFalse();
    assertThat(say(declared, "comments", id, ", \"note\": \"Autre\"").status()).isEqualTo(409);
    assertThat(say(declared, "comments", UUID.randomUUID(), "").status()).isEqualTo(400);
    var alert = director().get("/alerts/" + done.json().at("/warned/alertId").asText()).json();
    assertThat(alert.get("kind").asText()).isEqualTo("TENSION_COMMENTED");
    assertThat(alert.get("topicId")).isEqualTo(declared.get("id"));
    for (var reader : List.of("ars", "directeur", "region", "cellule")) {
      assertThat(kindsSeen(reader, declared)).as(reader).contains("COMMENT");
    }
    for (var reader : List.of("clinicien", "lits")) {
      assertThat(kindsSeen(reader, declared)).as(reader).doesNotContain("COMMENT").hasSize(3);
      assertThat(export(reader, declared)).as(reader).doesNotContain("Renfort possible");
    }
    assertThat(export("ars", declared)).contains("Commentaire de la cellule");
    assertThat(
            count(
                "audit_entry WHERE action = 'TENSION_READ' AND subject = '" + path(declared) + "'"))
        .isEqualTo(6); // once an hour and person, and exporting is reading
    assertThat(
            count(
                "audit_entry WHERE action = 'TENSION_EXPORTED' AND subject = '"
                    + path(declared)
                    + "'"))
        .isEqualTo(3);
    var ofAnotherCell =
        server
            .as("cellule")
            .post(path(declared) + "/comments", remark(UUID.randomUUID(), ", \"note\": \"x\""));
    assertThat(ofAnotherCell.status()).isEqualTo(403);
  }

  @Test
  void oneQuestionWaitsAtATimeUntilAnUpdateOfALaterMomentComes() {
    var declared = declare(BLOIS, 90);

    var asked = say(declared, "update-requests", UUID.randomUUID(), "");
    var second = say(declared, "update-requests", UUID.randomUUID(), "");

    assertThat(asked.json().at("/tension/updateAsked/by").asText()).contains("ARS");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().get("detail").asText()).contains("a déjà demandé une mise à jour à ");
    assertThat(kinds(declared)).containsExactly("TENSION_DECLARED", "TENSION_UPDATE_ASKED");
    event(declared, "UPDATE", ago(30), "\"note\": \"d'avant la question\"");
    assertThat(read("directeur", declared).has("updateAsked")).isTrue();
    assertThat(read("clinicien", declared).has("updateAsked")).isFalse();
    event(declared, "UPDATE", null, "\"note\": \"3 lits ouverts\"");
    assertThat(read("directeur", declared).has("updateAsked")).isFalse();
    assertThat(say(declared, "update-requests", UUID.randomUUID(), "").status()).isEqualTo(200);
    close(declared, null, ", \"endActions\": true");
    assertThat(read("directeur", declared).has("updateAsked")).isFalse();
    assertThat(say(declared, "update-requests", UUID.randomUUID(), "").status()).isEqualTo(409);
    assertThat(
            say(declared, "comments", UUID.randomUUID(), ", \"note\": \"Merci\"")
                .json()
                .at("/tension/status")
                .asText())
        .isEqualTo("CLOSED");
  }

  @Test
  void aClosureIsProposedOnceWhenTheBedsAreBackAndNothingIsClosed() {
    var declared = declare(BLOIS, 0);
    post(declaration(TOURS, 0).replace("\"reason\"", "\"drill\": true, \"reason\""));
    var watch = server.context().getBean(ClosureWatch.class);
    normal(500);
    assertThat(watch.run()).isZero();
    normal(0);
    assertThat(watch.run()).isZero();
    assertThat(read("directeur", declared).has("closureProposed")).isFalse();
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute("UPDATE tension_watch SET back_since = back_since - interval '6 hours'"));

    assertThat(watch.run()).isEqualTo(1);
    assertThat(watch.run()).isZero();

    assertThat(kinds(declared)).containsExactly("TENSION_CLOSURE_PROPOSED", "TENSION_DECLARED");
    assertThat(read("clinicien", declared).has("closureProposed")).isTrue();
    assertThat(
            server
                .as("ars")
                .get("/tensions?drill=false")
                .json()
                .at("/items/0")
                .has("closureProposed"))
        .isTrue();
    assertThat(open()).isEqualTo(2);
    normal(500);
    watch.run();
    assertThat(read("clinicien", declared).has("closureProposed")).isFalse();
    server.jdbi().useHandle(h -> h.execute("UPDATE het_plan_version SET back_free_beds = 2"));
  }

  private static void normal(int free) {
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE het_plan_version SET back_free_beds = ?, back_occupancy_percent = NULL",
                    free));
  }

  private static Answer say(JsonNode tension, String what, UUID id, String more) {
    return server.as("ars").post(path(tension) + "/" + what, remark(id, more));
  }

  private static String remark(UUID id, String more) {
    return "{\"id\": \"" + id + "\"" + more + "}";
  }

  private static String path(JsonNode tension) {
    return "/tensions/" + tension.get("id").asText();
  }

  private static JsonNode read(String login, JsonNode tension) {
    return server.as(login).get(path(tension)).json();
  }

  private static List<String> kindsSeen(String login, JsonNode tension) {
    return read(login, tension).get("events").findValuesAsText("kind");
  }

  private static String export(String login, JsonNode tension) {
    return server.as(login).get(path(tension) + "/export").text();
  }
}

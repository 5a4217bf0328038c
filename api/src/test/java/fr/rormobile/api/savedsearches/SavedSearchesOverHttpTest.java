package fr.rormobile.api.savedsearches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedSearchesOverHttpTest {
  private static final String ADVANCED =
      "{\"kind\": \"UNIT\", \"where\": {\"field\": \"age\", \"op\": \"HAS_ANY\", \"values\":"
          + " [\"8\"]}}";
  private static final String SIMPLE = "{\"q\": [\"irm\"], \"department\": [\"41\", \"45\"]}";
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
  void nothingIsKept() {
    server.jdbi().useHandle(h -> h.execute("DELETE FROM saved_search"));
    server.jdbi().useHandle(h -> h.execute("DELETE FROM recent_view"));
  }

  @Test
  void bothKindsAreKeptAsTheyWereSentTheDefaultFirst() {
    create("clinicien", "Zone", "SIMPLE", SIMPLE, "");
    create("clinicien", "Pédiatrie", "ADVANCED", ADVANCED, ", \"favourite\": true");
    create("clinicien", "Toujours", "SIMPLE", "{}", ", \"isDefault\": true");

    var items = list("clinicien", false);
    assertThat(items.findValuesAsText("name")).containsExactly("Toujours", "Pédiatrie", "Zone");
    assertThat(items.get(2).get("search").get("department")).hasSize(2);
    assertThat(items.get(1).get("search").get("where").get("op").asText()).isEqualTo("HAS_ANY");
    assertThat(list("directeur", false)).isEmpty();
    var its = items.get(0).get("id").asText();
    assertThat(server.as("directeur").get("/saved-searches/" + its).status()).isEqualTo(404);
  }

  @Test
  void aNewDefaultTakesTheOldOnesPlace() {
    create("clinicien", "Un", "SIMPLE", SIMPLE, ", \"isDefault\": true");
    create("clinicien", "Deux", "SIMPLE", SIMPLE, ", \"isDefault\": true");

    var items = list("clinicien", false);
    assertThat(items.findValuesAsText("name")).containsExactly("Deux", "Un");
    assertThat(items.findValuesAsText("isDefault")).containsExactly("true", "false");
  }

  @Test
  void aChangeNeedsTheVersionThatWasRead() {
    var id = create("clinicien", "Un", "SIMPLE", SIMPLE, "").json().get("id").asText();
    var path = "/saved-searches/" + id;
    var tag = server.as("clinicien").get(path).header("ETag");
    var body = input("Un bis", "SIMPLE", SIMPLE, "");

    assertThat(server.as("clinicien").put(path, body).status()).isEqualTo(428);
    assertThat(server.as("directeur").put(path, body, "If-Match", tag).status()).isEqualTo(404);
    var changed = server.as("clinicien").put(path, body, "If-Match", tag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("name").asText()).isEqualTo("Un bis");
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    assertThat(server.as("clinicien").put(path, body, "If-Match", tag).status()).isEqualTo(412);
  }

  @Test
  void whatWasDeletedComesBackUnlessItsNameWasTaken() {
    var id = create("clinicien", "Un", "SIMPLE", SIMPLE, ", \"isDefault\": true").json().get("id");
    var path = "/saved-searches/" + id.asText();

    assertThat(server.as("directeur").delete(path).status()).isEqualTo(204);
    assertThat(list("clinicien", false)).hasSize(1);
    assertThat(server.as("clinicien").delete(path).status()).isEqualTo(204);
    assertThat(server.as("clinicien").delete(path).status()).isEqualTo(204);
    assertThat(list("clinicien", false)).isEmpty();
    assertThat(list("clinicien", true).findValuesAsText("name")).containsExactly("Un");
    assertThat(server.as("clinicien").get(path).status()).isEqualTo(404);

    var other = create("clinicien", "UN", "SIMPLE", SIMPLE, "").json().get("id").asText();
    assertThat(restore("clinicien", path)).isEqualTo(409);
    server.as("clinicien").delete("/saved-searches/" + other);
    assertThat(restore("directeur", path)).isEqualTo(404);
    assertThat(restore("clinicien", path)).isEqualTo(200);
    assertThat(restore("clinicien", path)).isEqualTo(200);
    assertThat(list("clinicien", false).findValuesAsText("isDefault")).containsExactly("false");
  }

  @Test
  void afterThirtyDaysItIsGone() {
    var id = create("clinicien", "Un", "SIMPLE", SIMPLE, "").json().get("id").asText();
    server.as("clinicien").delete("/saved-searches/" + id);
    server
        .jdbi()
        .useHandle(
            h -> h.execute("UPDATE saved_search SET deleted_at = now() - interval '31 days'"));

    assertThat(list("clinicien", true)).isEmpty();
    assertThat(restore("clinicien", "/saved-searches/" + id)).isEqualTo(404);
    create("clinicien", "Deux", "SIMPLE", SIMPLE, "");
    assertThat(count("SELECT count(*) FROM saved_search")).isEqualTo(1);
  }

  @Test
  void fiftyAreEnoughAndANameIsKeptOnce() {
    for (var i = 1; i <= SavedSearches.MOST; i++) {
      create("clinicien", "N° " + i, "SIMPLE", SIMPLE, "");
    }
    assertThat(post("clinicien", "Encore", "SIMPLE", SIMPLE, "", null).status()).isEqualTo(409);
    assertThat(post("directeur", "N° 1", "SIMPLE", SIMPLE, "", null).status()).isEqualTo(201);
    var again = post("directeur", "n° 1", "SIMPLE", SIMPLE, "", null);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("detail").asText()).contains("de ce nom");
  }

  @Test
  void theSameRequestAgainIsAnsweredTheSame() {
    var first = post("clinicien", "Un", "ADVANCED", ADVANCED, "", "k1");
    var second = post("clinicien", "Un", "ADVANCED", ADVANCED, "", "k1");

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(post("clinicien", "Deux", "ADVANCED", ADVANCED, "", "k1").status()).isEqualTo(409);
    assertThat(list("clinicien", false)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SIMPLE | {\"colour\": [\"red\"]} | colour",
        "SIMPLE | {\"radiusKm\": [\"900\"]} | radiusKm",
        "SIMPLE | {\"q\": [\"a\", \"b\"]} | q",
        "SIMPLE | {\"q\": \"irm\"} | search.q",
        "SIMPLE | {\"cursor\": [\"abc\"]} | search.cursor",
        "ADVANCED | {\"kind\": \"UNIT\", \"where\": {\"not\": {}}} | search.where.not",
        "ADVANCED | {\"kind\": \"UNIT\", \"where\": {\"field\": \"age\", \"op\": \"HAS_ANY\","
            + " \"values\": [\"8\", \"x\"]}} | search.where.values[1]"
      })
  void whatCannotBeAskedIsNotKept(String kind, String search, String field) {
    var answer = post("clinicien", "Un", kind, search, "", null);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("violations").get(0).get("field").asText()).isEqualTo(field);
    assertThat(list("clinicien", false)).isEmpty();
  }

  @Test
  void theSheetsLastOpenedComeAsCardsOfThisMoment() {
    for (var path :
        List.of("UNIT/ue-410000020-usc", "FACILITY/410000020", "UNIT/ue-410000020-usc")) {
      assertThat(server.as("clinicien").send("PUT", "/recent-views/" + path, null).status())
          .isEqualTo(204);
    }
    var rpps =
        server
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT min(rpps) FROM professional").mapTo(String.class).one());
    server.as("clinicien").send("PUT", "/recent-views/PROFESSIONAL/" + rpps, null);
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE recent_view SET viewed_at = now() - interval '91 days'"
                        + " WHERE kind = 'FACILITY'"));

    var items = server.as("clinicien").get("/recent-views").json().get("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).get("item").get("id").asText()).isEqualTo(rpps);
    assertThat(items.get(1).get("item").get("name").asText()).isNotBlank();
    assertThat(items.get(1).get("item").get("phones")).isNotEmpty();
    assertThat(server.as("directeur").get("/recent-views").json().get("items")).isEmpty();
    assertThat(server.as("clinicien").send("PUT", "/recent-views/UNIT/none", null).status())
        .isEqualTo(404);
    assertThat(server.as("clinicien").delete("/recent-views").status()).isEqualTo(204);
    assertThat(count("SELECT count(*) FROM recent_view")).isZero();
  }

  private static int count(String sql) {
    return server.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  private static JsonNode list(String login, boolean deleted) {
    return server.as(login).get("/saved-searches?deleted=" + deleted).json().get("items");
  }

  private static int restore(String login, String path) {
    return server.as(login).send("POST", path + "/restoration", null).status();
  }

  private static Answer create(String login, String name, String kind, String search, String more) {
    var answer = post(login, name, kind, search, more, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private static Answer post(
      String login, String name, String kind, String search, String more, @Nullable String key) {
    return server
        .as(login)
        .post(
            "/saved-searches",
            input(name, kind, search, more),
            "Idempotency-Key",
            key == null ? UUID.randomUUID().toString() : key);
  }

  private static String input(String name, String kind, String search, String more) {
    return "{\"name\": \"%s\", \"kind\": \"%s\", \"search\": %s%s}"
        .formatted(name, kind, search, more);
  }
}

package fr.rormobile.api.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what a clinician reports to a synonym that everybody's next search uses. */
class ReportsAndSynonymsTest {
  private static final RorServer SERVER = RorServer.start(Map.of());
  private static final String USIC = "ue-410000020-usic";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static ApiClient team() {
    return SERVER.as("region");
  }

  private static JsonNode search(RorServer server, String words) {
    var answer =
        server.as("clinicien").get("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Answer create(ApiClient client, String path, String json) {
    return client.post(path, json, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String problem(Answer answer) {
    return answer.status() + " " + answer.json().path("type").asText();
  }

  @Test
  void aRuleIsInUseWithTheNextSearchHereAndSoonElsewhereAndNoSearchFails() {
    var url = SERVER.context().getProperty("datasources.default.url", String.class).orElseThrow();
    var stop = new AtomicBoolean();
    var searches = new AtomicInteger();
    try (var elsewhere = RorServer.start(Map.of("datasources.default.url", url))) {
      var busy =
          CompletableFuture.runAsync(
              () -> {
                while (!stop.get()) {
                  assertThat(search(SERVER, "usic blois").path("total").asInt()).isPositive();
                  searches.incrementAndGet();
                }
              });
      assertThat(search(SERVER, "zinzolin").path("total").asInt()).isZero();

      var created =
          create(team(), "/synonyms", "{\"terms\":[\"zinzolin\"],\"standsFor\":[\"USIC\"]}");
      assertThat(created.status()).isEqualTo(201);
      assertThat(search(SERVER, "zinzolin blois").path("items").path(0).path("id").asText())
          .isEqualTo(USIC);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> search(elsewhere, "zinzolin").path("total").asInt() > 0);

      var path = created.header("Location");
      var tag = team().get(path).header("ETag");
      var two = "{\"terms\":[\"zinzolin\"],\"standsFor\":[\"dialyse\"]}";
      assertThat(team().put(path, two, "If-Match", tag).status()).isEqualTo(200);
      assertThat(team().put(path, two, "If-Match", tag).status()).isEqualTo(412);
      assertThat(search(SERVER, "zinzolin blois").path("items"))
          .noneMatch(item -> item.path("id").asText().equals(USIC));

      assertThat(team().delete(path).status()).isEqualTo(204);
      assertThat(search(SERVER, "zinzolin").path("total").asInt()).isZero();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> search(elsewhere, "zinzolin").path("total").asInt() == 0);
      stop.set(true);
      busy.join();
    }
    assertThat(searches.get()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"terms\":[\"seul\"]}",
        "{\"terms\":[]}",
        "{\"terms\":[\"a,b\",\"c\"]}",
        "{\"terms\":[\"de la\",\"c\"]}",
        "{\"terms\":[\"a => b\",\"c\"]}"
      })
  void aRuleThatIsNoneIsRefused(String json) {
    var refused = create(team(), "/synonyms", json);

    assertThat(problem(refused)).isEqualTo("400 /problems/champ-invalide");
    assertThat(refused.json().path("violations").path(0).path("field").asText())
        .startsWith("terms");
  }

  @Test
  void aTermIsAtMostOneHundredCharactersLong() {
    var json = "{\"terms\":[\"%s\",\"b\"]}";

    assertThat(create(team(), "/synonyms", json.formatted("a".repeat(101))).status())
        .isEqualTo(400);
    var longest = create(team(), "/synonyms", json.formatted("a".repeat(100)));
    assertThat(longest.status()).isEqualTo(201);
    team().delete(longest.header("Location"));
  }

  @Test
  void theRulesThatComeWithTheProgramAreInUse() {
    var rules = team().get("/synonyms?state=ACTIVE").json().path("items");

    assertThat(rules).hasSizeGreaterThan(80);
    assertThat(rules).anyMatch(rule -> rule.path("terms").path(0).asText().equals("réa"));
  }

  @Test
  void aSearchThatMissedBecomesASynonymOnceTheTeamSaysSo() {
    var clinician = SERVER.as("clinicien");
    var json =
        """
        {"kind":"SIGNALEMENT","message":"Je ne trouve pas les soins intensifs de Blois.",
         "search":{"words":"kwazyflux blois","query":"kind=UNIT","expectedUnitId":"%s"}}
        """
            .formatted(USIC);
    var key = UUID.randomUUID().toString();
    var created = clinician.post("/reports", json, "Idempotency-Key", key);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(clinician.post("/reports", json, "Idempotency-Key", key).text())
        .isEqualTo(created.text());
    assertThat(created.json().has("proposedSynonymId")).isFalse();
    var path = created.header("Location");

    var received = team().get(path);
    var proposal = "/synonyms/" + received.json().path("proposedSynonymId").asText();
    var rule = team().get(proposal).json();
    assertThat(rule.path("state").asText()).isEqualTo("PROPOSED");
    assertThat(rule.path("terms").path(0).asText()).isEqualTo("kwazyflux");
    assertThat(search(SERVER, "kwazyflux").path("total").asInt()).isZero();

    var active = team().post(proposal + "/activation", "");
    assertThat(active.status()).as(active.text()).isEqualTo(200);
    assertThat(active.json().path("state").asText()).isEqualTo("ACTIVE");
    assertThat(search(SERVER, "kwazyflux blois").path("items"))
        .anyMatch(item -> item.path("id").asText().equals(USIC));

    var done = "{\"state\":\"DONE\",\"answer\":\"C'est fait.\"}";
    var ended = team().send("PATCH", path, done, "If-Match", received.header("ETag"));
    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(clinician.get(path).json().path("answer").asText()).isEqualTo("C'est fait.");
    assertThat(count("SELECT count(*) FROM judged_query WHERE words = 'kwazyflux blois'"))
        .isEqualTo(1);
    assertThat(
            count(
                """
                SELECT count(*) FROM alert_reader r JOIN account a ON a.id = r.account_id
                 WHERE a.login IN ('region', 'clinicien')
                """))
        .isGreaterThanOrEqualTo(2);
  }

  private static int count(String sql) {
    return SERVER.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  @Test
  void aProposalThatMakesAKnownSearchWorseIsRefusedWithTheListOfThose() {
    var id = UUID.randomUUID();
    SERVER
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO synonym_rule (id, terms, stands_for, state, origin, created_at, updated_at)
                    VALUES (?, '{usic}', '{urgences}', 'PROPOSED', 'REPORT', now(), now())
                    """,
                    id));

    var refused = team().post("/synonyms/" + id + "/activation", "");

    assertThat(problem(refused)).as(refused.text()).isEqualTo("409 /problems/conflit");
    assertThat(refused.json().path("violations"))
        .anyMatch(loser -> loser.path("message").asText().startsWith("« usic » :"));
    assertThat(team().get("/synonyms/" + id).json().path("state").asText()).isEqualTo("PROPOSED");
  }

  @Test
  void aReportIsItsAuthorsAndTheTeamsAndIsEndedOnceWithAnAnswer() {
    var created =
        create(
            SERVER.as("clinicien"),
            "/reports",
            """
            {"kind":"SUGGESTION","message":"Le numéro a changé.",
             "about":{"kind":"UNIT","id":"ue-410000020-rea"}}
            """);
    var path = created.header("Location");
    var id = created.json().path("id").asText();

    assertThat(SERVER.as("directeur").get(path).status()).isEqualTo(404);
    assertThat(SERVER.as("directeur").get("/reports").json().path("items")).isEmpty();
    assertThat(team().get("/reports?state=NEW&size=50").json().path("items"))
        .anyMatch(report -> report.path("id").asText().equals(id));

    var taken = "{\"state\":\"IN_PROGRESS\"}";
    assertThat(team().send("PATCH", path, taken).status()).isEqualTo(428);
    assertThat(team().send("PATCH", path, taken, "If-Match", "\"9\"").status()).isEqualTo(412);
    assertThat(team().send("PATCH", path, taken, "If-Match", "\"1\"").status()).isEqualTo(200);
    var silent = team().send("PATCH", path, "{\"state\":\"REFUSED\"}", "If-Match", "\"2\"");
    assertThat(problem(silent)).isEqualTo("400 /problems/champ-invalide");
    var refused = "{\"state\":\"REFUSED\",\"answer\":\"Il est bon.\"}";
    assertThat(team().send("PATCH", path, refused, "If-Match", "\"2\"").status()).isEqualTo(200);
    assertThat(team().send("PATCH", path, refused, "If-Match", "\"3\"").status()).isEqualTo(409);
  }

  @Test
  void aReportOfWhatIsNotThereIsRefused() {
    var unknown =
        create(
            SERVER.as("clinicien"),
            "/reports",
            """
            {"kind":"SIGNALEMENT","message":"?","search":{"words":"usic","expectedUnitId":"ue-1"}}
            """);

    assertThat(unknown.json().path("violations").path(0).path("field").asText())
        .isEqualTo("search.expectedUnitId");
  }
}

package fr.rormobile.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.beds.Freshness;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessOverHttpTest {
  private static final String BLOIS = "410000020";
  private static final String OF_BLOIS = "/bed-policies/" + BLOIS + "/critical-care-adult";
  private static RorServer server;
  private static String elsewhere = "";

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    elsewhere =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT min(finess) FROM facility WHERE department_code = '45'")
                        .mapTo(String.class)
                        .one());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void noTensionAndTheGeneralRuleAlone() {
    server
        .jdbi()
        .useHandle(
            h -> {
              h.execute("UPDATE tension SET status = 'CLOSED', closed_at = now()");
              h.execute(
                  "DELETE FROM bed_policy WHERE num_nonnulls(facility_finess, discipline_group_id)"
                      + " > 0");
              h.execute(
                  "UPDATE bed_policy SET calm_minutes = 1440, tension_minutes = 720,"
                      + " plan_blanc_minutes = 60");
            });
  }

  @Test
  void aRuleIsSetChangedAndRemovedAndEachChangeIsKept() {
    var before = changes();
    var none = region().get(OF_BLOIS);
    assertThat(none.json().get("own").asBoolean()).isFalse();
    assertThat(none.json().get("calmMinutes").asInt()).isEqualTo(1440);

    var set = put(region(), OF_BLOIS, none, 480, 240, 60);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().get("setBy").asText()).isEqualTo("REGIONAL_TEAM");
    var changed = put(region(), OF_BLOIS, set, 600, 240, 60);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(set.header("ETag"));
    assertThat(delete(region(), OF_BLOIS, changed).status()).isEqualTo(204);

    assertThat(region().get(OF_BLOIS).json().get("calmMinutes").asInt()).isEqualTo(1440);
    assertThat(delete(region(), OF_BLOIS, changed).status()).as("an old tag").isEqualTo(412);
    assertThat(changes()).isEqualTo(before + 3);
    assertThat(lastChange()).contains("region", "480", "600");
  }

  @Test
  void whoDoesNotSayTheVersionOrSaysAnOldOneChangesNothing() {
    var none = region().get(OF_BLOIS);
    assertThat(region().put(OF_BLOIS, minutes(480, 240, 60)).status()).isEqualTo(428);
    assertThat(region().delete(OF_BLOIS).status()).isEqualTo(428);
    assertThat(region().put(OF_BLOIS, minutes(480, 240, 60), "If-Match", "W/\"1\"").status())
        .isEqualTo(400);

    assertThat(put(region(), OF_BLOIS, none, 480, 240, 60).status()).isEqualTo(200);
    var late = put(region(), OF_BLOIS, none, 300, 240, 60);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json().get("type").asText()).isEqualTo("/problems/version-depassee");
    assertThat(region().get(OF_BLOIS).json().get("calmMinutes").asInt()).isEqualTo(480);
  }

  @ParameterizedTest
  @CsvSource({
    "29,   29,  29,  calmMinutes,      min",
    "1440, 720, 525601, planBlancMinutes, max",
    "480,  481, 60,  tensionMinutes,   max",
    "480,  240, 241, planBlancMinutes, max",
  })
  void aWrongDelayIsNamed(int calm, int tension, int planBlanc, String field, String rule) {
    var refused = put(region(), OF_BLOIS, region().get(OF_BLOIS), calm, tension, planBlanc);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(
            StreamSupport.stream(refused.json().get("violations").spliterator(), false)
                .map(v -> v.get("field").asText() + " " + v.get("rule").asText()))
        .contains(field + " " + rule);
  }

  @Test
  void aDirectionOnlyTightensAndOnlyAtHome() {
    var none = director().get(OF_BLOIS);
    var looser = put(director(), OF_BLOIS, none, 1441, 720, 60);
    assertThat(looser.status()).isEqualTo(400);
    assertThat(looser.json().get("detail").asText())
        .isEqualTo(
            "La direction d'un établissement peut seulement resserrer le rythme : 1440 min au"
                + " plus.");

    var tighter = put(director(), OF_BLOIS, none, 480, 240, 60);
    assertThat(tighter.json().get("setBy").asText()).isEqualTo("DIRECTOR");
    for (var path : List.of("/bed-policies/all/all", "/bed-policies/" + elsewhere + "/all")) {
      var refused = put(director(), path, director().get(path), 480, 240, 60);
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.json().get("type").asText()).isEqualTo("/problems/hors-perimetre");
    }
  }

  @Test
  void aDirectionLeavesAloneWhatTheRegionalTeamSetForIt() {
    var set = put(region(), OF_BLOIS, region().get(OF_BLOIS), 480, 240, 60);

    assertThat(put(director(), OF_BLOIS, set, 300, 240, 60).status()).isEqualTo(403);
    assertThat(delete(director(), OF_BLOIS, set).status()).isEqualTo(403);
  }

  @Test
  void aRuleAboveThatTightensTakesTheDirectionsAlong() {
    put(director(), OF_BLOIS, director().get(OF_BLOIS), 1000, 700, 60);
    var general = region().get("/bed-policies/all/all");
    assertThat(put(region(), "/bed-policies/all/all", general, 900, 800, 60).status())
        .isEqualTo(200);

    var held = director().get(OF_BLOIS).json();
    assertThat(held.get("calmMinutes").asInt()).isEqualTo(900);
    assertThat(held.get("tensionMinutes").asInt()).isEqualTo(700);
    assertThat(held.get("setBy").asText()).isEqualTo("DIRECTOR");
  }

  @Test
  void theGeneralRuleStays() {
    var general = region().get("/bed-policies/all/all");

    assertThat(delete(region(), "/bed-policies/all/all", general).status()).isEqualTo(409);
    assertThat(region().get("/bed-policies/" + BLOIS + "/inconnu").status()).isEqualTo(404);
    assertThat(region().get("/bed-policies/999999999/all").status()).isEqualTo(404);
    assertThat(region().get("/bed-policies?facility=" + BLOIS).json().get("items")).hasSize(1);
  }

  @Test
  void theRhythmTightensWhileATensionIsOpenAndRelaxesWhenItCloses() {
    assertThat(intensiveCare().get("expectedEveryMinutes").asInt()).isEqualTo(1440);
    declare("pmi-1", true);
    assertThat(intensiveCare().get("level").asText()).as("a drill").isEqualTo("CALM");

    var tension = declare("pmi-1", false);
    var under = intensiveCare();
    assertThat(under.get("level").asText()).isEqualTo("TENSION");
    assertThat(under.get("expectedEveryMinutes").asInt()).isEqualTo(720);
    assertThat(under.at("/tension/id").asText()).isEqualTo(tension);
    assertThat(levels()).as("other groups stay calm").contains("CALM");

    declare("plan-blanc-2", false);
    assertThat(levels()).containsOnly("PLAN_BLANC");
    assertThat(intensiveCare().get("expectedEveryMinutes").asInt()).isEqualTo(60);

    server
        .jdbi()
        .useHandle(h -> h.execute("UPDATE tension SET status = 'CLOSED', closed_at = now()"));
    assertThat(levels()).containsOnly("CALM");
    put(director(), OF_BLOIS, director().get(OF_BLOIS), 480, 240, 60);
    assertThat(intensiveCare().get("expectedEveryMinutes").asInt()).isEqualTo(480);
    assertThat(intensiveCare().at("/policy/facilityId").asText()).isEqualTo(BLOIS);
    assertThat(director().get("/facilities/999999999/bed-rhythms").status()).isEqualTo(404);
  }

  @Test
  void referentsAreOfTheFacility() {
    var path = "/facilities/" + BLOIS + "/referents";
    var named = director().put(path, "{\"logins\": [\"lits\", \"lits\"]}");
    assertThat(named.json().get("items")).hasSize(1);
    assertThat(region().get(path).json().at("/items/0/login").asText()).isEqualTo("lits");

    for (var login : List.of("clinicien", "region", "personne")) {
      var refused = director().put(path, "{\"logins\": [\"lits\", \"" + login + "\"]}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("logins[1]");
    }
    assertThat(region().get(path).json().get("items")).as("nothing half done").hasSize(1);
    assertThat(
            director().put("/facilities/" + elsewhere + "/referents", "{\"logins\": []}").status())
        .isEqualTo(403);
    for (var wrong : List.of("{}", "{\"logins\": [\"\"]}", "{\"logins\": [null]}")) {
      assertThat(director().put(path, wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(director().put(path, "{\"logins\": []}").json().get("items")).isEmpty();
  }

  @Test
  void theBoardCountsAsEachFigureSaysOfItself() {
    var lines = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page = region().get("/bed-freshness?size=7" + cursor).json();
      page.get("items").forEach(lines::add);
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!cursor.isEmpty());

    var now = Instant.now();
    var expected = new HashMap<String, Map<Freshness, Integer>>();
    server
        .jdbi()
        .useHandle(
            h ->
                h.createQuery("SELECT facility_finess, valid_at, minutes FROM bed_expected")
                    .map(
                        (row, context) ->
                            expected
                                .computeIfAbsent(row.getString(1), finess -> new HashMap<>())
                                .merge(
                                    Freshness.of(
                                        row.getTimestamp(2).toInstant(),
                                        Duration.ofMinutes(row.getInt(3)),
                                        now),
                                    1,
                                    Integer::sum))
                    .list());
    assertThat(lines)
        .hasSize(expected.size())
        .extracting(line -> line.at("/facility/finess").asText())
        .doesNotHaveDuplicates();
    for (var line : lines) {
      var counts = expected.getOrDefault(line.at("/facility/finess").asText(), Map.of());
      for (var freshness : Freshness.values()) {
        assertThat(line.get(freshness.name().toLowerCase(java.util.Locale.ROOT)).asInt())
            .as(line + " " + freshness)
            .isEqualTo(counts.getOrDefault(freshness, 0));
      }
    }
    assertThat(lines.stream().map(line -> line.get("overdue").asInt()).toList())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(server.as("lits").get("/bed-freshness").json().get("items")).hasSize(1);
    assertThat(server.as("cellule").get("/bed-freshness").json().get("items")).isEmpty();
  }

  @Test
  void whoIsRemindedReadsItAndNobodyElse() {
    server
        .as("lits")
        .put("/devices/lits-test", "{\"platform\": \"ANDROID\", \"token\": \"jeton-de-test\"}");
    age("20 hours 30 minutes");
    declare("pmi-1", false);

    assertThat(server.context().getBean(BedWatch.class).run().failed()).isZero();

    var alerts = server.as("lits").get("/alerts").json().get("items");
    assertThat(alerts).hasSize(1);
    var id = alerts.get(0).get("id").asText();
    assertThat(alerts.get(0).get("kind").asText()).isEqualTo("BEDS_DUE");
    Awaitility.await("kept by the sinks")
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                server.as("lits").get("/alerts/" + id).json().at("/deliveryCounts/sent").asInt()
                    == 2);
    assertThat(region().get("/alerts/" + id).status()).isEqualTo(404);
    assertThat(region().get("/alerts").json().toString()).doesNotContain("BEDS_DUE");
    assertThat(messages(id))
        .hasSize(2)
        .allMatch(text -> text.contains("dès maintenant") && text.contains("en retard depuis"));
  }

  private static void age(String age) {
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE capacity_line SET updated_at = now() - CAST(? AS interval) WHERE"
                        + " unit_id IN (SELECT id FROM care_unit WHERE facility_finess = ?)",
                    age,
                    BLOIS));
  }

  private static List<String> messages(String alert) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT subject || E'\\n' || body_text FROM notifier.sink_message WHERE"
                            + " alert_id = :id ORDER BY channel")
                    .bind("id", UUID.fromString(alert))
                    .mapTo(String.class)
                    .list());
  }

  private static JsonNode intensiveCare() {
    for (var rhythm : rhythms()) {
      if (rhythm.at("/disciplineGroup/id").asText().equals("critical-care-adult")) {
        return rhythm;
      }
    }
    throw new AssertionError("no intensive care in Blois");
  }

  private static List<String> levels() {
    return StreamSupport.stream(rhythms().spliterator(), false)
        .map(rhythm -> rhythm.get("level").asText())
        .toList();
  }

  private static JsonNode rhythms() {
    return server.as("clinicien").get("/facilities/" + BLOIS + "/bed-rhythms").json().get("items");
  }

  private static String declare(String plan, boolean drill) {
    var answer =
        director()
            .post(
                "/tensions",
                """
                {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "%s",
                 "drill": %s}
                """
                    .formatted(BLOIS, plan, drill),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  private static Answer put(
      ApiClient who, String path, Answer read, int calm, int tension, int planBlanc) {
    return who.put(path, minutes(calm, tension, planBlanc), "If-Match", read.header("ETag"));
  }

  private static Answer delete(ApiClient who, String path, Answer read) {
    return who.delete(path, "If-Match", read.header("ETag"));
  }

  private static String minutes(int calm, int tension, int planBlanc) {
    return "{\"calmMinutes\": %d, \"tensionMinutes\": %d, \"planBlancMinutes\": %d}"
        .formatted(calm, tension, planBlanc);
  }

  private static int changes() {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM bed_policy_change").mapTo(Integer.class).one());
  }

  private static String lastChange() {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT a.login || ' ' || c.before || ' ' || c.after
                          FROM bed_policy_change c JOIN account a ON a.id = c.account_id
                         WHERE c.before IS NOT NULL AND c.after IS NOT NULL
                         ORDER BY c.id DESC LIMIT 1
                        """)
                    .mapTo(String.class)
                    .one());
  }

  private static ApiClient region() {
    return server.as("region");
  }

  private static ApiClient director() {
    return server.as("directeur");
  }
}

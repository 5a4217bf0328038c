package fr.rormobile.api.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncOverHttpTest {
  private static final String BLOIS = "410000020";
  private static RorServer server;
  private static List<String> units = List.of();

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    units =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM care_unit WHERE facility_finess = :f ORDER BY id")
                        .bind("f", BLOIS)
                        .mapTo(String.class)
                        .list());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What a phone holds, kept as the contract says. */
  private static final class Phone {
    private final String login;
    private final Map<String, Map<String, JsonNode>> held = new HashMap<>();
    private String cursor = "";
    private int pages;

    Phone(String login) {
      this.login = login;
    }

    JsonNode sync() {
      JsonNode page;
      do {
        var answer = ask();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        pages++;
        page = answer.json();
        take(page);
      } while (page.get("more").asBoolean());
      assertThat(page.has("digests")).isTrue();
      for (var collection : List.of("units", "tensions", "plans", "actions", "alerts")) {
        assertThat(digest(collection))
            .as(collection)
            .isEqualTo(page.at("/digests/" + collection).asText());
      }
      return page;
    }

    Answer ask() {
      return server
          .as(login)
          .get(cursor.isEmpty() ? "/sync" : "/sync?since=" + cursor, "Accept-Encoding", "gzip");
    }

    private void take(JsonNode page) {
      cursor = page.get("cursor").asText();
      if (page.get("restarted").asBoolean()) {
        held.clear();
      }
      for (var collection : List.of("units", "tensions")) {
        for (var item : page.at("/" + collection + "/items")) {
          of(collection).put(item.get("id").asText(), item);
        }
        page.at("/" + collection + "/gone").forEach(id -> of(collection).remove(id.asText()));
      }
      for (var collection : List.of("plans", "actions", "alerts")) {
        if (page.has(collection)) {
          of(collection).clear();
          page.at("/" + collection + "/items")
              .forEach(item -> of(collection).put(item.get("id").asText(), item));
        }
      }
    }

    Map<String, JsonNode> of(String collection) {
      return held.computeIfAbsent(collection, name -> new TreeMap<>());
    }

    JsonNode unit(String id) {
      return of("units").getOrDefault(id, MissingNode.getInstance());
    }

    private String digest(String collection) {
      var versions = new HashMap<String, String>();
      of(collection)
          .forEach(
              (id, item) ->
                  versions.put(id, item.has("version") ? item.get("version").asText() : "1"));
      return SyncDigest.of(versions);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"directeur", "ars", "clinicien", "region", "cellule"})
  void aPhoneThatHeldNothingHoldsExactlyItsTerritory(String login) {
    var phone = new Phone(login);
    phone.sync();

    int there =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT count(*) FROM care_unit u JOIN facility f ON f.finess = u.facility_finess
                             WHERE u.deleted_at IS NULL AND f.deleted_at IS NULL
                               AND (:all AND f.region_code = '24'
                                    OR f.department_code IN
                                       (SELECT department_code FROM facility WHERE finess = ANY (:own)))
                            """)
                        .bind("all", login.equals("ars") || login.equals("region"))
                        .bindArray("own", String.class, own(login))
                        .mapTo(Integer.class)
                        .one());
    assertThat(phone.of("units")).hasSize(there);
    assertThat(phone.of("plans")).isNotEmpty();
    assertThat(phone.of("actions")).isNotEmpty();
    // A number that is not public is on the sheet, never here.
    var hidden =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT owner_id || ' ' || value FROM contact_point
                             WHERE owner_kind = 'UNIT'
                               AND (confidentiality <> 'PUBLIC' OR kind IN ('FAX', 'MSSANTE'))
                            """)
                        .mapTo(String.class)
                        .set());
    assertThat(hidden).isNotEmpty();
    assertThat(
            phone.of("units").values().stream()
                .flatMap(
                    unit ->
                        unit.path("phones").findValuesAsText("value").stream()
                            .map(value -> unit.get("id").asText() + " " + value)))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(hidden);
  }

  private static List<String> own(String login) {
    return switch (login) {
      case "clinicien" -> List.of(BLOIS);
      case "cellule" -> List.of("370004467");
      case "directeur" -> List.of(BLOIS, "370004467");
      default -> List.of();
    };
  }

  @Test
  void whatChangesComesOnceMoreAndNothingElse() {
    var director = new Phone("directeur");
    director.sync();
    var pages = director.pages;
    var unit = units.get(2);
    var bed = server.as("lits").get("/units/" + unit + "/beds");
    var put =
        server
            .as("lits")
            .put(
                "/units/" + unit + "/beds",
                """
                {"lines": [{"nature": "BED", "status": "INSTALLED", "count": 9},
                           {"nature": "BED", "status": "AVAILABLE", "gender": "UNDETERMINED", "count": 0}],
                 "confirm": ["MORE_INSTALLED", "UNUSUAL_AVAILABLE"]}
                """,
                "If-Match",
                bed.header("ETag"));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    var declared =
        server
            .as("directeur")
            .post(
                "/tensions",
                """
                {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1", "reason": "Afflux"}
                """
                    .formatted(BLOIS),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .json();
    var tension = declared.get("id").asText();

    var page = director.sync();

    assertThat(director.pages).isEqualTo(pages + 1);
    assertThat(page.at("/units/items").findValuesAsText("name")).hasSizeLessThan(5);
    assertThat(director.unit(unit).at("/beds/installed").asInt()).isEqualTo(9);
    assertThat(director.of("tensions")).containsKey(tension);
    assertThat(director.of("alerts")).hasSize(1);
    assertThat(page.has("plans")).isFalse();
    var alert = director.of("alerts").keySet().iterator().next();
    server.as("ars").post("/alerts/" + alert + "/acknowledgement", "{}");
    server
        .as("directeur")
        .post(
            "/tensions/" + tension + "/closure",
            "{\"id\": \"" + UUID.randomUUID() + "\", \"note\": \"Fin\"}");

    var later = director.sync();

    assertThat(director.of("alerts")).isEmpty();
    assertThat(director.of("tensions")).doesNotContainKey(tension);
    assertThat(later.at("/tensions/gone").get(0).asText()).isEqualTo(tension);
  }

  @Test
  void whatIsDeletedGoesAndADriftShows() {
    var phone = new Phone("clinicien");
    phone.sync();
    var unit = units.getLast();
    server
        .jdbi()
        .useHandle(h -> h.execute("UPDATE care_unit SET deleted_at = now() WHERE id = ?", unit));

    var page = phone.sync();

    assertThat(page.at("/units/gone").get(0).asText()).isEqualTo(unit);
    assertThat(phone.of("units")).doesNotContainKey(unit).isNotEmpty();
    var lost = phone.of("units").keySet().iterator().next();
    phone.of("units").remove(lost);
    assertThat(phone.digest("units"))
        .isNotEqualTo(phone.ask().json().at("/digests/units").asText());
  }

  @Test
  void whatCommitsAfterALaterOneIsNotMissed() {
    var phone = new Phone("clinicien");
    phone.sync();
    var slow = units.get(0);
    var quick = units.get(1);

    try (var open = server.jdbi().open()) {
      open.begin();
      open.execute("UPDATE care_unit SET name = 'LENTE' WHERE id = ?", slow);
      server
          .jdbi()
          .useHandle(h -> h.execute("UPDATE care_unit SET name = 'VITE' WHERE id = ?", quick));
      phone.sync();
      assertThat(phone.unit(quick).path("name").asText()).isEqualTo("VITE");
      assertThat(phone.unit(slow).path("name").asText()).isNotEqualTo("LENTE");
      open.commit();
    }

    phone.sync();
    assertThat(phone.unit(slow).path("name").asText()).isEqualTo("LENTE");
    // Told again as long as anything older is open anywhere in PostgreSQL, then never more.
    Awaitility.await("nothing is told again")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              phone.sync();
              assertThat(phone.ask().json().at("/units/items")).isEmpty();
            });
  }

  @Test
  void aCursorThatIsTooOldOrOfAnotherDatabaseOrOfOtherRightsHasToBeginAnew() {
    var phone = new Phone("clinicien");
    phone.sync();
    var held = SyncCursor.read(phone.cursor);
    var old = Instant.now().minus(Duration.ofDays(31));

    var tooOld =
        new SyncCursor(held.database(), held.scope(), old, held.since(), null, "", held.small());
    var elsewhere =
        new SyncCursor("1.1", held.scope(), Instant.now(), held.since(), null, "", held.small());
    var future =
        new SyncCursor(
            held.database(), held.scope(), Instant.now(), "999999999999", null, "", held.small());
    for (var cursor : List.of(tooOld, elsewhere, future)) {
      var answer = server.as("clinicien").get("/sync?since=" + cursor.text());
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.json().get("type").asText()).isEqualTo("/problems/curseur-perime");
      assertThat(answer.json().get("detail").asText()).contains("reprenez du début");
    }
    var ofAnother = server.as("directeur").get("/sync?since=" + phone.cursor);
    assertThat(ofAnother.status()).isEqualTo(410);
    assertThat(ofAnother.json().get("detail").asText()).startsWith("Vos droits");
    var nonsense = server.as("clinicien").get("/sync?since=abc");
    assertThat(nonsense.status()).isEqualTo(400);
    assertThat(nonsense.json().at("/violations/0/field").asText()).isEqualTo("since");
    assertThat(server.as("flux").get("/sync").status()).isEqualTo(403);
  }

  @Test
  void theDigestOfTheContractsExampleIsTheOneItSays() {
    assertThat(server.client().get("/openapi.yaml").text())
        .contains("`" + SyncDigest.of(Map.of("b", "7", "a", "12")) + "`");
  }
}

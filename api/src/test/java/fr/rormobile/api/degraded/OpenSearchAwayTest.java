package fr.rormobile.api.degraded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.CuttableLink;
import fr.rormobile.api.testing.Engines;
import fr.rormobile.api.testing.RorServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The program, and a link to OpenSearch that is cut. */
class OpenSearchAwayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PER_SECOND = 20;

  private static CuttableLink link;
  private static RorServer server;

  @BeforeAll
  static void start() {
    link = CuttableLink.to(Engines.openSearch());
    server =
        RorServer.start(
            Map.of(
                "ror.opensearch.urls", List.of(link.uri().toString()), "ror.search.timeout", "2s"));
    awaitTexts();
  }

  @AfterAll
  static void stop() {
    server.close();
    link.close();
  }

  @AfterEach
  void mend() {
    link.mend();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !search("q=blois").path("degraded").asBoolean());
  }

  private static void awaitTexts() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> count("SELECT count(*) FROM offer_text_due") == 0);
  }

  private static int count(String sql) {
    return server.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  @Test
  void theCountsOfCriteriaAreThoseOfTheIndex() {
    var criteria =
        List.of(
            "size=1",
            "department=41",
            "department=41&department=37&kind=UNIT",
            "near=47.58143,1.30612&radiusKm=40",
            "place=37261&radiusKm=100&sort=distance",
            "activity=127",
            "careMode=28&department=37",
            "age=8",
            "age=95",
            "bedsAvailable=true",
            "bedsAvailable=true&gender=FEMALE",
            "bedsAvailable=true&gender=MALE&bedsMaxAgeMinutes=600&department=45",
            "disciplineGroup=critical-care-adult&place=41018&radiusKm=80",
            "patientType=05",
            "kind=PROFESSIONAL");
    var normal = answers(criteria);
    cut();
    var degraded = answers(criteria);

    for (var one : criteria) {
      var was = required(normal, one);
      var is = required(degraded, one);
      assertThat(is.path("degraded").asBoolean()).as(one).isTrue();
      assertThat(is.get("counts")).as(one).isEqualTo(was.get("counts"));
      assertThat(is.get("total")).as(one).isEqualTo(was.get("total"));
      if (one.contains("near") || one.contains("place")) {
        assertThat(distances(is)).as(one).isEqualTo(distances(was)).isSorted();
      }
    }
  }

  @Test
  void aNameFindsTheSameFirstUnit() {
    var words =
        List.of(
            "usic blois",
            "réanimation blois",
            "rea ped tours",
            "chru bretonneau",
            "Réanimation polyvalente tours",
            "urgences vendome",
            "blois usic");
    var queries = words.stream().map(w -> "kind=UNIT&q=" + encoded(w)).toList();
    var normal = answers(queries);
    cut();
    var degraded = answers(queries);

    for (var one : queries) {
      assertThat(required(degraded, one).at("/items/0/name"))
          .as(one)
          .isEqualTo(required(normal, one).at("/items/0/name"));
      assertThat(required(degraded, one).at("/items/0/facilityId"))
          .as(one)
          .isEqualTo(required(normal, one).at("/items/0/facilityId"));
    }
  }

  @Test
  void aTypingErrorATelephoneAndANumberAreFound() {
    cut();
    var wrong = search("q=bretonnaeu");
    assertThat(wrong.get("lenient").asBoolean()).isTrue();
    assertThat(wrong.at("/items/0/name").asText()).containsIgnoringCase("Bretonneau");
    assertThat(wrong.get("notice").asText())
        .startsWith("La recherche complète est indisponible :")
        .endsWith("Rien ne correspond exactement : voici ce qui s'en approche.");
    assertThat(search("q=410000020&kind=FACILITY").at("/items/0/id").asText())
        .isEqualTo("410000020");
    var phone =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT value FROM contact_point WHERE owner_kind = 'FACILITY'"
                                + " AND owner_id = '410000020' AND kind = 'STANDARD'")
                        .mapTo(String.class)
                        .first());
    assertThat(
            search("kind=FACILITY&q=" + encoded(phone.replaceAll("(..)", "$1 ").strip()))
                .at("/items/0/id")
                .asText())
        .isEqualTo("410000020");
  }

  @Test
  void pagesFollowEachOtherThroughACutAndAfterIt() {
    var first = search("department=37&kind=UNIT&size=7");
    cut();
    var seen = new ArrayList<String>();
    var page = search("department=37&kind=UNIT&size=7&cursor=" + first.get("nextCursor").asText());
    assertThat(page.at("/items/0/id")).isEqualTo(first.at("/items/0/id"));
    page.get("items").forEach(item -> seen.add(item.get("id").asText()));
    while (page.has("nextCursor")) {
      if (seen.size() > 14) {
        link.mend();
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> !search("q=blois").path("degraded").asBoolean());
      }
      page = search("department=37&kind=UNIT&size=7&cursor=" + page.get("nextCursor").asText());
      assertThat(page.get("degraded").asBoolean()).isTrue();
      page.get("items").forEach(item -> seen.add(item.get("id").asText()));
      if (seen.size() > 30) {
        break;
      }
    }
    assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    assertThat(seen).hasSizeGreaterThan(30);
    var strange = server.as("clinicien").get("/search?q=tours&cursor=d.abcd");
    assertThat(strange.status()).isEqualTo(400);
  }

  @Test
  void aSynonymOfTheRegionIsUnderstoodWithoutOpenSearchToo() {
    link.cut();
    assertThat(search("q=kwazyflux").path("total").asInt()).isZero();
    var team = server.as("region");
    var made =
        team.post(
            "/synonyms",
            "{\"terms\":[\"kwazyflux\"],\"standsFor\":[\"usic\"]}",
            "Idempotency-Key",
            "kwazyflux");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var rule = "/synonyms/" + made.json().get("id").asText();
    var answer = search("q=kwazyflux+blois");
    assertThat(answer.path("degraded").asBoolean()).isTrue();
    assertThat(answer.path("total").asInt())
        .isPositive()
        .isEqualTo(search("q=usic+blois").path("total").asInt());
    assertThat(team.delete(rule).status()).isEqualTo(204);
    assertThat(search("q=kwazyflux").path("total").asInt()).isZero();
  }

  @Test
  void aConfidentialUnitIsCountedForNobodyWhoMayNotKnowOfIt() {
    var search = server.context().getBean(DegradedSearch.class);
    var words = fr.rormobile.search.OfferQuery.builder().words("blois");
    var all = words.includeConfidential(true).build();
    var some = words.includeConfidential(false).build();
    var seenBefore = search.search(all);
    var unseenBefore = search.search(some);
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE care_unit SET confidential = true
                     WHERE id = (SELECT id FROM care_unit
                                  WHERE facility_finess = '410000020' AND NOT confidential
                                  ORDER BY id LIMIT 1)
                    """));
    awaitTexts();
    var unit = fr.rormobile.search.OfferKind.UNIT;

    assertThat(search.search(all).countsByKind()).isEqualTo(seenBefore.countsByKind());
    assertThat(search.search(some).countsByKind().get(unit))
        .isEqualTo(unseenBefore.countsByKind().getOrDefault(unit, 0L) - 1);
    assertThat(search.search(some).total()).isEqualTo(unseenBefore.total() - 1);
  }

  @Test
  void noRequestFailsWhileOpenSearchGoesAndComes() {
    var paths =
        List.of(
            "/search?q=usic+blois",
            "/search?near=47.58143,1.30612&radiusKm=40&kind=UNIT&sort=distance",
            "/search?q=martin",
            "/suggest?q=hop+blo",
            "/search?bedsAvailable=true&department=41&facets=true",
            "/suggest?q=b");
    record Reply(int status, boolean degraded, long millis, String text) {}
    var replies = new ConcurrentLinkedQueue<Reply>();
    var seconds = 9;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = System.nanoTime();
      for (var i = 0; i < seconds * PER_SECOND; i++) {
        var at = start + i * 1_000_000_000L / PER_SECOND;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(at - System.nanoTime());
        }
        switch (i * 10 / PER_SECOND) {
          case 15 -> link.cut();
          case 35 -> link.mend();
          case 55 -> link.silence(true);
          case 75 -> link.silence(false);
          default -> {
            // As it is.
          }
        }
        var path = paths.get(i % paths.size());
        threads.execute(
            () -> {
              var answer = server.as("clinicien").get(path);
              replies.add(
                  new Reply(
                      answer.status(),
                      answer.status() == 200 && answer.json().path("degraded").asBoolean(),
                      (System.nanoTime() - at) / 1_000_000,
                      answer.status() == 200 ? "" : answer.text()));
            });
      }
    }
    var degraded =
        replies.stream().filter(Reply::degraded).mapToLong(Reply::millis).sorted().toArray();
    var normal =
        replies.stream().filter(r -> !r.degraded()).mapToLong(Reply::millis).sorted().toArray();
    System.out.println(
        "OpenSearch away under load: normal " + spread(normal) + ", degraded " + spread(degraded));

    assertThat(replies).hasSize(seconds * PER_SECOND);
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(degraded.length).isGreaterThan(PER_SECOND);
    assertThat(normal.length).isGreaterThan(PER_SECOND);
  }

  private static String spread(long[] millis) {
    return millis.length == 0
        ? "none"
        : millis.length
            + ": p50 "
            + millis[millis.length / 2]
            + " ms, p95 "
            + millis[millis.length * 95 / 100]
            + ", max "
            + millis[millis.length - 1];
  }

  @Test
  void suggestionsComeToo() {
    cut();
    for (var typed :
        List.of("b", "blo", "hop blo", "blois usic", "ch", "l'h", "le", "0261", "%", "41")) {
      var answer = server.as("clinicien").get("/suggest?q=" + encoded(typed));
      assertThat(answer.status()).as(typed + answer.text()).isEqualTo(200);
      assertThat(answer.json().get("degraded").asBoolean()).isTrue();
      if (!typed.equals("%")) {
        assertThat(answer.json().get("items")).as(typed).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsNotPreparedYetIsNeverSaidToBeMissing() {
    cut();
    try (var held = server.jdbi().open()) {
      held.begin();
      // Nothing can be prepared while this is held.
      held.execute("LOCK TABLE offer_word IN SHARE ROW EXCLUSIVE MODE");
      try (var handle = server.jdbi().open()) {
        handle.execute(
            """
            INSERT INTO offer_text_due (kind, id)
            SELECT 'UNIT', 'nulle-part-' || n FROM generate_series(1, 500) AS n
            """);
      }

      var nothing = server.as("clinicien").get("/search?q=kwazyflux");
      assertThat(nothing.status()).isEqualTo(503);
      assertThat(nothing.header("Retry-After")).isNotNull();
      assertThat(nothing.json().get("detail").asText()).contains("se prépare encore");
      assertThat(search("q=blois").path("total").asInt()).isPositive();
      held.rollback();
    }
    awaitTexts();
    assertThat(search("q=kwazyflux").path("total").asInt()).isZero();
  }

  private static Map<String, JsonNode> answers(List<String> queries) {
    var answers = new LinkedHashMap<String, JsonNode>();
    queries.forEach(query -> answers.put(query, search(query)));
    return answers;
  }

  private static JsonNode required(Map<String, JsonNode> answers, String query) {
    return Objects.requireNonNull(answers.get(query));
  }

  private static List<Long> distances(JsonNode answer) {
    var distances = new ArrayList<Long>();
    answer.get("items").forEach(item -> distances.add(item.path("distanceMetres").asLong()));
    return distances;
  }

  private static void cut() {
    link.cut();
    Awaitility.await().atMost(PATIENCE).until(() -> search("q=blois").path("degraded").asBoolean());
  }

  private static JsonNode search(String query) {
    var answer = server.as("clinicien").get("/search?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

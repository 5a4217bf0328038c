package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.travel.LoopbackRouting;
import fr.rormobile.api.travel.LoopbackRouting.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a search goes, in which order, and how long it takes to get there. */
class NearbyOverHttpTest {
  private static final String NEAR = "near=" + Outskirts.HERE + "&kind=UNIT&activity=";

  private static LoopbackRouting routing;
  private static SearchProgram program;

  @BeforeAll
  static void start() {
    routing = new LoopbackRouting();
    program =
        SearchProgram.start(
            90,
            // The machine of the tests may be busy with other things.
            Map.of("ROR_OSRM_URL", routing.uri().toString(), "ROR_TRAVEL_TIMEOUT_MILLIS", "10000"));
    program.jdbi().useTransaction(h -> new Outskirts(h).fill());
    program.awaitProjected();
  }

  @AfterAll
  static void stop() throws IOException {
    program.close();
    routing.close();
  }

  @BeforeEach
  void everyRoadIsKnown() {
    routing.says(question -> new Said(200, table(question.target(), index -> "" + index * 100)));
  }

  @Test
  void threeResultsAreEnoughAndBordersPlayNoPart() {
    var found = search(NEAR + Outskirts.CRITICAL);

    assertThat(found.get("radiusKm").asInt()).isEqualTo(47);
    assertThat(found.get("notice").asText()).isEqualTo("Rayon porté à 47 km : 3 résultats.");
    assertThat(ids(found)).containsExactly("rea-5", "rea-31", "rea-46");
    assertThat(facilities(found)).containsExactly("840000001", "260000001", "260000001");
  }

  @Test
  void aRadiusThatIsGivenStaysAsItIs() {
    var found = search(NEAR + Outskirts.CRITICAL + "&radiusKm=30");

    assertThat(found.get("radiusKm").asInt()).isEqualTo(30);
    assertThat(found.has("notice")).isFalse();
    assertThat(ids(found)).containsExactly("rea-5");
  }

  @Test
  void aThirdOneThatIsFarIsNotGoneFor() {
    var found = search(NEAR + Outskirts.CARDIOLOGY);

    assertThat(found.get("radiusKm").asInt()).isEqualTo(60);
    assertThat(ids(found)).containsExactly("usic-10", "usic-60");
    assertThat(found.get("notice").asText()).contains("60 km : 2 résultats");
  }

  @Test
  void theOnlyOneIsGoneForHoweverFarItIs() {
    var corsica = "near=41.92,8.74&kind=UNIT&activity=";

    var found = search(corsica + Outskirts.CARDIOLOGY);
    assertThat(ids(found)).containsExactly("usic-10");
    assertThat(found.get("radiusKm").asInt())
        .isEqualTo((int) Math.ceil(found.at("/items/0/distanceMetres").asLong() / 1000.0));

    var none = search(corsica + "999");
    assertThat(none.get("items")).isEmpty();
    assertThat(none.get("radiusKm").asInt()).isEqualTo(20);
    assertThat(none.get("notice").asText()).isEqualTo("Recherche limitée à 20 km.");
  }

  @Test
  void whatIsMissedIsMissedByTheRadiusThatTheSearchWent() {
    var whyNot = "/search/why-not?" + NEAR + Outskirts.CRITICAL + "&expectedId=";

    assertThat(program.as("clinicien").get(whyNot + "rea-46").json().get("found").asBoolean())
        .isTrue();
    var far = program.as("clinicien").get(whyNot + "rea-80").json();
    assertThat(far.at("/reasons/0/criterion").asText()).isEqualTo("DISTANCE");
    assertThat(far.at("/reasons/0/message").asText()).contains("80 km", "47 km");
  }

  @Test
  void onlyAFreshFreeBedIsSomethingToChoose() {
    var found = search(NEAR + Outskirts.MATERNITY + "&bedsAvailable=true");

    assertThat(found.get("radiusKm").asInt()).isEqualTo(47);
    assertThat(found.get("notice").asText()).isEqualTo("Rayon porté à 47 km : 3 options fraîches.");
    assertThat(ids(found))
        .containsExactly("mat-4", "mat-8", "mat-12", "mat-15", "mat-44", "mat-46");
  }

  @Test
  void manyBedsOfWhichNobodySaidAnythingForLongDoNotHideTheFreshOnes() {
    var found = search(NEAR + Outskirts.CROWD + "&bedsAvailable=true&size=1");

    assertThat(found.get("radiusKm").asInt()).isEqualTo(36);
    assertThat(found.get("notice").asText()).contains("3 options fraîches");
  }

  @Test
  void theNextPageKeepsTheRingWhateverBecomesFreeMeanwhile() {
    var query = NEAR + Outskirts.MATERNITY + "&bedsAvailable=true&size=4";
    var first = search(query);
    assertThat(first.get("radiusKm").asInt()).isEqualTo(47);
    try {
      program
          .jdbi()
          .useTransaction(
              h -> {
                new Outskirts(h).counted("mat-8", 3, Outskirts.NOW);
                new Outskirts(h).counted("mat-12", 3, Outskirts.NOW);
              });
      program.awaitProjected();

      var second = search(query + "&cursor=" + first.get("nextCursor").asText());
      assertThat(second.get("radiusKm").asInt()).isEqualTo(47);
      assertThat(ids(second)).containsExactly("mat-44", "mat-46");
      assertThat(search(query).get("radiusKm").asInt()).isEqualTo(20);
    } finally {
      program
          .jdbi()
          .useTransaction(
              h -> {
                new Outskirts(h).counted("mat-8", 3, Outskirts.LONG_AGO);
                new Outskirts(h).counted("mat-12", 2, Outskirts.LONG_AGO.plusDays(1));
              });
      program.awaitProjected();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"~r0.abc", "~r47.abc", "~mr20.abc", "~.abc", "~r999.abc", "~"})
  void aCursorThatNobodyGaveOutIsRefused(String cursor) {
    var answer =
        program
            .as("clinicien")
            .get("/search?" + NEAR + Outskirts.CRITICAL + "&q=x&cursor=" + cursor);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("cursor");
  }

  @Test
  void theFreshestFreeBedsComeFirst() {
    var query =
        "kind=UNIT&activity=" + Outskirts.MATERNITY + "&near=" + Outskirts.HERE + "&radiusKm=50";

    assertThat(ids(search(query + "&bedsAvailable=true&sort=freshness")))
        .containsExactly("mat-4", "mat-46", "mat-44", "mat-15", "mat-8", "mat-12");
    // Without a free bed last.
    assertThat(ids(search(query + "&sort=freshness")).getLast()).isEqualTo("mat-6");
  }

  @Test
  void whatIsOpenNowIsReadOnTheClockOfThePlace() {
    program
        .jdbi()
        .useTransaction(
            h -> {
              h.execute(
                  "UPDATE care_unit SET time_zone = 'Indian/Reunion' WHERE id = 'open-island'");
              h.execute(
                  """
                  INSERT INTO opening_exception (unit_id, starts_on, ends_on)
                  VALUES ('open-not-today', current_date - 1, current_date + 1)
                  """);
            });
    program.awaitProjected();

    var found = search(NEAR + Outskirts.HOURS + "&radiusKm=20&openNow=true");

    assertThat(ids(found)).containsExactlyInAnyOrder("open-week", "open-island");
    assertThat(found.get("notice").asText())
        .isEqualTo("Sans les services dont les horaires ne sont pas connus.");
    assertThat(ids(search(NEAR + Outskirts.HOURS + "&radiusKm=20"))).hasSize(5);
  }

  @Test
  void aBoxHoldsWhatSqlSaysIsInIt() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 10; i++) {
      var south = random.nextDouble(44, 47.5);
      var west = random.nextDouble(0.2, 1.5);
      var north = south + random.nextDouble(0.05, 4);
      var east = west + random.nextDouble(0.05, 4);
      var corners = List.of(degrees(west), degrees(south), degrees(east), degrees(north));
      var expected =
          program
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery(
                              """
                              SELECT count(*) FROM care_unit
                               WHERE lon BETWEEN :west AND :east AND lat BETWEEN :south AND :north
                              """)
                          .bind("west", Double.valueOf(corners.get(0)))
                          .bind("south", Double.valueOf(corners.get(1)))
                          .bind("east", Double.valueOf(corners.get(2)))
                          .bind("north", Double.valueOf(corners.get(3)))
                          .mapTo(Long.class)
                          .one());

      var found = search("size=1&bbox=" + String.join(",", corners));

      assertThat(found.at("/counts/units").asLong())
          .as("box %s, seed %d", corners, seed)
          .isEqualTo(expected);
    }
  }

  private static String degrees(double value) {
    return "" + Math.round(value * 10_000) / 10_000.0;
  }

  @Test
  void minutesByCarAreShownWhereARoadIsKnown() {
    routing.says(
        question -> new Said(200, table(question.target(), i -> i == 2 ? "null" : "" + i * 61)));
    var before = routing.asked().size();

    var found = search(NEAR + Outskirts.CRITICAL);

    assertThat(found.get("distances").asText()).isEqualTo("ROAD");
    assertThat(found.at("/items/0/travelMinutes").asInt()).isEqualTo(2);
    assertThat(found.at("/items/0/travelMetres").asInt()).isEqualTo(61);
    assertThat(found.at("/items/1").has("travelMinutes")).isFalse();
    assertThat(found.at("/items/1/distanceMetres").asLong()).isEqualTo(31_400);
    assertThat(found.at("/items/2/travelMinutes").asInt()).isEqualTo(4);
    assertThat(routing.asked()).hasSize(before + 1);
    assertThat(routing.asked().getLast().target())
        .startsWith("/table/v1/driving/4.75000,44.30000;");
  }

  @Test
  void withoutTheServiceDistancesAreGreatCircleAndItIsSaid() {
    routing.says(question -> new Said(400, "{\"code\":\"NoSegment\"}"));

    var found = search(NEAR + Outskirts.CRITICAL + "&radiusKm=30");

    assertThat(found.get("distances").asText()).isEqualTo("GREAT_CIRCLE");
    assertThat(found.get("notice").asText())
        .isEqualTo("Temps de trajet indisponibles : distances à vol d'oiseau.");
    assertThat(found.at("/items/0/distanceMetres").asLong()).isEqualTo(5_000);
    assertThat(found.at("/items/0").has("travelMinutes")).isFalse();
  }

  @Test
  void nobodyIsAskedForAPageWithoutDistances() {
    var before = routing.asked().size();

    assertThat(search("kind=UNIT").has("distances")).isFalse();
    assertThat(search(NEAR + "999").has("distances")).isFalse();
    assertThat(routing.asked()).hasSize(before);
  }

  /** The answer of OSRM to a question of so many places; the origin is the first of them. */
  private static String table(String target, IntFunction<String> cell) {
    var places = (int) target.chars().filter(c -> c == ';').count();
    var row = IntStream.rangeClosed(1, places).mapToObj(cell).collect(Collectors.joining(","));
    return "{\"code\":\"Ok\",\"durations\":[[0," + row + "]],\"distances\":[[0," + row + "]]}";
  }

  private static List<String> ids(JsonNode answer) {
    var ids = new ArrayList<String>();
    answer.get("items").forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private static List<String> facilities(JsonNode answer) {
    var ids = new ArrayList<String>();
    answer.get("items").forEach(item -> ids.add(item.get("facilityId").asText()));
    return ids;
  }

  private static JsonNode search(String query) {
    var answer = program.as("clinicien").get("/search?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}

package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.util.HashSet;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results on a map, and by region. */
class MapOverHttpTest {
  private static final String ALL = "bbox=-5,42,9,51";

  @Test
  void aMapCountsExactlyWhatASearchFindsInTheSameBox() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 12; i++) {
      var west = degrees(random.nextDouble(0, 2.5));
      var south = degrees(random.nextDouble(46.4, 48.5));
      var east = degrees(west + random.nextDouble(0.05, 1.5));
      var north = degrees(south + random.nextDouble(0.05, 1.5));
      var query = "bbox=" + west + "," + south + "," + east + "," + north;
      var zoom = random.nextInt(21);

      var map = map(query + "&zoom=" + zoom);

      assertThat(map.get("total")).isEqualTo(search(query + "&size=1").get("total"));
      assertThat(counted(map))
          .as("%s zoom %d seed %d", query, zoom, seed)
          .isEqualTo(map.get("total").asLong());
      for (var feature : map.get("features")) {
        // The middle of a group is rounded by OpenSearch.
        assertThat(feature.at("/geometry/coordinates/0").asDouble())
            .isBetween(west - 1e-4, east + 1e-4);
        assertThat(feature.at("/geometry/coordinates/1").asDouble())
            .isBetween(south - 1e-4, north + 1e-4);
      }
    }
  }

  @Test
  void groupsGetLargerRatherThanFewer() {
    var map = map(ALL + "&zoom=20");

    assertThat(map.get("total").asLong()).isGreaterThan(400);
    assertThat(map.get("features").size()).isBetween(2, 400);
    assertThat(counted(map)).isEqualTo(map.get("total").asLong());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=UNIT&activity=127",
        "q=urgences&kind=UNIT",
        "q=reanimatoin",
        "near=47.59,1.33&activity=127&kind=UNIT",
        "near=46.2,0.1&bedsAvailable=true&kind=UNIT",
        "place=41018&kind=FACILITY",
      })
  void aMapShowsWhatTheSearchFinds(String query) {
    var found = search(query + "&size=50");
    var map = map(query + "&zoom=9&size=50");

    assertThat(map.get("total")).isEqualTo(found.get("total"));
    var ids = new HashSet<String>();
    for (var feature : map.get("features")) {
      if (feature.at("/properties").has("id")) {
        ids.add(feature.at("/properties/id").asText());
      }
    }
    if (found.get("total").asInt() <= 50) {
      assertThat(found.findValuesAsText("id")).containsAll(ids);
    }
  }

  /** As an entity of its own, with what opens its sheet. */
  @Test
  void aGroupOfOneIsThatOne() {
    var map = map(ALL + "&kind=UNIT&zoom=8");

    var alone = 0;
    for (var feature : map.get("features")) {
      var properties = feature.get("properties");
      if (properties.has("count")) {
        assertThat(properties.get("count").asLong()).isGreaterThan(1);
        assertThat(properties.has("id")).isFalse();
      } else {
        alone++;
        var sheet =
            RorServer.shared().as("clinicien").get("/units/" + properties.get("id").asText());
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.json().get("name")).isEqualTo(properties.get("name"));
        assertThat(sheet.json().at("/position/lat").asDouble())
            .isCloseTo(feature.at("/geometry/coordinates/1").asDouble(), within(1e-4));
      }
    }
    assertThat(alone).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bbox=1,47,1,48",
        "bbox=1,47,2,47",
        "bbox=1,48,2,47",
        "bbox=1,47,2",
        "bbox=181,47,182,48",
        "zoom=21",
        "zoom=x",
        "cursor=~r0.abc",
        "cursor=abc",
      })
  void whatCannotBeShownIsRefusedAndNothingElseSuffers(String query) {
    var answer = RorServer.shared().as("clinicien").get("/search/map?" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
    assertThat(search("q=urgences").has("degraded")).isFalse();
  }

  @Test
  void aBoxMayCrossTheLineWhereTheDateChanges() {
    assertThat(map("bbox=170,-50,-170,50").get("total").asLong()).isZero();
    assertThat(map("bbox=170,-50,9,51").get("total"))
        .isEqualTo(map("bbox=-180,-50,9,51").get("total"));
  }

  @Test
  void resultsByRegionAddUpAndAnEmptyRegionIsSaidToBe() {
    var found = search("groupBy=region&kind=UNIT&size=1");
    var counts = new TreeMap<String, Long>();
    found
        .get("regions")
        .forEach(region -> counts.put(region.get("code").asText(), region.get("count").asLong()));

    assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(found.get("total").asLong());
    assertThat(counts).hasSizeGreaterThanOrEqualTo(13);
    for (var region : found.get("regions")) {
      var inIt = search("kind=UNIT&size=1&region=" + region.get("code").asText());
      assertThat(inIt.get("total")).isEqualTo(region.get("count"));
      assertThat(region.has("updatedAt")).isEqualTo(region.get("populated").asBoolean());
    }
    var brittany = of(found, "53");
    assertThat(brittany.get("populated").asBoolean()).isFalse();
    assertThat(brittany.get("count").asLong()).isZero();
    assertThat(of(found, "24").get("populated").asBoolean()).isTrue();
  }

  @Test
  void aRegionThatIsChosenStillShowsTheOthers() {
    var chosen = search("groupBy=region&region=53&kind=UNIT&size=1");

    assertThat(chosen.get("total").asLong()).isZero();
    assertThat(of(chosen, "24").get("count")).isEqualTo(search("region=24&kind=UNIT").get("total"));
    assertThat(search("kind=UNIT").has("regions")).isFalse();
  }

  private static JsonNode of(JsonNode found, String code) {
    for (var region : found.get("regions")) {
      if (region.get("code").asText().equals(code)) {
        return region;
      }
    }
    throw new AssertionError("no region " + code);
  }

  private static long counted(JsonNode map) {
    var sum = 0L;
    for (var feature : map.get("features")) {
      sum += feature.at("/properties").has("count") ? feature.at("/properties/count").asLong() : 1;
    }
    return sum;
  }

  private static double degrees(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private static JsonNode map(String query) {
    var answer = RorServer.shared().as("clinicien").get("/search/map?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode search(String query) {
    var answer = RorServer.shared().as("clinicien").get("/search?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}

package fr.rormobile.api.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only reads: on the demonstration region that all tests share. */
class AdvancedOverHttpTest {
  private static final RorServer SERVER = RorServer.shared();

  @Test
  void theUnitsOfTheSeedComeWithTelephonesAndTheAgeOfTheirFigure() {
    var found =
        SERVER
            .as("clinicien")
            .post(
                "/search/advanced",
                """
                {"kind": "UNIT", "size": 5, "sort": "available", "where": {"all": [
                  {"field": "department", "op": "HAS_ANY", "values": ["41", "45"]},
                  {"field": "disciplineGroup", "op": "HAS_ANY", "values": ["critical-care-adult"]},
                  {"field": "availableBeds", "op": "AT_LEAST", "values": ["1"]},
                  {"related": "FACILITY", "where": {"field": "name", "op": "CONTAINS", "values": ["ch"]}}]}}
                """)
            .json();

    assertThat(found.get("total").asInt()).isPositive();
    assertThat(found.get("items")).isNotEmpty();
    for (var item : found.get("items")) {
      assertThat(item.get("kind").asText()).isEqualTo("UNIT");
      assertThat(item.get("phones")).as(item.toString()).isNotEmpty();
      assertThat(item.get("beds").get("available").asInt()).isPositive();
      assertThat(item.get("beds").get("updatedAt").asText()).endsWith("Z");
    }
    var free =
        StreamSupport.stream(found.get("items").spliterator(), false)
            .map(item -> -item.get("beds").get("available").asInt())
            .toList();
    assertThat(free).isSorted();
  }

  @Test
  void theTabOfWhatIsRelatedCountsWhatASearchForItCounts() {
    var where = "{\"field\": \"department\", \"op\": \"HAS_ANY\", \"values\": [\"41\"]}";
    var units = search("{\"kind\": \"UNIT\", \"where\": " + where + "}");
    for (var kind : List.of("FACILITY", "PROFESSIONAL")) {
      var others =
          search(
              "{\"kind\": \"%s\", \"where\": {\"related\": \"UNIT\", \"where\": %s}}"
                  .formatted(kind, where));
      assertThat(others.get("total").asInt())
          .isEqualTo(
              units
                  .get("counts")
                  .get(kind.equals("FACILITY") ? "facilities" : "professionals")
                  .asInt())
          .isPositive();
    }
  }

  @Test
  void thePagesHoldEachUnitOnce() {
    var first = search("{\"kind\": \"UNIT\", \"size\": 50}");
    var next =
        search(
            "{\"kind\": \"UNIT\", \"size\": 50, \"cursor\": \"%s\"}"
                .formatted(first.get("nextCursor").asText()));

    assertThat(next.get("total")).isEqualTo(first.get("total"));
    assertThat(first.get("items").get(49).get("id"))
        .isNotEqualTo(next.get("items").get(0).get("id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | kind | required",
        "{\"kind\": \"BED\"} | kind | enum",
        "{\"kind\": \"UNIT\", \"colour\": 1} | colour | unknown",
        "{\"kind\": \"UNIT\", \"size\": 51} | size | max",
        "{\"kind\": \"FACILITY\", \"sort\": \"available\"} | sort | enum",
        "{\"kind\": \"UNIT\", \"cursor\": \"bm9u\"} | cursor | cursor",
        "{\"kind\": \"UNIT\", \"where\": []} | where | type",
        "{\"kind\": \"UNIT\", \"where\": {}} | where | required",
        "{\"kind\": \"UNIT\", \"where\": {\"all\": []}} | where.all | required",
        "{\"kind\": \"UNIT\", \"where\": {\"any\": [{\"field\": \"nom\", \"op\": \"IS\"}]}}"
            + " | where.any[0].field | reference",
        "{\"kind\": \"UNIT\", \"where\": {\"not\": {\"field\": \"age\", \"op\": \"IS\"}}}"
            + " | where.not.op | enum",
        "{\"kind\": \"UNIT\", \"where\": {\"field\": \"age\", \"op\": \"HAS_ANY\"}}"
            + " | where.values | required",
        "{\"kind\": \"UNIT\", \"where\": {\"all\": [{\"field\": \"name\", \"op\": \"NOT_EMPTY\"},"
            + " {\"field\": \"age\", \"op\": \"HAS_ANY\", \"values\": [\"x\"]}]}}"
            + " | where.all[1].values[0] | type",
        "{\"kind\": \"UNIT\", \"where\": {\"field\": \"sector\", \"op\": \"IS\","
            + " \"values\": [\"PUBLIC\"]}} | where.values[0] | enum",
        "{\"kind\": \"UNIT\", \"where\": {\"related\": \"UNIT\"}} | where.related | excludes",
        "{\"kind\": \"UNIT\", \"where\": {\"all\": [], \"any\": []}} | where | excludes",
        "{\"kind\": \"UNIT\", \"where\": {\"related\": \"FACILITY\", \"where\": {\"field\":"
            + " \"age\", \"op\": \"HAS_ANY\", \"values\": [\"8\"]}}} | where.where.field |"
            + " reference"
      })
  void aBadTreeIsNamedByItsPlace(String body, String field, String rule) {
    var answer = SERVER.as("clinicien").post("/search/advanced", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    var violation = answer.json().get("violations").get(0);
    assertThat(violation.get("field").asText()).isEqualTo(field);
    assertThat(violation.get("rule").asText()).isEqualTo(rule);
  }

  @Test
  void sixLevelsAndFiftyOneCriteriaAreTooMany() {
    var leaf = "{\"field\": \"name\", \"op\": \"NOT_EMPTY\"}";
    var five = "{\"not\": ".repeat(5) + leaf + "}".repeat(5);
    var fifty = (leaf + ",").repeat(49) + leaf;

    assertThat(status("{\"kind\": \"UNIT\", \"where\": " + five + "}")).isEqualTo(200);
    assertThat(status("{\"kind\": \"UNIT\", \"where\": {\"not\": " + five + "}}")).isEqualTo(400);
    assertThat(status("{\"kind\": \"UNIT\", \"where\": {\"all\": [" + fifty + "]}}"))
        .isEqualTo(200);
    assertThat(status("{\"kind\": \"UNIT\", \"where\": {\"all\": [" + fifty + "," + leaf + "]}}"))
        .isEqualTo(400);
  }

  @Test
  void whatLooksLikeSqlIsOnlyWords() {
    for (var word :
        List.of("'; DROP TABLE facility; --", "100%", "a_b", ":now", "<x>", "{a}", "\\\\")) {
      var body =
          "{\"kind\": \"FACILITY\", \"where\": {\"field\": \"name\", \"op\": \"CONTAINS\","
              + " \"values\": [\"%s\"]}}".formatted(word);
      assertThat(search(body).get("total").asInt()).as(word).isZero();
    }
  }

  @Test
  void theCatalogueOffersForEachKindWhatTheSearchTakes() {
    var catalogue = SERVER.as("clinicien").get("/search/advanced/fields");

    assertThat(catalogue.status()).isEqualTo(200);
    assertThat(catalogue.json().get("kinds")).hasSize(3);
    for (var kind : catalogue.json().get("kinds")) {
      for (var field : kind.get("fields")) {
        var all =
            StreamSupport.stream(field.get("operators").spliterator(), false)
                .map(
                    operator ->
                        "{\"field\": %s, \"op\": %s, \"values\": %s}"
                            .formatted(
                                field.get("id"), operator.get("op"), values(field, operator)))
                .collect(Collectors.joining(", "));
        var body =
            "{\"kind\": %s, \"size\": 1, \"where\": {\"any\": [%s]}}"
                .formatted(kind.get("kind"), all);
        assertThat(status(body)).as(body).isEqualTo(200);
      }
    }
  }

  private static String values(JsonNode field, JsonNode operator) {
    if (operator.get("op").asText().endsWith("EMPTY")) {
      return "[]";
    }
    if (field.has("choices")) {
      return "[" + field.get("choices").get(0).get("code") + "]";
    }
    return switch (field.get("type").asText()) {
      case "NUMBER" -> "[\"3\"]";
      case "DATE" -> "[\"2026-01-31\"]";
      case "INSTANT" -> "[\"2026-01-31T10:00:00Z\"]";
      case "FLAG" -> "[\"true\"]";
      case "CODE_AND_NUMBER" -> "[\"07\", \"200\"]";
      case "PHONE" -> "[\"+33 2 61\"]";
      default -> "[\"27\"]";
    };
  }

  private static JsonNode search(String body) {
    return SERVER.as("clinicien").post("/search/advanced", body).json();
  }

  private static int status(String body) {
    return SERVER.as("clinicien").post("/search/advanced", body).status();
  }
}

package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bed views over HTTP, on the demonstration region. */
class BedViewTest {
  private static final String BLOIS = "410000020";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode get(String path) {
    var answer = server.as("clinicien").get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
    return answer.json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"facility", "discipline", "pole", "department", "region", "unitType"})
  void theGroupsAddUpToTheTotalOfTheFirstPage(String by) {
    var total = get("/beds?region=24&groupBy=" + by + "&size=50").get("total");

    var sums = new int[3];
    for (var group : everyGroup("/beds?region=24&groupBy=" + by)) {
      assertThat(group.get("label").asText()).isNotBlank();
      sums[0] += group.at("/totals/available/min").asInt();
      sums[1] += group.at("/totals/installed/min").asInt();
      sums[2] += group.at("/totals/units").asInt();
    }

    assertThat(sums)
        .containsExactly(
            total.at("/available/min").asInt(),
            total.at("/installed/min").asInt(),
            total.get("units").asInt());
    assertThat(total.get("units").asInt()).isGreaterThan(300);
  }

  @Test
  void everyPageGoesOnWhereTheLastEndedAndOnlyTheFirstHasTheTotal() {
    var seen = new ArrayList<String>();
    var first = get("/beds?region=24&size=7");
    var second = get("/beds?region=24&size=7&cursor=" + first.get("nextCursor").asText());
    for (var page : List.of(first, second)) {
      page.get("items").forEach(group -> seen.add(group.get("id").asText()));
    }

    assertThat(seen).hasSize(14).doesNotHaveDuplicates();
    assertThat(first.has("total")).isTrue();
    assertThat(second.has("total")).isFalse();
  }

  @Test
  void hotAndColdBedsAreAllTheBedsThereAre() {
    var all = get("/beds?groupBy=region").at("/total/installed/min").asInt();
    var hot = get("/beds?groupBy=region&temperature=HOT").at("/total/installed/min").asInt();
    var cold = get("/beds?groupBy=region&temperature=COLD").at("/total/installed/min").asInt();

    assertThat(hot).isPositive();
    assertThat(hot + cold).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BED", "PLACE"})
  void theThreeSectorsAreAllThereIs(String nature) {
    var in = "/beds?groupBy=region&nature=" + nature;
    var all = get(in).at("/total/units").asInt();
    var sum = 0;
    for (var sector : List.of("SANITARY", "MEDICO_SOCIAL", "MEDICO_TECHNICAL")) {
      sum += get(in + "&sector=" + sector).at("/total/units").asInt();
    }

    assertThat(sum).isEqualTo(all).isPositive();
  }

  @Test
  void aUnitIsInTheSectorOfItsModeThenOfItsField() {
    change("UPDATE care_unit SET care_mode_code = '55' WHERE id = 'ue-280000662-ssr-loco'");

    assertThat(get("/beds?facility=280000662&sector=MEDICO_TECHNICAL").at("/total/units").asInt())
        .isEqualTo(1);
    change(
        "UPDATE care_unit SET care_mode_code = '28', activity_field_code = '04'"
            + " WHERE id = 'ue-280000662-ssr-loco'");
    assertThat(get("/beds?facility=280000662&sector=MEDICO_SOCIAL").at("/total/units").asInt())
        .isEqualTo(1);
    change("UPDATE care_unit SET activity_field_code = '02' WHERE id = 'ue-280000662-ssr-loco'");
    assertThat(get("/beds?facility=280000662&sector=SANITARY").at("/total/units").asInt())
        .isEqualTo(1);
  }

  @Test
  void theDetailSaysWhatEachUnitSaidAndWhatItIsWorth() {
    var group = get("/beds?facility=" + BLOIS + "&detail=true&disciplineGroup=critical-care-adult");

    var units = group.at("/items/0/units");
    assertThat(group.at("/items/0/id").asText()).isEqualTo(BLOIS);
    assertThat(units).hasSize(3);
    var rea = units.get(1);
    assertThat(rea.get("id").asText()).isEqualTo("ue-410000020-rea");
    assertThat(rea.at("/beds/available").asInt()).isEqualTo(2);
    assertThat(rea.at("/beds/operational").asInt()).isEqualTo(9);
    assertThat(rea.at("/available/max").asInt()).isEqualTo(2);
    assertThat(group.at("/total/available/min").asInt()).isEqualTo(4);
  }

  @Test
  void forecastsComeOnlyWhenAskedFor() {
    var without = get("/beds?facility=" + BLOIS);
    var with =
        get("/beds?facility=" + BLOIS + "&disciplineGroup=critical-care-adult&forecast=true");

    assertThat(without.at("/items/0").has("forecasts")).isFalse();
    var in24Hours = with.at("/items/0/forecasts/1");
    assertThat(in24Hours.get("horizon").asText()).isEqualTo("H24");
    assertThat(in24Hours.get("units").asInt()).isEqualTo(1);
    assertThat(in24Hours.at("/available/min").asInt()).isEqualTo(3);
  }

  @Test
  void aUnitThatIsDeletedCountsNoMore() {
    var before = get("/beds?facility=370000903").at("/total/units").asInt();
    change(
        "UPDATE care_unit SET deleted_at = now() WHERE facility_finess = '370000903'"
            + " AND name = 'MEDECINE POLYVALENTE'");

    assertThat(get("/beds?facility=370000903").at("/total/units").asInt()).isEqualTo(before - 1);
  }

  @Test
  void aSilentWardIsAHoleNotAZero() {
    change("DELETE FROM capacity_line WHERE unit_id = 'ue-360000137-usic'");

    var total = get("/beds?facility=360000137&unitType=354").get("total");

    assertThat(total.get("units").asInt()).isEqualTo(1);
    assertThat(total.get("unboundedUnits").asInt()).isEqualTo(1);
    assertThat(total.get("available").has("max")).isFalse();
  }

  @Test
  void whatThePhoneHasIsNotSentAgain() {
    var answer = server.as("clinicien").get("/beds?facility=" + BLOIS);

    var again =
        server
            .as("clinicien")
            .get("/beds?facility=" + BLOIS, "If-None-Match", answer.header("ETag"));

    assertThat(again.status()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({
    "groupBy=ville, groupBy, enum",
    "sector=LIBERAL, sector, enum",
    "temperature=TIEDE, temperature, enum",
    "nature=FAUTEUIL, nature, enum",
    "detail=oui, detail, enum",
    "region=Centre, region, pattern",
    "department=4, department, pattern",
    "facility=41000002, facility, pattern",
    "unitType=a-b, unitType, pattern",
    "size=51, size, max",
    "detail=true&size=11, size, max"
  })
  void aWrongParameterIsNamed(String query, String field, String rule) {
    var answer = server.as("clinicien").get("/beds?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/violations/0/rule").asText()).isEqualTo(rule);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var answer = server.as("clinicien").get("/beds?sector=X&nature=Y&groupBy=Z");

    assertThat(answer.json().get("violations")).hasSize(3);
  }

  @Test
  void twentyOneRegionsAreTooMany() {
    var answer = server.as("clinicien").get("/beds?" + "region=24&".repeat(21) + "size=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/rule").asText()).isEqualTo("maxItems");
  }

  @Test
  void aCursorThatIsNotOursIsRefused() {
    assertThat(server.as("clinicien").get("/beds?cursor=abc").status()).isEqualTo(400);
  }

  @Test
  void theNationalTableIsTheSumOfItsRegionsAndTheseOfTheirDepartements() {
    var table = get("/dashboards/critical-care?byGroup=true");

    var regions = 0;
    for (var region : table.get("regions")) {
      regions += region.at("/total/installed/min").asInt();
      var departments = 0;
      for (var department : region.get("departments")) {
        departments += department.at("/total/installed/min").asInt();
        var groups = 0;
        for (var column : department.get("groups")) {
          groups += column.at("/total/installed/min").asInt();
        }
        assertThat(groups).isEqualTo(department.at("/total/installed/min").asInt());
      }
      assertThat(departments).isEqualTo(region.at("/total/installed/min").asInt());
    }
    assertThat(regions).isPositive().isEqualTo(table.at("/total/installed/min").asInt());
    assertThat(get("/dashboards/critical-care").has("groups")).isFalse();
    assertThat(get("/dashboards/critical-care?region=11").get("regions")).isEmpty();
    var burns = get("/dashboards/critical-care?disciplineGroup=burns&byGroup=true");
    assertThat(burns.get("groups")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"region=Centre", "disciplineGroup=surgery", "byGroup=oui", "format=csv"})
  void theTableRefusesWhatItDoesNotKnow(String query) {
    assertThat(server.as("clinicien").get("/dashboards/critical-care?" + query).status())
        .isEqualTo(400);
  }

  @Test
  void aFilterIsKeptChangedMadeDefaultAndDeleted() {
    var hot =
        "{\"name\":\"LITS CHAUDS\",\"isDefault\":true,\"filter\":{\"groupBy\":\"discipline\","
            + "\"region\":[\"24\"],\"temperature\":\"HOT\"}}";
    var key = UUID.randomUUID().toString();
    var made = server.as("ars").post("/bed-filters", hot, "Idempotency-Key", key);
    var again = server.as("ars").post("/bed-filters", hot, "Idempotency-Key", key);
    var id = made.json().get("id").asText();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/bed-filters/" + id);
    assertThat(again.text()).isEqualTo(made.text());
    assertThat(server.as("ars").get("/bed-filters/" + id).json()).isEqualTo(made.json());
    assertThat(server.as("region").get("/bed-filters/" + id).status()).isEqualTo(404);

    var cold =
        save(
            "ars",
            "{\"name\":\"Froids\",\"isDefault\":true,\"filter\":{\"temperature\":\"COLD\"}}");
    assertThat(cold.status()).isEqualTo(201);
    var list = server.as("ars").get("/bed-filters").json().get("items");
    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("name").asText()).isEqualTo("Froids");
    assertThat(list.get(1).get("isDefault").asBoolean()).isFalse();

    assertThat(save("ars", "{\"name\":\"froids\",\"filter\":{}}").status()).isEqualTo(409);
    var changed =
        server.as("ars").put("/bed-filters/" + id, hot.replace("CHAUDS", "BRÛLANTS")).json();
    assertThat(changed.get("name").asText()).isEqualTo("LITS BRÛLANTS");
    assertThat(server.as("region").put("/bed-filters/" + id, hot).status()).isEqualTo(404);
    assertThat(server.as("region").delete("/bed-filters/" + id).status()).isEqualTo(204);
    assertThat(server.as("ars").get("/bed-filters/" + id).status()).isEqualTo(200);
    assertThat(server.as("ars").delete("/bed-filters/" + id).status()).isEqualTo(204);
    assertThat(server.as("ars").get("/bed-filters/" + id).status()).isEqualTo(404);
    var other = hot.replace("HOT", "COLD");
    assertThat(server.as("ars").post("/bed-filters", other, "Idempotency-Key", key).status())
        .isEqualTo(409);
  }

  @Test
  void fiftyFiltersAreEnough() {
    for (var n = 1; n <= BedFilters.MOST; n++) {
      assertThat(save("lits", "{\"name\":\"n" + n + "\",\"filter\":{}}").status()).isEqualTo(201);
    }

    assertThat(save("lits", "{\"name\":\"un de trop\",\"filter\":{}}").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"filter\":{\"sector\":\"X\"}}",
        "{\"name\":\"a\",\"filter\":{\"region\":[\"Centre\"]}}",
        "{\"name\":\"a\"}",
        "{\"name\":\"\",\"filter\":{}}",
        "{\"name\":\" a\",\"filter\":{}}",
        "{\"filter\":{}}",
        "[]"
      })
  void aFilterThatCouldNotBeAskedIsNotKept(String body) {
    assertThat(save("clinicien", body).status()).isEqualTo(400);
  }

  @Test
  void theFieldOfAFilterIsNamedByItsPath() {
    var answer = save("clinicien", "{\"name\":\"a\",\"filter\":{\"sector\":\"X\"}}");

    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("filter.sector");
  }

  private static fr.rormobile.api.testing.Answer save(String login, String body) {
    return server
        .as(login)
        .post("/bed-filters", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static void change(String sql) {
    server.jdbi().useHandle(h -> h.execute(sql));
  }

  private static List<JsonNode> everyGroup(String path) {
    var groups = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page = get(path + "&size=50" + cursor);
      page.get("items").forEach(groups::add);
      cursor =
          page.has("nextCursor")
              ? "&cursor="
                  + URLEncoder.encode(page.get("nextCursor").asText(), StandardCharsets.UTF_8)
              : "";
    } while (!cursor.isEmpty());
    return groups;
  }
}

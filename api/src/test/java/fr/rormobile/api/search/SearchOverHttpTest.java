package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchOverHttpTest {
  private static final int UNITS = 240;

  private static SearchProgram program;

  @BeforeAll
  static void start() {
    program = SearchProgram.start(UNITS);
    program
        .jdbi()
        .useTransaction(
            h -> {
              TestOffer.phone(h, "ue-00006", "CARE_ROOM", "0261910012", "PUBLIC");
              TestOffer.phone(h, "ue-00006", "ALERT", "0261910099", "VERY_RESTRICTED");
              h.execute("UPDATE care_unit SET confidential = true WHERE id = 'ue-00009'");
            });
    program.awaitProjected();
  }

  @AfterAll
  static void stop() throws IOException {
    program.close();
  }

  /** A woman, adult critical care, near, and a figure younger than two hours: one line says all. */
  @Test
  void aWantedBedIsFoundOnOneLineAlone() {
    program
        .jdbi()
        .useTransaction(
            h -> {
              for (var id : List.of("ue-00030", "ue-00033", "ue-00036", "ue-00039")) {
                h.execute("DELETE FROM capacity_line WHERE unit_id = ?", id);
              }
              bed(h, "ue-00030", "01", "01", 1, 10); // what is looked for
              bed(h, "ue-00033", "01", "01", 0, 10); // none for a woman now,
              bed(h, "ue-00033", "01", "02", 3, 10); // though there is for a man,
              bed(h, "ue-00033", "03", "01", 5, 10); // and tomorrow
              bed(h, "ue-00036", "01", "01", 2, 150); // said too long ago
              bed(h, "ue-00039", "01", "02", 2, 10); // for a man
            });
    program.awaitProjected();

    var found =
        program
            .as("clinicien")
            .get(
                "/search?bedsAvailable=true&gender=FEMALE&disciplineGroup=critical-care-adult"
                    + "&place=41018&radiusKm=100&bedsMaxAgeMinutes=120&size=50")
            .json();

    assertThat(found.findValuesAsText("id"))
        .contains("ue-00030")
        .doesNotContain("ue-00033", "ue-00036", "ue-00039");
    var older =
        program
            .as("clinicien")
            .get(
                "/search?bedsAvailable=true&gender=FEMALE&disciplineGroup=critical-care-adult"
                    + "&place=41018&radiusKm=100&size=50")
            .json();
    assertThat(older.findValuesAsText("id")).contains("ue-00036");
    program
        .jdbi()
        .useHandle(h -> h.execute("DELETE FROM capacity_line WHERE gender <> '' OR count = 0"));
    program.awaitProjected();
  }

  private static void bed(
      org.jdbi.v3.core.Handle h,
      String unit,
      String horizon,
      String gender,
      int count,
      int minutesAgo) {
    h.createUpdate(
            """
            INSERT INTO capacity_line (unit_id, nature, status, horizon, gender, count, updated_at)
            VALUES (:unit, '01', '02', :horizon, :gender, :count,
                    now() - make_interval(mins => :ago))
            """)
        .bind("unit", unit)
        .bind("horizon", horizon)
        .bind("gender", gender)
        .bind("count", count)
        .bind("ago", minutesAgo)
        .execute();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "department=41|department_code = '41'",
        "department=41&department=37|department_code IN ('41', '37')",
        "activity=128|operational_activity_code = '128'",
        "age=17|age_min IS NULL OR age_min <= 17",
        "age=18|age_min IS NULL OR age_min <= 18",
        "careMode=28&activity=127|operational_activity_code = '127'",
        "careMode=29|false",
        "bedsAvailable=true|beds > 0",
        "bedsAvailable=true&gender=FEMALE|beds > 0",
        "bedsAvailable=true&department=37|beds > 0 AND department_code = '37'",
      })
  void unitCountsAreThoseOfSql(String queryAndCondition) {
    var parts = queryAndCondition.split("\\|", 2);
    var expected =
        program
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT count(*)
                              FROM (SELECT u.*, f.department_code,
                                           (SELECT sum(count) FROM capacity_line c
                                             WHERE c.unit_id = u.id AND c.status = '02') AS beds
                                      FROM care_unit u
                                      JOIN facility f ON f.finess = u.facility_finess) AS unit
                             WHERE\
                            """
                                + " "
                                + parts[1])
                        .mapTo(Long.class)
                        .one());

    var answer = search(parts[0] + "&size=1");

    assertThat(answer.at("/counts/units").asLong()).isEqualTo(expected);
    assertThat(search(parts[0] + "&kind=UNIT").get("total").asLong()).isEqualTo(expected);
    assertThat(search(parts[0] + "&kind=FACILITY").at("/counts/units").asLong())
        .isEqualTo(expected);
  }

  @Test
  void distanceOrderIsThatOfTheHaversine() {
    var items = all("near=47.58143,1.30612&radiusKm=60&sort=distance&size=50&kind=UNIT");

    var distances = items.stream().mapToLong(item -> item.get("distanceMetres").asLong()).toArray();
    assertThat(distances).isSorted();
    var expected =
        program
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id, lat, lon FROM care_unit")
                        .map(
                            (row, c) ->
                                new Distance(
                                    row.getString(1),
                                    haversine(
                                        47.58143, 1.30612, row.getDouble(2), row.getDouble(3))))
                        .list());
    var within = expected.stream().filter(d -> d.metres() <= 60_000).toList();
    assertThat(items).hasSameSizeAs(within);
    var metres = new HashMap<String, Double>();
    within.forEach(d -> metres.put(d.id(), d.metres()));
    for (var item : items) {
      assertThat((double) item.get("distanceMetres").asLong())
          .isCloseTo(metres.getOrDefault(item.get("id").asText(), -1e9), Offset.offset(2.0));
    }
  }

  private record Distance(String id, double metres) {}

  private static double haversine(double lat1, double lon1, double lat2, double lon2) {
    var a =
        Math.pow(Math.sin(Math.toRadians(lat2 - lat1) / 2), 2)
            + Math.cos(Math.toRadians(lat1))
                * Math.cos(Math.toRadians(lat2))
                * Math.pow(Math.sin(Math.toRadians(lon2 - lon1) / 2), 2);
    return 2 * 6_371_008.7714 * Math.asin(Math.sqrt(a));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=7", "q=maternité&size=11", "sort=name&size=13&kind=UNIT"})
  void cursorsShowEverythingOnce(String query) {
    var items = all(query);

    var keys = new HashSet<String>();
    items.forEach(item -> keys.add(item.get("kind").asText() + item.get("id").asText()));
    assertThat(keys).hasSameSizeAs(items);
    assertThat(items).hasSize(search(query).get("total").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q=|q|minLength|1",
        "kind=BED|kind|enum|FACILITY, PROFESSIONAL, UNIT",
        "kind=UNIT&kind=UNIT&kind=UNIT&kind=UNIT|kind|maxItems|3",
        "near=Blois|near|pattern|*",
        "near=91,0|near|max|90",
        "near=47.5,181|near|max|180",
        "near=47.5,1.3&radiusKm=0|radiusKm|min|1",
        "near=47.5,1.3&radiusKm=501|radiusKm|max|500",
        "near=47.5,1.3&radiusKm=dix|radiusKm|type|",
        "radiusKm=10|radiusKm|requires|near",
        "place=99999|place|reference|",
        "place=41999|place|reference|",
        "place=Blois|place|pattern|*",
        "place=41018&near=47.5,1.3|place|excludes|near",
        "department=1|department|pattern|*",
        "department=41&department=2C|department|pattern|*",
        "activity=|activity|minLength|1",
        "careMode=|careMode|minLength|1",
        "act=|act|minLength|1",
        "equipment=|equipment|minLength|1",
        "field=|field|minLength|1",
        "speciality=|speciality|minLength|1",
        "patientType=|patientType|minLength|1",
        "age=-1|age|min|0",
        "age=121|age|max|120",
        "age=x|age|type|",
        "bedsAvailable=oui|bedsAvailable|enum|false, true",
        "bedsAvailable=true&gender=X|gender|enum|FEMALE, MALE",
        "gender=MALE|gender|requires|bedsAvailable",
        "sort=price|sort|enum|distance, freshness, name, relevance",
        "sort=distance|sort|requires|near",
        "size=0|size|min|1",
        "size=51|size|max|50",
        "facets=1|facets|enum|false, true",
        "cursor=|cursor|minLength|1",
        "cursor=abc|cursor|cursor|",
        "rayon=5|rayon|unknown|",
      })
  void aBadValueIsNamedWithItsBound(String query, String field, String rule, String bound) {
    var answer = program.as("clinicien").get("/search?" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    var violation = answer.json().at("/violations/0");
    assertThat(violation.get("field").asText()).isEqualTo(field);
    assertThat(violation.get("rule").asText()).isEqualTo(rule);
    if (bound == null) {
      assertThat(violation.has("bound")).isFalse();
    } else if (!bound.equals("*")) {
      assertThat(violation.get("bound").asText()).isEqualTo(bound);
    }
    assertThat(violation.get("message").asText()).endsWith(".");
  }

  @Test
  void tooManyWordsAndTooLongACodeAreRefused() {
    var words = program.as("clinicien").get("/search?q=" + "a".repeat(201));
    assertThat(words.status()).isEqualTo(400);
    assertThat(words.json().get("detail").asText())
        .isEqualTo("La recherche doit avoir au plus 200 caractères.");
    var code = program.as("clinicien").get("/search?activity=" + "1".repeat(41));
    assertThat(code.json().at("/violations/0/bound").asText()).isEqualTo("40");
    var departments = program.as("clinicien").get("/search?" + "department=41&".repeat(21));
    assertThat(departments.json().at("/violations/0/bound").asText()).isEqualTo("20");
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    var cursor = search("size=5").get("nextCursor").asText();

    var answer = program.as("clinicien").get("/search?q=maternit%C3%A9&size=5&cursor=" + cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/rule").asText()).isEqualTo("cursor");
  }

  @Test
  void aPlaceIsItsPositionAndTheRadiusIsTold() {
    var byPlace = search("place=41018&kind=UNIT");
    var byPosition = search("near=47.58143,1.30612&kind=UNIT");

    assertThat(byPlace.get("items")).isEqualTo(byPosition.get("items"));
    assertThat(byPlace.get("notice").asText())
        .isEqualTo("Recherche limitée à 20 km autour de Blois.");
    assertThat(search("place=41018&radiusKm=50").has("notice")).isFalse();
  }

  @Test
  void whatIsOnlyCloseIsSaidToBe() {
    var answer = search("q=bretonnaeu");

    assertThat(answer.get("lenient").asBoolean()).isTrue();
    assertThat(answer.get("items")).isNotEmpty();
    assertThat(answer.get("notice").asText())
        .isEqualTo("Rien ne correspond exactement : voici ce qui s'en approche.");
  }

  @Test
  void bedFiguresAreThoseOfTheDatabaseAndNumbersArePublic() {
    program
        .jdbi()
        .useTransaction(
            h -> {
              // As a feed would, but for the index, which then knows nothing of it.
              h.execute("SET LOCAL ror.mass_load = 'on'");
              TestOffer.available(h, "ue-00006", 77);
            });

    var item = search("q=ue-00006").at("/items/0");

    assertThat(item.at("/beds/available").asInt()).isEqualTo(77);
    assertThat(item.at("/beds/freshness").asText()).isEqualTo("FRESH");
    assertThat(item.get("phones")).hasSize(1);
    assertThat(item.at("/phones/0/value").asText()).isEqualTo("0261910012");
    assertThat(item.get("facilityName").asText()).isEqualTo("CH Blois Simone Veil");
    assertThat(item.get("facilityId").asText()).isEqualTo(TestOffer.BLOIS);
    assertThat(search("q=0261910099").get("items")).isEmpty();
    assertThat(search("q=02%2061%2091%2000%2012").at("/items/0/id").asText()).isEqualTo("ue-00006");
  }

  @Test
  void aFacetLeavesOutItsOwnCriterion() {
    var facets = search("facets=true&department=41&kind=UNIT").get("facets");

    assertThat(facets.get("department")).hasSize(2);
    var inActivities = 0;
    for (var value : facets.get("activity")) {
      inActivities += value.get("count").asInt();
    }
    assertThat(inActivities).isEqualTo(search("department=41").at("/counts/units").asInt());
    assertThat(facets.at("/department/0/label").asText()).isEqualTo("Indre-et-Loire");
  }

  @Test
  void theSamePageIsNotSentTwice() {
    var first = program.as("clinicien").get("/search?q=maternit%C3%A9");
    var again =
        program
            .as("clinicien")
            .get("/search?q=maternit%C3%A9", "If-None-Match", first.header("ETag"));

    assertThat(first.header("ETag")).isNotEmpty();
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
  }

  @Test
  void twentyItemsTravelInSixKilobytes() throws IOException {
    var answer = program.as("clinicien").get("/search?size=20", "Accept-Encoding", "gzip");

    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.bytes().length).isLessThanOrEqualTo(6 * 1024);
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
      var text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("\"items\":[");
    }
  }

  private static List<JsonNode> all(String query) {
    var items = new ArrayList<JsonNode>();
    var page = search(query);
    while (true) {
      page.get("items").forEach(items::add);
      if (!page.has("nextCursor")) {
        return items;
      }
      page = search(query + "&cursor=" + page.get("nextCursor").asText());
    }
  }

  private static JsonNode search(String query) {
    var answer = program.as("clinicien").get("/search?" + query.replace("é", "%C3%A9"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}

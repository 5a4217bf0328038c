package fr.rormobile.api.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.degraded.DegradedSearch;
import fr.rormobile.api.testing.RorServer;
import fr.rormobile.search.SuggestQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over the demonstration region, which nobody changes here. */
class SuggestTest {
  @ParameterizedTest
  @CsvSource({
    "hop blo, CH BLOIS SIMONE VEIL",
    "blois hop, CH BLOIS SIMONE VEIL",
    "ch blois, CH BLOIS SIMONE VEIL",
    "C.H. Blois, CH BLOIS SIMONE VEIL",
    "simone v, CH BLOIS SIMONE VEIL",
    "410000020, CH BLOIS SIMONE VEIL",
    "02 61 91 00 00, CH BLOIS SIMONE VEIL",
    "+33 2 61 91 00 00, CH BLOIS SIMONE VEIL",
    "bretonneau, CHRU BRETONNEAU - TOURS",
    "usic blois, CARDIOLOGIE (USIC)",
    "réa péd clocheville, REA PEDIATRIQUE",
    "REA PED CLOCHEV, REA PEDIATRIQUE",
    "blois, Blois",
    "41, Loir-et-Cher",
    "loir et ch, Loir-et-Cher",
    "saint denis 93, Saint-Denis",
    "st-pierre des corps, Saint-Pierre-des-Corps",
  })
  void whatIsMeantComesFirst(String typed, String name) {
    assertThat(suggest(typed).at("/items/0/name").asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b",
        "l",
        "d",
        "le",
        "la",
        "l'",
        "l'h",
        "de",
        "hopital d",
        "hopital de l",
        "ch de",
        "œ",
        "É",
        "4"
      })
  void theBeginningsOfSmallWordsAndSingleLettersFindSomething(String typed) {
    assertThat(suggest(typed).get("items")).as(typed).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "*", "''", "(", "\"", "\\", "  ", "zzzzqq", "a:b & !c"})
  void signsAreHarmless(String typed) {
    assertThat(suggest(typed).has("items")).isTrue();
  }

  @Test
  void aTypingErrorIsForgivenOnlyWhereNothingBeginsSo() {
    var wrong = suggest("bretonnaeu");

    assertThat(wrong.get("lenient").asBoolean()).isTrue();
    assertThat(wrong.at("/items/0/name").asText()).isEqualTo("CHRU BRETONNEAU - TOURS");
    assertThat(suggest("breton").get("lenient").asBoolean()).isFalse();
    assertThat(suggest("zzq").get("items")).isEmpty();
  }

  @Test
  void eachOfTheOfferHasItsNumberAndEachPlaceWhatASearchTakes() {
    var facility = suggest("ch blois").at("/items/0");
    assertThat(facility.at("/phone/value").asText()).isEqualTo("0261910000");
    assertThat(facility.get("detail").asText()).isEqualTo("Blois");

    for (var item : suggest("blois").get("items")) {
      if (item.get("kind").asText().equals("PLACE")) {
        var search = "/search?radiusKm=5&place=" + item.get("place").asText();
        assertThat(RorServer.shared().as("clinicien").get(search).status()).isEqualTo(200);
      }
    }
    var department = suggest("loir-et-cher").at("/items/0");
    assertThat(department.get("department").asText()).isEqualTo("41");
    assertThat(department.has("place")).isFalse();
  }

  @Test
  void aUnitIsToldApartByItsFacilityAndCommune() {
    assertThat(suggest("usic blois").at("/items/0/detail").asText())
        .isEqualTo("Hôpital Simone Veil, Blois");
  }

  @Test
  void whoIsNearerComesFirstAmongEquallyGoodNamesAndNoBetterNameIsHidden() {
    var tours = "&near=47.39484,0.70398";
    assertThat(suggest("usic" + "", tours).at("/items/0/detail").asText())
        .matches(".*(Tours|Chambray-lès-Tours|Saint-Cyr-sur-Loire)");
    assertThat(suggest("usic", "&near=48.45,1.50").at("/items/0/detail").asText())
        .contains("Le Coudray");
    assertThat(suggest("simone veil", tours).at("/items/0/name").asText())
        .isEqualTo("CH BLOIS SIMONE VEIL");
    assertThat(suggest("usic", tours).at("/items/0/distanceMetres").asInt()).isPositive();
  }

  @Test
  void farFromAllNamesAloneDecideAndTheFirstLetterFindsSomething() {
    var lille = "&near=50.63,3.06";
    assertThat(suggest("simone veil", lille).at("/items/0/name").asText())
        .isEqualTo("CH BLOIS SIMONE VEIL");
    var kinds = new HashSet<String>();
    suggest("c", lille).get("items").forEach(item -> kinds.add(item.get("kind").asText()));
    assertThat(kinds).contains("FACILITY", "UNIT", "PLACE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dr ", "pr ", "docteur "})
  void aTitleBeforeANameHidesNobody(String title) {
    var person = suggest("dr").at("/items/0");
    assertThat(person.get("kind").asText()).isEqualTo("PROFESSIONAL");
    var name = person.get("name").asText().replaceFirst("^(?:Dr|Pr) ", "");

    assertThat(suggest(title + name).at("/items/0/id")).isEqualTo(person.get("id"));
  }

  @Test
  void allThatShareANameAreShownWithTheirDepartment() {
    var details = new ArrayList<String>();
    for (var item : suggest("saint denis", "&size=20").get("items")) {
      if (item.get("name").asText().equals("Saint-Denis")) {
        details.add(item.get("detail").asText());
      }
    }
    assertThat(details).contains("97400, La Réunion", "93200, Seine-Saint-Denis");
  }

  @Test
  void placesAreFoundByNameNumberAndRegion() {
    var places = places("saint denis");
    assertThat(texts(places.get("items"), "departmentName"))
        .startsWith("La Réunion", "Seine-Saint-Denis");
    assertThat(texts(places("st denis reunion").get("items"), "code")).startsWith("97411");
    assertThat(places.at("/items/0/regionName").asText()).isEqualTo("La Réunion");
    assertThat(texts(places("rochelle").get("items"), "name")).startsWith("La Rochelle");
    assertThat(texts(places("4100").get("items"), "name")).startsWith("Blois");
    assertThat(texts(places("41").get("departments"), "name")).containsExactly("Loir-et-Cher");
    assertThat(texts(places("2a").get("departments"), "code")).containsExactly("2A");
    assertThat(texts(places("cote d'or").get("departments"), "code")).containsExactly("21");
    assertThat(texts(places("3").get("departments"), "code")).hasSize(10);
    assertThat(places("blois").get("departments")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "q=, q",
    "near=1%2C2, q",
    "q=a&near=x, near",
    "q=a&near=91.0%2C2, near",
    "q=a&near=1%2C181, near",
    "q=a&size=0, size",
    "q=a&size=21, size",
    "q=a&kind=UNIT, kind",
  })
  void whatIsNotAsTheContractSaysIsRefused(String query, String field) {
    var answer = RorServer.shared().as("clinicien").get("/suggest?" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo(field);
  }

  @Test
  void tooMuchIsRefused() {
    assertThat(RorServer.shared().as("clinicien").get("/suggest?q=" + "a".repeat(101)).status())
        .isEqualTo(400);
    assertThat(suggest("réanimation ".repeat(8).strip()).has("items")).isTrue();
  }

  /** Those whose role may ask know of every unit: so this asks as one who does not. */
  @Test
  void aConfidentialUnitIsSuggestedOnlyToWhoMayKnowOfIt() {
    var server = RorServer.shared();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rows("SELECT kind FROM offer_text_due LIMIT 1").isEmpty());
    var units =
        rows(
            """
            SELECT u.id, u.name, u.name || ' ' || f.name AS placed
              FROM care_unit u JOIN facility f ON f.finess = u.facility_finess
             WHERE u.confidential AND u.deleted_at IS NULL AND f.deleted_at IS NULL
             ORDER BY u.id LIMIT 8
            """);
    var suggester = server.context().getBean(Suggester.class);
    var degraded = server.context().getBean(DegradedSearch.class);
    var known = new HashSet<String>();
    for (var unit : units) {
      var id = String.valueOf(unit.get("id"));
      var placed = String.valueOf(unit.get("placed"));
      for (var typed : List.of(String.valueOf(unit.get("name")), placed, id)) {
        for (var letters : List.of(typed.substring(0, Math.max(3, typed.length() / 2)), typed)) {
          assertThat(ids(suggester.suggest(new Typed(letters, null, false, 20))))
              .as(letters)
              .doesNotContain(id);
          var away = degraded.suggest(new SuggestQuery(letters, null, false, 20));
          assertThat(away.hits()).as(letters).noneMatch(hit -> hit.document().id().equals(id));
        }
      }
      var away = degraded.suggest(new SuggestQuery(placed, null, true, 20));
      if (ids(suggester.suggest(new Typed(placed, null, true, 20))).contains(id)
          && away.hits().stream().anyMatch(hit -> hit.document().id().equals(id))
          && texts(suggest(placed, "&size=20").get("items"), "id").contains(id)) {
        known.add(id);
      }
    }
    assertThat(known).as("found by who may know of them").hasSizeGreaterThan(units.size() / 2);
  }

  /** Not even to who may read it on the sheet: no index holds it, so that none can give it away. */
  @ParameterizedTest
  @ValueSource(strings = {"clinicien", "lits", "region"})
  void aNumberThatIsNotPublicIsNeitherFoundByNorShown(String login) {
    var numbers =
        rows(
            """
            SELECT DISTINCT ON (p.confidentiality, p.owner_kind) p.value, p.owner_id
              FROM contact_point p
             WHERE p.confidentiality <> 'PUBLIC' AND p.value ~ '^0[0-9]{9}$'
               AND NOT EXISTS (SELECT FROM contact_point o
                                WHERE o.value = p.value AND o.confidentiality = 'PUBLIC')
             ORDER BY p.confidentiality, p.owner_kind, p.owner_id
            """);
    assertThat(numbers).hasSizeGreaterThan(1);
    for (var number : numbers) {
      var value = String.valueOf(number.get("value"));
      var caller = RorServer.shared().as(login);

      assertThat(caller.get("/suggest?q=" + value).json().get("items")).as(value).isEmpty();
      assertThat(caller.get("/search?q=" + value).json().get("items")).as(value).isEmpty();
      var owner = caller.get("/search?q=" + number.get("owner_id")).json();
      assertThat(texts(owner.get("items"), "id")).contains(String.valueOf(number.get("owner_id")));
      assertThat(owner.toString()).doesNotContain(value);
    }
  }

  private static List<Map<String, Object>> rows(String sql) {
    return RorServer.shared().jdbi().withHandle(h -> h.createQuery(sql).mapToMap().list());
  }

  private static List<String> ids(SuggestionAnswer answer) {
    return answer.items().stream().map(SuggestionAnswer.Item::id).toList();
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  private static JsonNode suggest(String typed) {
    return suggest(typed, "");
  }

  private static JsonNode suggest(String typed, String more) {
    return get("/suggest?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + more);
  }

  private static JsonNode places(String typed) {
    return get("/places?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
  }

  private static JsonNode get(String path) {
    var answer = RorServer.shared().as("clinicien").get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}

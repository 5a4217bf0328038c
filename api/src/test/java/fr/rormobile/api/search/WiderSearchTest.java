package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.testing.RorServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered to whoever finds little, over the demonstration region, which stays as it is. */
class WiderSearchTest {
  private static final Set<String> MILD =
      Set.of("DISTANCE", "BOX", "DEPARTMENT", "REGION", "OPEN", "BEDS", "AGE", "KIND");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=réa péd&department=41",
        "q=réa pédiatrqiue&department=41",
        // Its hours are not known, so that it is open at no hour at which this runs.
        "activity=320&department=45&kind=UNIT&openNow=true",
        "q=réanimation lit dispo femme chartres&age=2&department=28",
        "q=usic blois&openNow=true&department=28",
        "q=usic 28 lit disponible&age=8",
        "q=réa enfant&place=41018&radiusKm=5",
        "q=maternité&near=47.58143,1.30612&radiusKm=3&bedsAvailable=true&sort=distance",
        "bedsAvailable=true&gender=FEMALE&bedsMaxAgeMinutes=1&place=41018&radiusKm=20",
        "disciplineGroup=critical-care-adult&bedsAvailable=true&bedsMaxAgeMinutes=1",
        "activity=127&careMode=29&department=41&kind=UNIT",
        "activity=127&region=94",
        "kind=PROFESSIONAL&act=001&q=blois",
        "bbox=1.30,47.58,1.31,47.59&activity=127&openNow=true&view=card&facets=true&size=5",
        "q=dialyse&region=11&interpret=false",
      })
  void eachWayOutFindsWhatItPromises(String query) {
    var answer = search(query);

    assertThat(answer.get("total").asInt()).as(answer.toString()).isLessThan(3);
    assertThat(answer.path("relaxations")).as(answer.toString()).isNotEmpty();
    var order = new ArrayList<Integer>();
    for (var offered : answer.get("relaxations")) {
      var total = offered.get("total").asInt();
      assertThat(total).isGreaterThan(answer.get("total").asInt());
      assertThat(offered.get("label").asText()).matches(".* : " + total + " résultats?");
      var care = !MILD.contains(offered.get("criterion").asText());
      order.add((care ? 2 : 0) + (total >= 3 ? 0 : 1));
      var sent = search(changed(query, offered.get("changes")));
      assertThat(sent.get("total").asInt()).as(offered + " of " + query).isEqualTo(total);
      assertThat(sent.get("lenient").asBoolean()).isFalse();
    }
    assertThat(order).as("the care as it is first, and of that enough first").isSorted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "activity=127&region=94 | REGION | Sans limite de région | region=",
        "q=réa enfant&place=41018&radiusKm=5 | DISTANCE | Jusqu'à 50 km | radiusKm=50",
        "q=ouvert&activity=320&department=45&kind=UNIT | OPEN | Sans « ouvert maintenant » | q=",
        "q=réa enfant&place=41018&radiusKm=5 | AGE | Sans « 8 ans » | q=réa",
        "bedsAvailable=true&gender=FEMALE&bedsMaxAgeMinutes=1&department=41 | BEDS"
            + " | Sans « lit disponible » | bedsAvailable=&gender=&bedsMaxAgeMinutes=",
        "activity=127&careMode=29&department=41 | CARE_MODE"
            + " | Sans le critère « mode de prise en charge » | careMode=",
      })
  void whatIsOfferedIsSaidInFrenchWithWhatToSend(
      String query, String criterion, String label, String changes) {
    var offered = new ArrayList<String>();
    for (var each : search(query).path("relaxations")) {
      var sent = new ArrayList<String>();
      for (var change : each.get("changes")) {
        sent.add(change.get("parameter").asText() + "=" + change.at("/values/0").asText());
      }
      offered.add(
          each.get("criterion").asText()
              + " "
              + each.get("label").asText().replaceFirst(" : \\d+ résultats?$", " ")
              + String.join("&", sent));
    }

    assertThat(offered).contains(criterion + " " + label + " " + changes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=cardiologie&openNow=true", "department=41&age=3", "q=zzzzqq"})
  void whereThereIsEnoughOrNoCriterionNothingIsOffered(String query) {
    assertThat(search(query).has("relaxations")).isFalse();
  }

  @Test
  void aSearchIsNeverWidenedToEverything() {
    var answer = search("bedsAvailable=true&bedsMaxAgeMinutes=1&kind=UNIT");

    assertThat(answer.get("total").asInt()).isZero();
    for (var offered : answer.get("relaxations")) {
      assertThat(offered.get("label").asText()).startsWith("Quel que soit l'âge du chiffre : ");
    }
  }

  @Test
  void pagesAfterTheFirstOfferNothing() {
    var first = search("q=usic 28&age=8&size=1");
    assertThat(first.get("total").asInt()).isEqualTo(1);
    assertThat(first.has("relaxations")).isTrue();

    var next = search("q=usic 28&age=8&size=1&cursor=" + cursor(first));

    assertThat(next.get("items")).isEmpty();
    assertThat(next.has("relaxations")).isFalse();
  }

  private static String cursor(JsonNode page) {
    return page.get("nextCursor").asText();
  }

  /** Those whose role may search know of every unit: so this asks as a hospital's system would. */
  @Test
  void whatTheCallerMayNotKnowOfIsNotCounted() {
    var rows =
        RorServer.shared()
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT operational_activity_code AS code
                              FROM care_unit
                             WHERE deleted_at IS NULL
                             GROUP BY 1
                            HAVING count(*) FILTER (WHERE confidential) > 0
                               AND count(*) FILTER (WHERE NOT confidential) > 0
                             ORDER BY count(*), 1
                             LIMIT 3
                            """)
                        .mapToMap()
                        .list());
    assertThat(rows).isNotEmpty();
    for (var row : rows) {
      var all = new LinkedHashMap<String, List<String>>();
      all.put("activity", List.of(String.valueOf(row.get("code"))));
      all.put("kind", List.of("UNIT"));
      var none = new LinkedHashMap<>(all);
      none.put("region", List.of("94"));

      assertThat(answer(none, Role.CLINICIAN).total()).isZero();
      assertThat(offered(none, Role.CLINICIAN)).isEqualTo(answer(all, Role.CLINICIAN).total());
      assertThat(offered(none, Role.FEED)).isEqualTo(answer(all, Role.FEED).total());
      assertThat(offered(none, Role.FEED)).isLessThan(offered(none, Role.CLINICIAN));
    }
  }

  private static long offered(Map<String, List<String>> parameters, Role role) {
    var offered = answer(parameters, role).relaxations();
    return offered == null ? 0 : offered.getFirst().total();
  }

  private static SearchAnswer answer(Map<String, List<String>> parameters, Role role) {
    var caller =
        new Caller(UUID.randomUUID(), "x", "X", Set.of(role), Set.of(), Set.of(), Set.of());
    return RorServer.shared()
        .context()
        .getBean(Searches.class)
        .search(GivenSearch.read(parameters), Visibility.of(caller));
  }

  private static String changed(String query, JsonNode changes) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      values.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    for (var change : changes) {
      var to = new ArrayList<String>();
      change.get("values").forEach(value -> to.add(value.asText()));
      values.put(change.get("parameter").asText(), to);
    }
    var parts = new ArrayList<String>();
    values.forEach((name, all) -> all.forEach(value -> parts.add(name + "=" + value)));
    return String.join("&", parts);
  }

  private static JsonNode search(String query) {
    var path = URI.create("/search?" + query.replace(" ", "%20")).toASCIIString();
    var answer = RorServer.shared().as("clinicien").get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}

package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered to whoever finds little, over the demonstration region, which stays as it is. */
class WiderSearchTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=réa péd&department=41",
        "q=irm ouvert blois",
        "q=scanner ouverte à Blois&age=3",
        "q=réanimation lit dispo femme chartres",
        "q=usic blois&openNow=true&department=28",
        "q=usic 28 lit disponible&age=8",
        "q=cardiologei blois&openNow=true&age=2",
        "q=réa enfant&place=41018&radiusKm=5",
        "q=maternité&near=47.58143,1.30612&radiusKm=3&bedsAvailable=true&sort=distance",
        "bedsAvailable=true&gender=FEMALE&bedsMaxAgeMinutes=1&place=41018&radiusKm=20",
        "disciplineGroup=critical-care-adult&bedsAvailable=true&bedsMaxAgeMinutes=1",
        "activity=127&careMode=29&department=41&kind=UNIT",
        "activity=127&region=94",
        "kind=PROFESSIONAL&act=001&q=blois",
        "bbox=1.30,47.58,1.31,47.59&activity=127&openNow=true&view=card&facets=true&size=5",
        "q=dialyse bretagne",
      })
  void eachWayOutFindsWhatItPromises(String query) {
    var answer = search(query);

    assertThat(answer.get("total").asInt()).as(answer.toString()).isLessThan(3);
    assertThat(answer.path("relaxations")).as(answer.toString()).isNotEmpty();
    var enough = true;
    for (var offered : answer.get("relaxations")) {
      System.out.println(query + " " + answer.get("total") + " => " + offered);
      var total = offered.get("total").asInt();
      assertThat(total).isGreaterThan(answer.get("total").asInt());
      assertThat(offered.get("label").asText()).matches(".* : " + total + " résultats?");
      assertThat(enough || total < 3).as("those that find enough come first").isTrue();
      enough = total >= 3;
      var sent = search(changed(query, offered.get("changes")));
      assertThat(sent.get("total").asInt()).as(offered + " of " + query).isEqualTo(total);
      assertThat(sent.get("lenient").asBoolean()).isFalse();
    }
  }

  private static String changed(String query, JsonNode changes) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      values.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    for (var change : changes) {
      values.remove(change.get("parameter").asText());
      for (var value : change.get("values")) {
        values
            .computeIfAbsent(change.get("parameter").asText(), name -> new ArrayList<>())
            .add(value.asText());
      }
    }
    var parts = new ArrayList<String>();
    values.forEach((name, all) -> all.forEach(value -> parts.add(name + "=" + value)));
    return String.join("&", parts);
  }

  private static JsonNode search(String query) {
    var answer =
        RorServer.shared()
            .as("clinicien")
            .get("/search?" + query.replace("%", "%25").replace(" ", "%20").replace("é", "%C3%A9").replace("à", "%C3%A0").replace("'", "%27"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}

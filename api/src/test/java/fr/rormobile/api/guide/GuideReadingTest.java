package fr.rormobile.api.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import io.micronaut.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide of the program as people read it, on the demonstration region. */
class GuideReadingTest {
  private static final RorServer SERVER = RorServer.shared();

  private static JsonNode get(String path) {
    var answer = answer(path);
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Answer answer(String path) {
    return SERVER.as("clinicien").get(path);
  }

  private static List<String> values(JsonNode list, String field) {
    var values = new ArrayList<String>();
    list.forEach(each -> values.add(each.path(field).asText()));
    return values;
  }

  @Test
  void everyNodeOfTheFileIsPublishedAtTheFirstStart() {
    var file = SeedGuide.read(SERVER.context().getBean(JsonMapper.class));

    var shown = values(get("/guide").path("items"), "id");

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(file.nodes().stream().map(NodeInput::id).toList());
    assertThat(shown).hasSizeGreaterThan(200);
  }

  /**
   * Formation utilisateurs du ROR Centre-Val de Loire: home page, urgences, sanitaire, en ville.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "soins-de-support|Soins de support",
        "urgences-et-lits-sensibles|Urgences et lits sensibles",
        "secteur-sanitaire|Secteur sanitaire",
        "autonomie|Autonomie",
        "situation-de-handicap|Situation de handicap",
        "en-ville|En ville",
        "activites-physiques-adaptees|Activités physiques adaptées - APA",
        "aide-sociale|Aide sociale",
        "conduites-addictives|Conduites addictives",
        "groupes-entraide-mutuelle|Groupes d'entraide mutuelle (GEM)",
        "protection-maternelle-et-infantile|Protection maternelle et infantile",
        "etablissements-francais-du-sang|Établissements français du sang",
        "permanence-des-soins-dentaire|Permanence des soins dentaire",
        "ght|GHT",
        "panneau-repit-aux-aidants|Le répit aux aidants",
        "panneau-obesite|L'obésité",
        "panneau-violences-faites-aux-femmes|La violence faite aux femmes",
        "panneau-sante-mentale|La santé mentale"
      })
  void everyTileOfTheTrainingIsOnTheFirstScreen(String id, String title) {
    var tile = tile(id);

    assertThat(tile.path("title").asText()).isEqualTo(title);
    assertThat(tile.has("parentId")).isFalse();
  }

  @Test
  void theEmergencyListHasEveryTitleOfTheTraining() {
    assertThat(values(get("/guide/urgences-adultes").path("children"), "title"))
        .contains(
            "Urgences cardiaques",
            "Urgences adultes",
            "Unité de soins intensifs de cardiologie",
            "ECMO",
            "Médecine intensive réanimation",
            "Réanimation brûlés",
            "Thrombolyse AVC",
            "Chirurgie cardiaque",
            "Urgences mains",
            "Dépôts de sang",
            "CUMP",
            "Urgences gynécologiques",
            "Unités de neurovasculaire",
            "SOS Médecins",
            "Urgences ophtalmologiques");
    assertThat(values(get("/guide/urgences-et-lits-sensibles").path("children"), "title"))
        .containsExactly(
            "Urgences adultes", "Urgences pédiatriques", "Urgences psychiatriques", "Anti-poisons");
    assertThat(values(get("/guide/secteur-sanitaire").path("children"), "title"))
        .contains(
            "Imagerie médicale",
            "Établissements MCO",
            "Établissements SSR",
            "Établissements psychiatriques",
            "Hospitalisation à domicile",
            "Soins de longue durée");
    assertThat(values(get("/guide/etablissements-mco").path("children"), "title"))
        .contains("Centres hospitaliers", "Cliniques, hôpitaux privés");
  }

  @Test
  void theListInTownHasEveryTitleOfTheTraining() {
    assertThat(values(get("/guide/en-ville").path("children"), "title"))
        .contains(
            "Chirurgiens-dentistes",
            "Diététiciens",
            "Infirmier(e)s",
            "Masseurs-kinésithérapeutes",
            "Médecins généralistes",
            "Médecins spécialistes",
            "Orthophonistes",
            "Centres de santé dentaire",
            "Maisons de santé pluridisciplinaires - MSP",
            "Pharmacies",
            "Laboratoires",
            "Ergothérapeutes",
            "Orthoptistes",
            "Ostéopathes",
            "Pédicures-podologues",
            "Centres de soins infirmiers",
            "Psychologues",
            "Psychomotriciens",
            "Sages-femmes",
            "Méthode LSVT");
  }

  private static JsonNode tile(String id) {
    for (var item : get("/guide").path("items")) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("no tile " + id);
  }

  @Test
  void theCountOnEveryTileIsTheTotalOfItsSearch() {
    var guide = get("/guide");
    assertThat(guide.path("counted").asBoolean()).isTrue();
    var wrong = new ArrayList<String>();
    var asked = 0;
    for (var tile : guide.path("items")) {
      var node = SERVER.context().getBean(PublishedGuide.class).tree();
      var search = node.find(tile.path("id").asText()).orElseThrow().search();
      if (search.isEmpty()) {
        continue;
      }
      var query = get("/guide/" + tile.path("id").asText()).at("/search/query").asText();
      var total = get("/search?size=1&" + query).path("total").asLong();
      asked++;
      if (total != tile.path("count").asLong(-1)) {
        wrong.add(tile.path("id").asText() + ": " + tile.path("count") + " ≠ " + total);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(190);
  }

  @Test
  void aTileWithoutASearchCountsWhatIsBelowItEachAnswerOnce() {
    var found = new HashMap<String, String>();
    for (var child : get("/guide/centres-hospitaliers").path("children")) {
      var query = get("/guide/" + child.path("id").asText()).at("/search/query").asText();
      for (var item : get("/search?size=50&" + query).path("items")) {
        found.put(item.path("id").asText(), query);
      }
    }
    // A chapter of its own search, whose articles are the same facilities.
    assertThat(get("/guide/centres-hospitaliers").path("count").asInt()).isEqualTo(found.size());

    var mco = tile("ght");
    assertThat(mco.path("count").asInt())
        .isPositive()
        .isEqualTo(
            get("/search?size=1&category=101&category=355&category=106&category=292"
                    + "&department=18&department=28&department=36&department=37&department=41"
                    + "&department=45")
                .path("total")
                .asInt());
  }

  @Test
  void aNodeShowsItsTextItsPathAndTheSearchToAsk() {
    var node = get("/guide/urgences-adultes-thrombolyse-avc");

    assertThat(node.path("text").asText()).contains("15");
    assertThat(values(node.path("path"), "id"))
        .containsExactly("urgences-et-lits-sensibles", "urgences-adultes");
    assertThat(node.at("/search/query").asText()).isEqualTo("act=0460&kind=UNIT");
    assertThat(node.path("opinionHint").asText()).contains("patient");
    assertThat(get("/guide/anti-poisons-centres").at("/links/0/url").asText())
        .startsWith("https://");
  }

  @Test
  void theSearchOfAnArticleIsRefinedByWordsPlaceAndCriteria() {
    var refined =
        get("/guide/urgences-adultes-polyvalentes?place=41018&radiusKm=60&q=adultes&age=40");

    var query = refined.at("/search/query").asText();
    assertThat(query)
        .isEqualTo("activity=157&age=40&careMode=33&kind=UNIT&place=41018&q=adultes&radiusKm=60");
    assertThat(refined.path("count").asLong())
        .isEqualTo(get("/search?" + query).path("total").asLong());
    assertThat(refined.path("count").asLong())
        .isLessThan(get("/guide/urgences-adultes-polyvalentes").path("count").asLong());
  }

  @Test
  void theTilesOfARefinedNodeCountWithWhatWasAsked() {
    var children = get("/guide/urgences-adultes?department=41").path("children");

    var compared = 0;
    for (var child : children) {
      var query =
          get("/guide/" + child.path("id").asText() + "?department=41")
              .at("/search/query")
              .asText();
      assertThat(child.path("count").asLong())
          .as(query)
          .isEqualTo(get("/search?size=1&" + query).path("total").asLong());
      compared++;
    }
    assertThat(compared).isGreaterThan(14);
  }

  @Test
  void aCriterionThatTheArticleFixesOtherwiseIsRefused() {
    var refused = answer("/guide/urgences-adultes-polyvalentes?activity=127");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("activity");
    assertThat(refused.json().at("/violations/0/rule").asText()).isEqualTo("excludes");
    assertThat(refused.json().at("/violations/0/bound").asText()).isEqualTo("157");
  }

  @ParameterizedTest
  @ValueSource(strings = {"place=99999", "radiusKm=20", "near=95,1", "age=999"})
  void whatASearchRefusesIsRefusedHereToo(String refinement) {
    assertThat(answer("/guide/urgences-adultes-polyvalentes?" + refinement).status())
        .isEqualTo(400);
    assertThat(answer("/guide/urgences-adultes?" + refinement).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "thrombolyse, urgences-adultes-thrombolyse-avc",
    "THROMB, urgences-adultes-thrombolyse-avc",
    "reanimation brule, urgences-adultes-reanimation-brules",
    "echographies, imagerie-echographie",
    "sleeve, obesite-chirurgie",
    "maison de retraite, autonomie-ehpad",
    "lee silverman, en-ville-lsvt",
    "'urgences & mains | !', urgences-adultes-mains"
  })
  void wordsFindAnArticleByItsTitleItsKeywordsAndItsText(String typed, String first) {
    var found =
        get("/guide?q=" + typed.replace(" ", "%20").replace("&", "%26").replace("|", "%7C"));

    assertThat(found.at("/items/0/id").asText()).isEqualTo(first);
    assertThat(found.at("/items/0/path").isArray()).isTrue();
  }

  @Test
  void nothingButPunctuationOrSmallWordsFindsNothing() {
    assertThat(get("/guide?q=%3A%2A").path("items")).isEmpty();
    assertThat(get("/guide?q=de").path("items").size()).isLessThan(51);
    assertThat(get("/guide?q=zzzzqqq").path("items")).isEmpty();
  }

  @Test
  void theSameGuideIsNotSentTwice() {
    var tag = answer("/guide").header("ETag");

    assertThat(SERVER.as("clinicien").get("/guide", "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void titlesAreFoundFromTheirFirstLetters() {
    GuideTitles titles = SERVER.context().getBean(PublishedGuide.class);

    var urgent = titles.startingWith("URG", 5);
    assertThat(urgent).hasSize(5).allMatch(found -> found.title().startsWith("Urgences"));
    assertThat(titles.startingWith("thromb avc", 3))
        .extracting(GuideTitles.GuideTitle::path)
        .containsExactly(List.of("Urgences et lits sensibles", "Urgences adultes"));
    assertThat(titles.startingWith("reanimation br", 3))
        .extracting(GuideTitles.GuideTitle::title)
        .containsExactly("Réanimation brûlés");
    assertThat(titles.startingWith(" ?", 3)).isEmpty();
  }

  @Test
  void whatIsNoNodeIsNotFound() {
    assertThat(answer("/guide/rien-de-tel").status()).isEqualTo(404);
    assertThat(answer("/guide/" + "x".repeat(300)).status()).isEqualTo(404);
  }
}

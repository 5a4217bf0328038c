package fr.rormobile.search;

import static fr.rormobile.search.Offers.facility;
import static fr.rormobile.search.Offers.professional;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever searches may rely on, each on the smallest offer that could break it. */
class RelevancePromisesTest {
  private static OfferHits hits(String words, OfferDocument... offer) {
    try (var index = EmbeddedNode.indexOf(List.of(offer))) {
      return index.search(OfferQuery.builder().words(words).build());
    }
  }

  private static List<String> find(String words, OfferDocument... offer) {
    return ids(hits(words, offer));
  }

  private static List<String> ids(OfferHits hits) {
    return hits.hits().stream().map(hit -> hit.document().id()).toList();
  }

  @Test
  void exactNameBeatsLongerName() {
    assertThat(
            find(
                "clinique saint joseph",
                facility("longer", "Clinique Saint-Joseph du Val de Loire").build(),
                facility("exact", "Clinique Saint-Joseph").build()))
        .containsExactly("exact", "longer");
  }

  @Test
  void aPlaceNeverHidesTheNameTyped() {
    assertThat(
            find(
                "blois",
                unit("inTown", "Médecine").place(Offers.BLOIS).build(),
                professional("name", "BLOIS Jeanne").place(Offers.TOURS).build()))
        .startsWith("name");
  }

  @Test
  void aTypingErrorNeverBeatsAnExactWord() {
    var found =
        hits(
            "martin",
            professional("close", "MARTEN Luc").build(),
            professional("exact", "MARTIN Jeanne").build());

    assertThat(ids(found)).startsWith("exact");
    assertThat(found.lenient()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "USIC, Unité de soins intensifs cardiologiques",
    "réa, Réanimation",
    "UNV, Unité neuro-vasculaire",
    "SAU, Service d'accueil des urgences",
    "CHU, Centre hospitalier universitaire",
    "USLD, Soins de longue durée"
  })
  void anAbbreviationFindsTheOfficialSpellingAndTheReverse(String brief, String official) {
    var offer =
        Stream.of(unit("brief", brief), unit("official", official), unit("other", "Dermatologie"))
            .map(OfferDocumentBuilder::build)
            .toArray(OfferDocument[]::new);

    assertThat(find(brief, offer)).startsWith("brief").containsOnly("brief", "official");
    assertThat(find(official, offer)).startsWith("official").containsOnly("brief", "official");
  }

  @Test
  void phoneticsTouchPeopleOnly() {
    assertThat(
            find(
                "filipo",
                professional("person", "PHILIPEAU Anne").build(),
                unit("unit", "Philipeau").build(),
                facility("facility", "Clinique Philipeau").build()))
        .containsExactly("person");
  }

  @Test
  void aNumberBeatsEveryWord() {
    assertThat(
            find(
                "410000020",
                unit("word", "Unité 410000020").build(),
                facility("number", "CH Blois").identifiers(List.of("410000020")).build()))
        .startsWith("number");
  }

  @Test
  void oneSynonymChangesNothingForWhoDoesNotTypeIt() {
    try (var index =
        EmbeddedNode.indexOf(
            List.of(unit("cardio", "USIC").build(), unit("skin", "Dermatologie").build()))) {
      var query = OfferQuery.builder().words("dermatologie").build();
      index.use(Synonyms.NONE);
      var before = index.requestBody(query);
      index.use(Synonyms.of(List.of(SynonymRule.read("coro => USIC"))));

      assertThat(index.requestBody(query)).isEqualTo(before);
      assertThat(ids(index.search(OfferQuery.builder().words("coro").build())))
          .containsExactly("cardio");
    }
  }
}

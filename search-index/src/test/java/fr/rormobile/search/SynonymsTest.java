package fr.rormobile.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand for the words of a query. */
class SynonymsTest {
  private static Synonyms of(String... rules) {
    return Synonyms.of(Stream.of(rules).map(SynonymRule::read).toList());
  }

  private static List<String> others(Synonyms synonyms, String query) {
    return synonyms.parts(query).stream().flatMap(part -> part.others().stream()).toList();
  }

  @Test
  void termsOfARuleFindEachOther() {
    var synonyms = of("réa, réanimation");

    assertThat(others(synonyms, "REA polyvalente")).containsExactly("réanimation");
    assertThat(others(synonyms, "réanimation")).containsExactly("réa");
  }

  @Test
  void anArrowGoesOneWay() {
    var synonyms = of("coro => coronarographie, cardiologie interventionnelle");

    assertThat(others(synonyms, "coro"))
        .containsExactly("coronarographie", "cardiologie interventionnelle");
    assertThat(synonyms.parts("coronarographie")).isEmpty();
  }

  @Test
  void theLongestTermWinsAndItsWordsAreNotLookedUpAgain() {
    var synonyms =
        of("CH, centre hospitalier", "centre, ctre", "CHU, centre hospitalier universitaire");

    assertThat(others(synonyms, "Centre Hospitalier de Blois")).containsExactly("CH");
    assertThat(others(synonyms, "centre hospitalier universitaire")).containsExactly("CHU");
    assertThat(others(synonyms, "centre blois")).containsExactly("ctre");
  }

  @Test
  void whatARuleGivesIsNotLookedUpAgain() {
    var synonyms = of("a1, b1", "b1, c1", "c1, a1 b1");

    assertThat(others(synonyms, "a1")).containsExactly("b1");
  }

  @Test
  void rulesOfTheSameTermAddUp() {
    assertThat(others(of("mit, infectiologie", "mit, médecine tropicale"), "MIT"))
        .containsExactly("infectiologie", "médecine tropicale");
  }

  @ParameterizedTest
  @CsvSource({
    "C.H.U. de Tours, chu|tours",
    "Hôpital de l’Œil, hopital|oeil",
    "Saint-Aignan, saint|aignan",
    "service d'accueil des urgences, service|accueil|urgences"
  })
  void wordsArePartedAndFoldedAsInTheIndex(String text, String expected) {
    assertThat(QueryWords.folded(text)).containsExactly(expected.split("\\|"));
  }

  @Test
  void theQueryIsCutWhereItWasTyped() {
    var parts =
        of("SAU, service d'accueil des urgences")
            .parts("le service d’accueil des urgences à Blois");

    assertThat(parts)
        .extracting(Synonyms.Part::text)
        .containsExactly("service d’accueil des urgences", "Blois");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "!!!", "\u0000", "😀", "de la"})
  void whatHasNoWordHasNoSynonym(String words) {
    assertThat(Synonyms.of(Synonyms.shipped()).parts(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seul", "a, ", "a => b => c", "de, la", "a,"})
  void aRuleThatSaysNothingIsRefused(String line) {
    assertThatThrownBy(() -> SynonymRule.read(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theShippedRulesAreAllRead() {
    assertThat(Synonyms.shipped()).hasSizeGreaterThan(80);
    assertThat(Synonyms.shipped())
        .allSatisfy(rule -> assertThat(SynonymRule.read(rule.toString())).isEqualTo(rule));
  }
}

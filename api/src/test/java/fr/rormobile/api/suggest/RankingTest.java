package fr.rormobile.api.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void theVeryNameComesFirstOfWhateverKind() {
    assertThat(
            names(
                "blois",
                10,
                one(SuggestionKind.FACILITY, "Blois Santé"),
                one(SuggestionKind.UNIT, "USIC de Blois"),
                one(SuggestionKind.PLACE, "Blois")))
        .containsExactly("Blois", "Blois Santé", "USIC de Blois");
  }

  @Test
  void aBetterFitComesFirstWithinAKindAndElseTheOrderOfTheSourceStays() {
    assertThat(
            names(
                "hop blo",
                10,
                one(SuggestionKind.FACILITY, "Clinique, rue de l'Hôpital"),
                one(SuggestionKind.FACILITY, "Hôpital de Blois"),
                one(SuggestionKind.FACILITY, "Bloc de l'hôpital"),
                one(SuggestionKind.FACILITY, "Autre")))
        .containsExactly(
            "Hôpital de Blois", "Bloc de l'hôpital", "Clinique, rue de l'Hôpital", "Autre");
  }

  @Test
  void manyPeopleDoNotHideTheFacilityOfThatName() {
    var all = new ArrayList<Candidate>();
    IntStream.range(0, 40).forEach(i -> all.add(one(SuggestionKind.PROFESSIONAL, "Martin P" + i)));
    all.add(one(SuggestionKind.FACILITY, "Clinique Saint-Martin"));

    var chosen = Ranking.of("martin", all, 10).stream().map(Candidate::name).toList();

    assertThat(chosen).hasSize(10);
    assertThat(chosen.indexOf("Clinique Saint-Martin")).isEqualTo(5);
  }

  @Test
  void placesTakeAThirdWhileAnythingElseIsThere() {
    var all = new ArrayList<Candidate>();
    IntStream.range(0, 10).forEach(i -> all.add(one(SuggestionKind.PLACE, "Chu" + i)));
    IntStream.range(0, 5).forEach(i -> all.add(one(SuggestionKind.UNIT, "Unité du CHU " + i)));

    var chosen = Ranking.of("chu", all, 9).stream().map(Candidate::kind).toList();

    assertThat(chosen.subList(0, 8)).filteredOn(SuggestionKind.PLACE::equals).hasSize(3);
    assertThat(chosen).hasSize(9);
  }

  @Test
  void accentsAndSaintsDoNotMatterAndOtherNamesCount() {
    var people =
        new Candidate(
            SuggestionKind.PROFESSIONAL,
            "1",
            "Dr Zoé ÉMILE",
            List.of("ÉMILE Zoé"),
            null,
            null,
            null,
            null,
            null,
            false);
    assertThat(Ranking.of("emile", List.of(one(SuggestionKind.UNIT, "Bloc Émile"), people), 5))
        .first()
        .isEqualTo(people);
    assertThat(
            names(
                "st den",
                5,
                one(SuggestionKind.PLACE, "Ville de Saint-Denis"),
                one(SuggestionKind.PLACE, "Saint-Denis")))
        .startsWith("Saint-Denis");
  }

  private static List<String> names(String typed, int size, Candidate... candidates) {
    return Ranking.of(typed, List.of(candidates), size).stream().map(Candidate::name).toList();
  }

  private static Candidate one(SuggestionKind kind, String name) {
    return new Candidate(kind, name, name, List.of(), null, null, null, null, null, false);
  }
}

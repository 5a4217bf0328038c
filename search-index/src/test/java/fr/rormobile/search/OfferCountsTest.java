package fr.rormobile.search;

import static fr.rormobile.search.Offers.facility;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many searches counted at once count as each of them alone. */
class OfferCountsTest {
  private static final CodedLabel REA = new CodedLabel("127", "Réanimation polyvalente");
  private static final CodedLabel CARDIO = new CodedLabel("013", "Cardiologie générale");

  private static OfferIndex index() {
    return EmbeddedNode.indexOf(
        List.of(
            unit("a", "Réanimation").operationalActivities(List.of(REA)).build(),
            unit("b", "Réa cardio").operationalActivities(List.of(REA, CARDIO)).build(),
            unit("c", "Cardiologie").operationalActivities(List.of(CARDIO)).build(),
            unit("d", "Cardiologie cachée")
                .operationalActivities(List.of(CARDIO))
                .confidential(true)
                .build(),
            facility("ch", "Centre hospitalier")
                .facilityCategory(new CodedLabel("355", "CH"))
                .build()));
  }

  private static OfferQueryBuilder activity(CodedLabel activity) {
    return OfferQuery.builder().activities(Set.of(activity.code()));
  }

  @Test
  void eachGroupCountsItsAnswersOnce() {
    try (var index = index()) {
      assertThat(
              index.countEach(
                  List.of(
                      List.of(activity(REA).build()),
                      List.of(activity(CARDIO).build()),
                      List.of(activity(REA).build(), activity(CARDIO).build()),
                      List.of())))
          .containsExactly(2L, 2L, 3L, 0L);
      assertThat(index.countEach(List.of())).isEmpty();
      assertThat(index.countEach(List.of(List.of()))).containsExactly(0L);
    }
  }

  @Test
  void whatTheCallerMayNotSeeIsNotCounted() {
    try (var index = index()) {
      assertThat(
              index.countEach(
                  List.of(
                      List.of(activity(CARDIO).includeConfidential(true).build()),
                      List.of(activity(CARDIO).build()))))
          .containsExactly(3L, 2L);
    }
  }

  @Test
  void eachCountIsTheTotalOfTheSearchAlone() {
    try (var index = index()) {
      var queries = new ArrayList<OfferQuery>();
      queries.add(OfferQuery.builder().words("cardiologie").build());
      queries.add(OfferQuery.builder().words("cardiologei").build()); // found leniently alone
      queries.add(
          OfferQuery.builder().words("cardiologie").kinds(Set.of(OfferKind.FACILITY)).build());
      queries.add(OfferQuery.builder().words("zzzz").build());
      queries.add(OfferQuery.builder().categories(Set.of("355", "101")).build());
      queries.add(OfferQuery.builder().professions(Set.of("50")).build());
      queries.add(OfferQuery.builder().build());

      assertThat(index.countEach(queries.stream().map(List::of).toList()))
          .isEqualTo(queries.stream().map(query -> index.search(query).total()).toList());
      assertThat(index.countStrictly(queries))
          .isEqualTo(queries.stream().map(query -> index.searchStrictly(query).total()).toList())
          .element(1)
          .isEqualTo(0L);
      assertThat(index.countEach(List.of(List.of(queries.get(1)))).getFirst()).isPositive();
      assertThat(index.countEach(List.of(List.of(queries.get(4))))).containsExactly(1L);
    }
  }
}

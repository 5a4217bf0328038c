package fr.rormobile.search;

import static fr.rormobile.search.Offers.facility;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises about what is found, and in which order. */
class RelevanceTest {

  private static List<String> find(String words, OfferDocument... documents) {
    try (var index = EmbeddedNode.indexOf(List.of(documents))) {
      return ids(index.search(OfferQuery.builder().words(words).build()));
    }
  }

  private static List<String> ids(OfferHits hits) {
    return hits.hits().stream().map(hit -> hit.document().id()).toList();
  }

  @Test
  void exactNameBeatsLongerName() {
    var found =
        find(
            "cardiologie",
            unit("long", "Cardiologie interventionnelle et rythmologie").build(),
            unit("exact", "Cardiologie").build(),
            unit("other", "Dermatologie").build());

    assertThat(found).containsExactly("exact", "long");
  }

  @Test
  void aPlaceNamedFindsItsUnits() {
    var found =
        find(
            "réanimation blois",
            unit("blois", "Réanimation polyvalente").place(Offers.BLOIS).build(),
            unit("tours", "Réanimation polyvalente").place(Offers.TOURS).build(),
            facility("ch", "Centre hospitalier").place(Offers.BLOIS).build());

    assertThat(found).containsExactly("blois");
  }
}

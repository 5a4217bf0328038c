package fr.rormobile.search;

import static fr.rormobile.search.Offers.facility;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises about telephone numbers and identifiers typed as words. */
class TypedNumbersTest {

  private static List<String> find(String words, OfferDocument... documents) {
    try (var index = EmbeddedNode.indexOf(List.of(documents))) {
      return index.search(OfferQuery.builder().words(words).build()).hits().stream()
          .map(hit -> hit.document().id())
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 54 55 66 33",
        "0254556633",
        "+33254556633",
        "+33 (0)2 54 55 66 33",
        "0033 2 54 55 66 33",
        "33254556633",
        "02.54.55.66.33",
        "02-54-55-66-33",
        "02 54 55",
        "+33 2 54 55"
      })
  void phoneNumberFindsItsUnitHoweverTyped(String typed) {
    var found =
        find(
            typed,
            unit("blois", "Standard").phones(List.of("+33 2 54 55 66 33")).build(),
            unit("tours", "Standard").phones(List.of("02 47 47 47 47")).build(),
            unit("none", "Standard").build());

    assertThat(found).containsExactly("blois");
  }

  @ParameterizedTest
  @ValueSource(strings = {"410000020", "264 100 012 00013", "2A0000123", "2a0000123"})
  void identifierFindsItsOwnerOnly(String typed) {
    var found =
        find(
            typed,
            facility("all", "Centre hospitalier")
                .identifiers(List.of("410000020", "26410001200013", "2A0000123"))
                .build(),
            facility("near", "Autre").identifiers(List.of("410000021")).build(),
            facility("longer", "Encore").identifiers(List.of("4100000200")).build());

    assertThat(found).containsExactly("all");
  }
}

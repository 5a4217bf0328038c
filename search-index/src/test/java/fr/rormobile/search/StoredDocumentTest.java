package fr.rormobile.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is indexed comes back. */
class StoredDocumentTest {

  private static OfferDocumentBuilder full() {
    return OfferDocument.builder(OfferKind.UNIT, "41-ré/1", 7, "Réanimation polyvalente")
        .aliases(List.of("Réa", "Réanimation médico-chirurgicale"))
        .parentNames(List.of("CH de Blois", "Pôle urgences"))
        .place(Offers.BLOIS)
        .identifiers(List.of("410000020"))
        .phones(List.of("+33 2 54 55 66 33"))
        .activityField(new CodedLabel("01", "MCO"))
        .operationalActivities(List.of(new CodedLabel("127", "Réanimation polyvalente")))
        .careModes(List.of(new CodedLabel("28", "Hospitalisation complète")))
        .specificActs(List.of(new CodedLabel("0626", "Bilan")))
        .equipment(List.of(new Equipment("10", "Scanner", 200.5), new Equipment("11", "IRM", null)))
        .specialities(List.of(new CodedLabel("S1", "Polytraumatisés")))
        .patientTypes(List.of(new CodedLabel("07", "Tout public")))
        .professions(List.of(new CodedLabel("10", "Médecin")))
        .facilityCategory(new CodedLabel("355", "Centre hospitalier"))
        .ageMin(0)
        .ageMax(120)
        .confidential(true)
        .demo(true)
        .updatedAt(Offers.NIGHT)
        .facilityId("410000020");
  }

  private static OfferDocument stored(OfferDocument document) {
    try (var index = EmbeddedNode.indexOf(List.of(document))) {
      return index
          .search(OfferQuery.builder().includeConfidential(true).build())
          .hits()
          .getFirst()
          .document();
    }
  }

  @Test
  void everyPartComesBackButTheCapacity() {
    var written = full().capacity(List.of(Offers.beds("02", "01", "04", 3))).build();

    assertThat(stored(written)).isEqualTo(full().build());
  }

  @Test
  void whatIsUnknownComesBackUnknown() {
    var bare = OfferDocument.builder(OfferKind.PROFESSIONAL, "1", 1, "X").build();

    assertThat(stored(bare)).isEqualTo(bare);
  }
}

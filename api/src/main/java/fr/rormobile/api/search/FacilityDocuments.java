package fr.rormobile.api.search;

import fr.rormobile.api.offer.FacilitySheet;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Facilities as documents. */
@Singleton
final class FacilityDocuments implements DocumentSource {
  private final OfferReader offer;

  FacilityDocuments(OfferReader offer) {
    this.offer = offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.FACILITY;
  }

  @Override
  public List<OfferDocument> read(Map<String, Long> versions) {
    return offer.listFacilities(versions.keySet()).stream()
        .map(facility -> document(facility, Versions.of(versions, facility.finess())))
        .toList();
  }

  static OfferDocument document(FacilitySheet facility, long version) {
    var legalEntity = facility.legalEntity();
    return OfferDocument.builder(OfferKind.FACILITY, facility.finess(), version, facility.name())
        .aliases(Labels.present(facility.usualName(), facility.longName()))
        .parentNames(Labels.present(legalEntity == null ? null : legalEntity.name()))
        .place(Places.of(facility.place()))
        // By the number of its legal entity too: hospitals are often given by that one.
        .identifiers(
            Labels.present(
                facility.finess(),
                facility.siret(),
                legalEntity == null ? null : legalEntity.finess()))
        .phones(Phone.publicOnes(facility.contacts()).stream().map(Phone::value).toList())
        .facilityCategory(Labels.of(facility.category()))
        .demo(facility.origin().demonstration())
        .updatedAt(facility.origin().updatedAt())
        .build();
  }
}

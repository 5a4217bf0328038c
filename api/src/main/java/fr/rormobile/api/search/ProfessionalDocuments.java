package fr.rormobile.api.search;

import fr.rormobile.api.offer.FinessRef;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.offer.ProfessionalSheet;
import fr.rormobile.api.offer.ProfessionalSheet.Role;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.Place;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Professionals as documents. */
@Singleton
final class ProfessionalDocuments implements DocumentSource {
  private final OfferReader offer;

  ProfessionalDocuments(OfferReader offer) {
    this.offer = offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.PROFESSIONAL;
  }

  @Override
  public List<OfferDocument> read(Map<String, Long> versions) {
    return offer.listProfessionals(versions.keySet()).stream()
        .map(person -> document(person, Versions.of(versions, person.rpps())))
        .toList();
  }

  static OfferDocument document(ProfessionalSheet person, long version) {
    // Whoever works in a hospital is looked for there first.
    var roles =
        person.roles().stream()
            .sorted(Comparator.comparing(role -> role.facility() == null))
            .toList();
    var facility = roles.isEmpty() ? null : roles.getFirst().facility();
    return OfferDocument.builder(
            OfferKind.PROFESSIONAL, person.rpps(), version, person.displayName())
        // Who types « dr martin » means the family name.
        .aliases(List.of(titled(person)))
        .parentNames(
            Labels.present(roles.stream().map(ProfessionalDocuments::where).toArray(String[]::new)))
        .place(roles.isEmpty() ? Place.UNKNOWN : Places.of(roles.getFirst().place()))
        .identifiers(List.of(person.rpps()))
        .phones(Phone.publicOnes(person.contacts()).stream().map(Phone::value).toList())
        .specialities(Labels.one(person.skill()))
        .professions(Labels.one(person.profession()))
        .demo(person.origin().demonstration())
        .updatedAt(person.origin().updatedAt())
        .facilityId(facility == null ? null : facility.finess())
        .build();
  }

  private static String titled(ProfessionalSheet person) {
    var title = person.title();
    return title == null ? person.familyName() : title + " " + person.familyName();
  }

  /** Never the unit: it may be confidential. */
  private static @Nullable String where(Role role) {
    FinessRef facility = role.facility();
    return facility == null ? role.placeName() : facility.name();
  }
}

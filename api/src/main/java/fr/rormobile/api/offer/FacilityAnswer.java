package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.View.PLUS;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contract's Facility. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record FacilityAnswer(
    String finess,
    String name,
    @Nullable String operationalName,
    @Nullable FinessRef legalEntity,
    @Nullable Coded category,
    @Nullable String siret,
    @Nullable Address address,
    @Nullable CommuneAnswer commune,
    @Nullable Position position,
    List<Contact> contactPoints,
    @Nullable UnitCounts units,
    BedAnswers.@Nullable Summary beds,
    long version,
    Instant updatedAt,
    String source,
    boolean demonstration) {

  /**
   * @param units null, like {@code beds}, when the view does not show them
   */
  static FacilityAnswer of(
      FacilitySheet facility,
      View view,
      Visibility visible,
      @Nullable UnitCounts units,
      BedAnswers.@Nullable Summary beds) {
    var place = facility.place();
    return new FacilityAnswer(
        facility.finess(),
        facility.name(),
        facility.usualName(),
        facility.legalEntity(),
        view.shows(PLUS) ? facility.category() : null,
        view.shows(PLUS) ? facility.siret() : null,
        place.address().isEmpty() ? null : place.address(),
        CommuneAnswer.of(place.locality()),
        place.position(),
        visible.of(facility.contacts(), Set.of(facility.finess())),
        units,
        beds,
        facility.origin().version(),
        facility.origin().updatedAt(),
        facility.origin().source(),
        facility.origin().demonstration());
  }

  /** Of those units the caller may know of. */
  @Serdeable
  record UnitCounts(int count, int withBeds) {}
}

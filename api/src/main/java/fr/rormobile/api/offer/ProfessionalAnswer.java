package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.View.PLUS;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract's Professional. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProfessionalAnswer(
    String rpps,
    String displayName,
    @Nullable Coded profession,
    @Nullable List<Coded> specialities,
    List<Contact> contactPoints,
    List<RoleAnswer> roles,
    long version,
    Instant updatedAt,
    String source,
    boolean demonstration) {

  static ProfessionalAnswer of(ProfessionalSheet professional, View view, Visibility visible) {
    var skill = professional.skill();
    return new ProfessionalAnswer(
        professional.rpps(),
        professional.displayName(),
        professional.profession(),
        !view.shows(PLUS) ? null : skill == null ? List.of() : List.of(skill),
        visible.of(professional.contacts(), professional.facilities()),
        professional.roles().stream().map(role -> RoleAnswer.of(role, view, visible)).toList(),
        professional.origin().version(),
        professional.origin().updatedAt(),
        professional.origin().source(),
        professional.origin().demonstration());
  }

  /** The contract's PractitionerRole. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RoleAnswer(
      String id,
      @Nullable FinessRef facility,
      @Nullable Named unit,
      @Nullable String placeName,
      @Nullable String functionLabel,
      @Nullable Coded exerciseMode,
      @Nullable Address address,
      @Nullable CommuneAnswer commune,
      @Nullable Position position) {

    static RoleAnswer of(ProfessionalSheet.Role role, View view, Visibility visible) {
      var facility = role.facility();
      var address = role.place().address();
      var seesUnit =
          visible.seesUnit(role.unitConfidential(), facility == null ? "" : facility.finess());
      return new RoleAnswer(
          role.id(),
          facility,
          seesUnit ? role.unit() : null,
          role.placeName(),
          view.shows(PLUS) ? role.functionLabel() : null,
          view.shows(PLUS) ? role.exerciseMode() : null,
          address.isEmpty() ? null : address,
          CommuneAnswer.of(role.place().locality()),
          role.place().position());
    }
  }
}

package fr.rormobile.api.offer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A professional and where they work. */
public record ProfessionalSheet(
    String rpps,
    @Nullable String title,
    String familyName,
    @Nullable String givenName,
    @Nullable Coded profession,
    @Nullable Coded skill,
    List<Contact> contacts,
    List<Role> roles,
    Origin origin) {

  public ProfessionalSheet {
    contacts = List.copyOf(contacts);
    roles = List.copyOf(roles);
  }

  /** « Dr Jeanne Martin ». */
  public String displayName() {
    return Stream.of(title, givenName, familyName)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  /** FINESS numbers of where they work. */
  public Set<String> facilities() {
    return roles.stream()
        .map(Role::facility)
        .flatMap(Stream::ofNullable)
        .map(FinessRef::finess)
        .collect(Collectors.toSet());
  }

  /**
   * Situation d'exercice.
   *
   * @param facility null: a practice in town, named by {@code placeName}
   * @param unitConfidential whether the unit is for those who may know of it
   * @param exerciseMode L libéral, S salarié, B bénévole
   */
  public record Role(
      String id,
      @Nullable FinessRef facility,
      @Nullable Named unit,
      boolean unitConfidential,
      @Nullable String placeName,
      @Nullable String functionLabel,
      @Nullable Coded exerciseMode,
      Place place) {}
}

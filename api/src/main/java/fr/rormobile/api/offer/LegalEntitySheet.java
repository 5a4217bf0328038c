package fr.rormobile.api.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal entity.
 *
 * @param facilities all of them, by name
 */
public record LegalEntitySheet(
    String finess,
    String name,
    @Nullable String longName,
    @Nullable String siren,
    @Nullable String statusLabel,
    Place place,
    List<Contact> contacts,
    List<FacilityRef> facilities,
    Origin origin) {

  public LegalEntitySheet {
    contacts = List.copyOf(contacts);
    facilities = List.copyOf(facilities);
  }

  /**
   * One of its facilities.
   *
   * @param commune name; null: unknown
   */
  public record FacilityRef(String finess, String name, @Nullable String commune) {}
}

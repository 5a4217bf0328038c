package fr.rormobile.api.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facility (entité géographique), without its units.
 *
 * @param usualName how people call it; null: by its name
 * @param category J55
 */
public record FacilitySheet(
    String finess,
    String name,
    @Nullable String usualName,
    @Nullable String longName,
    @Nullable FinessRef legalEntity,
    @Nullable Coded category,
    @Nullable String siret,
    Place place,
    List<Contact> contacts,
    Origin origin) {

  public FacilitySheet {
    contacts = List.copyOf(contacts);
  }
}

package fr.rormobile.api.imports;

import org.jspecify.annotations.Nullable;

/**
 * A care unit as the SAE lets one know it.
 *
 * @param code with the FINESS number, its id
 * @param expertise J227, or null
 * @param installed beds or places, as the kind says; null: the survey gives no number
 * @param year of the survey
 */
record SaeUnit(
    String finess,
    String code,
    SaeKind kind,
    SaeKind.People people,
    @Nullable String expertise,
    @Nullable Integer installed,
    int year) {
  String id() {
    return "SAE-" + finess + "-" + code;
  }

  String name() {
    return people.name(kind);
  }
}

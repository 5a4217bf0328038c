package fr.rormobile.api.interpretation;

import org.jspecify.annotations.Nullable;

/**
 * @param code INSEE
 * @param population null: no source says it
 * @param lat null, like {@code lon}: no source gives its centre
 */
public record Commune(
    String code,
    String name,
    String departmentCode,
    @Nullable Integer population,
    @Nullable Double lat,
    @Nullable Double lon) {

  String label() {
    return name + " (" + departmentCode + ")";
  }
}

package fr.rormobile.search;

import org.jspecify.annotations.Nullable;

/**
 * Where an entity is. Every part may be unknown.
 *
 * @param line number and street
 * @param communeCode INSEE code, not the postcode
 * @param departmentCode 01 to 95, 2A, 2B, 971 …
 * @param position null: the entity is found by words but never by distance
 * @param positionPrecision what the position stands for (address, commune, postcode, département);
 *     free code of the caller
 */
public record Place(
    @Nullable String line,
    @Nullable String postcode,
    @Nullable String communeCode,
    @Nullable String communeName,
    @Nullable String departmentCode,
    @Nullable String departmentName,
    @Nullable String regionCode,
    @Nullable String regionName,
    @Nullable GeoPoint position,
    @Nullable String positionPrecision) {

  /** Nothing is known. */
  public static final Place UNKNOWN =
      new Place(null, null, null, null, null, null, null, null, null, null);

  /** The same place at another position. */
  public Place at(GeoPoint newPosition, String precision) {
    return new Place(
        line,
        postcode,
        communeCode,
        communeName,
        departmentCode,
        departmentName,
        regionCode,
        regionName,
        newPosition,
        precision);
  }
}

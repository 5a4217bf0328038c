package fr.rormobile.api.offer;

import fr.rormobile.api.offer.Position.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Where something is, everything that can be known from its parents included.
 *
 * @param position null: nothing gives one
 */
public record Place(Address address, Locality locality, @Nullable Position position) {

  /**
   * The best position known: its own; else its parent's, as long as both are in one commune; else
   * the centre of its commune.
   *
   * @param sameCommune whether it is where its parent is
   * @param centre of its commune
   */
  static @Nullable Position best(
      @Nullable Position own,
      @Nullable Position parents,
      boolean sameCommune,
      @Nullable Position centre) {
    if (own != null) {
      return own;
    }
    if (parents != null && sameCommune) {
      return parents;
    }
    return centre == null ? null : new Position(centre.lat(), centre.lon(), Precision.COMMUNE);
  }
}

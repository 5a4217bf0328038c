package fr.rormobile.search;

import org.jspecify.annotations.Nullable;

/**
 * Some entities that are close to each other on a map.
 *
 * @param middle of their positions
 * @param count of them, 1 or more
 * @param only the one that is there; null: there are several
 */
public record MapCell(GeoPoint middle, long count, @Nullable Named only) {

  /** What a single point of a map says. */
  public record Named(OfferKey key, String name) {}
}

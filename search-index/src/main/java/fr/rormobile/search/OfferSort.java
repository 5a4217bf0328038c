package fr.rormobile.search;

/** The order of hits; ties are broken by kind and id, so that pages never overlap. */
public enum OfferSort {
  /** Best match first; without words there is nothing to weigh, and it is the order of names. */
  RELEVANCE,
  /** By name, whatever its case and accents. */
  NAME,
  /** Nearest first; wants a point to measure from. What has no position comes last. */
  DISTANCE,
  /** The free beds that were counted last first; what has none comes last. */
  FRESHNESS
}

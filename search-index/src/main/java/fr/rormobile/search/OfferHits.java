package fr.rormobile.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one search.
 *
 * @param hits one page of them
 * @param total of the kinds asked for, over all pages, exact
 * @param countsByKind exact, for every kind whether asked for or not; a kind without any is 0
 * @param nextCursor null on the last page
 * @param lenient nothing matched as typed, and these are what comes close (typing errors, sound of
 *     a name, a word left out)
 * @param facets null when not asked for
 */
public record OfferHits(
    List<OfferHit> hits,
    long total,
    Map<OfferKind, Long> countsByKind,
    @Nullable String nextCursor,
    boolean lenient,
    @Nullable Facets facets) {

  public OfferHits {
    hits = List.copyOf(hits);
    countsByKind = Map.copyOf(countsByKind);
  }

  /**
   * One entity found.
   *
   * @param document as indexed, except that its capacity is left out (always empty)
   * @param score comparable within one answer only; 0 when the order is not by relevance
   * @param distanceMetres great-circle distance; null without a point in the query or a position of
   *     the hit
   */
  public record OfferHit(OfferDocument document, double score, @Nullable Double distanceMetres) {}

  /**
   * How many hits of the kinds asked for fall on each code, most frequent first, 20 codes at most.
   */
  public record Facets(
      List<FacetCount> departments, List<FacetCount> activities, List<FacetCount> careModes) {
    public Facets {
      departments = List.copyOf(departments);
      activities = List.copyOf(activities);
      careModes = List.copyOf(careModes);
    }
  }

  /** How many of the hits carry a code. */
  public record FacetCount(String code, long count) {}
}

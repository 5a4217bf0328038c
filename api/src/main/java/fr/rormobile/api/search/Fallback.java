package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.OfferHits;
import fr.rormobile.search.OfferQuery;

/** Searches without OpenSearch: simpler and slower. */
public interface Fallback {
  /** Whether this cursor goes on with a search that was answered here. */
  boolean gaveOut(String cursor);

  /**
   * Same criteria, same rights, exact counts by kind, no facets. A cursor that OpenSearch gave out
   * cannot be followed here: the first page is answered.
   *
   * @throws ProblemException 429 when too many ask at once
   */
  OfferHits search(OfferQuery query);
}

package fr.rormobile.search;

import fr.rormobile.search.OfferHits.OfferHit;
import java.util.List;

/**
 * The answer to what was typed so far.
 *
 * @param hits kind by kind, the best of each first; their documents hold what a line shows (names,
 *     commune, position, profession) and nothing more
 * @param lenient nothing begins as typed, and these come close
 */
public record Suggestions(List<OfferHit> hits, boolean lenient) {
  public Suggestions {
    hits = List.copyOf(hits);
  }
}

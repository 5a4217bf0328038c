package fr.rormobile.api.search;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.search.MapAnswer.Feature;
import fr.rormobile.api.search.MapAnswer.Point;
import fr.rormobile.api.search.MapAnswer.Properties;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.SearchUnavailable;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The results of a search on a map: each where it is when they are few, else how many there are
 * where.
 */
@Singleton
final class SearchMap {
  /** Cells are this much finer than the tiles that the map shows, about 64 pixels. */
  private static final int FINER = 2;

  private static final int FINEST = 22;
  private static final int MOST_CELLS = 400;
  private static final int FEW = 50;

  private final Searches searches;
  private final OfferIndex index;

  SearchMap(Searches searches, OfferIndex index) {
    this.searches = searches;
    this.index = index;
  }

  MapAnswer show(SearchRequest request, int zoom, Visibility visibility) {
    var plan = searches.plan(request, visibility);
    try {
      var query = plan.query(plan.radiusKm());
      var hits = index.search(query);
      if (hits.total() <= hits.hits().size() && hits.total() <= FEW) {
        return MapAnswer.of(
            hits.total(),
            hits.hits().stream()
                .filter(hit -> hit.document().place().position() != null)
                .map(SearchMap::feature)
                .toList());
      }
      var cells =
          index.cells(query, hits.lenient(), Math.min(FINEST, zoom + FINER), MOST_CELLS).stream()
              .map(cell -> new Feature(point(cell.middle()), Properties.cluster(cell.count())))
              .toList();
      return MapAnswer.of(hits.total(), cells);
    } catch (SearchUnavailable away) {
      throw SearchGate.unavailable(away);
    }
  }

  private static Feature feature(OfferHit hit) {
    var document = hit.document();
    var position = document.place().position();
    if (position == null) {
      throw new IllegalArgumentException("without a position: " + document.key());
    }
    return new Feature(
        point(position), Properties.of(document.kind(), document.id(), document.name()));
  }

  private static Point point(GeoPoint at) {
    return new Point(List.of(at.lon(), at.lat()));
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.search.MapAnswer.Feature;
import fr.rormobile.api.search.MapAnswer.Point;
import fr.rormobile.api.search.MapAnswer.Properties;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.MapCell;
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

  /** Six digits are a tenth of a metre. */
  private static final double DEGREE = 1_000_000;

  private final Searches searches;
  private final OfferIndex index;

  SearchMap(Searches searches, OfferIndex index) {
    this.searches = searches;
    this.index = index;
  }

  MapAnswer show(SearchRequest request, int zoom, Visibility visibility) {
    try {
      var settled = searches.settled(request, visibility);
      var hits = settled.found().hits();
      var features =
          hits.total() <= hits.hits().size() && hits.total() <= FEW
              ? hits.hits().stream()
                  .filter(hit -> hit.document().place().position() != null)
                  .map(SearchMap::feature)
                  .toList()
              : cells(settled, Math.min(FINEST, zoom + FINER)).stream()
                  .map(SearchMap::feature)
                  .toList();
      return MapAnswer.of(hits.total(), features);
    } catch (SearchUnavailable away) {
      throw SearchGate.unavailable(away);
    }
  }

  /** Larger ones where they are too many to show, so that none is left out. */
  private List<MapCell> cells(Searches.Settled settled, int finest) {
    var query = settled.plan().query(settled.radiusKm());
    var lenient = settled.found().hits().lenient();
    var zoom = finest;
    var cells = index.cells(query, lenient, zoom, MOST_CELLS + 1);
    while (cells.size() > MOST_CELLS) {
      zoom = Math.max(0, zoom - FINER);
      cells = index.cells(query, lenient, zoom, MOST_CELLS + 1);
    }
    return cells;
  }

  private static Feature feature(MapCell cell) {
    var only = cell.only();
    return new Feature(
        point(cell.middle()),
        only == null
            ? Properties.cluster(cell.count())
            : Properties.of(only.key().kind(), only.key().id(), only.name()));
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
    return new Point(List.of(degrees(at.lon()), degrees(at.lat())));
  }

  private static double degrees(double value) {
    return Math.round(value * DEGREE) / DEGREE;
  }
}

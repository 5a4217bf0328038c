package fr.rormobile.api.search;

import fr.rormobile.api.search.SearchAnswer.Distances;
import fr.rormobile.api.travel.TravelTimes;
import fr.rormobile.api.travel.TravelTimes.Position;
import fr.rormobile.api.travel.TravelTimes.Trip;
import fr.rormobile.api.travel.TravelTimes.Trips;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long it takes by car to what is on a page: one question for all of it. */
@Singleton
final class Roads {
  private static final Ways NOWHERE = new Ways(null, Map.of(), false);

  private final TravelTimes times;

  Roads(TravelTimes times) {
    this.times = times;
  }

  /**
   * @param distances null: the page has none
   * @param trips of those that a road is known to
   * @param failed there is a service, and it did not say
   */
  record Ways(@Nullable Distances distances, Map<OfferKey, Trip> trips, boolean failed) {
    Ways {
      trips = Map.copyOf(trips);
    }
  }

  /**
   * @param origin where distances are measured from; null: nowhere
   */
  Ways to(@Nullable GeoPoint origin, List<OfferHit> hits) {
    var keys = new ArrayList<OfferKey>();
    var places = new ArrayList<Position>();
    for (var hit : hits) {
      var place = hit.document().place().position();
      if (place != null && keys.size() < TravelTimes.MOST) {
        keys.add(hit.document().key());
        places.add(position(place));
      }
    }
    if (origin == null || keys.isEmpty()) {
      return NOWHERE;
    }
    return switch (times.from(position(origin), places)) {
      case Trips.NotConfigured _ -> new Ways(Distances.GREAT_CIRCLE, Map.of(), false);
      case Trips.Unavailable _ -> new Ways(Distances.GREAT_CIRCLE, Map.of(), true);
      case Trips.Known(var trips) -> {
        var known = new HashMap<OfferKey, Trip>();
        for (var i = 0; i < keys.size(); i++) {
          var key = keys.get(i);
          trips.get(i).ifPresent(trip -> known.put(key, trip));
        }
        yield new Ways(Distances.ROAD, known, false);
      }
    };
  }

  private static Position position(GeoPoint point) {
    return new Position(point.lat(), point.lon());
  }
}

package fr.rormobile.api.travel;

import java.util.List;
import java.util.Optional;

/** How long it takes by car, where somebody can tell. Thread-safe, and never throws for a lack. */
public interface TravelTimes {
  /** Destinations at once. */
  int MOST = 50;

  /**
   * One request to the service, which ends within its time limit.
   *
   * @param destinations {@link #MOST} at most; none: nothing is asked
   * @throws IllegalArgumentException for more
   */
  Trips from(Position origin, List<Position> destinations);

  /**
   * WGS84.
   *
   * @param lat degrees north, -90 to 90
   * @param lon degrees east, -180 to 180
   */
  record Position(double lat, double lon) {}

  /**
   * One way, by car.
   *
   * @param seconds 0 or more, as the roads usually are
   * @param metres of road, 0 or more
   */
  record Trip(int seconds, int metres) {
    private static final int MINUTE = 60;

    /** Rounded up: nobody is there before. */
    public int minutes() {
      return Math.ceilDiv(seconds, MINUTE);
    }
  }

  /** What became of the question. */
  sealed interface Trips {
    /**
     * @param trips one for each destination, in their order; empty: no road is known
     */
    record Known(List<Optional<Trip>> trips) implements Trips {
      public Known {
        trips = List.copyOf(trips);
      }
    }

    /** There is no routing service. */
    record NotConfigured() implements Trips {}

    /** The service failed, refused, was late, or is left alone after failures. */
    record Unavailable() implements Trips {}
  }
}

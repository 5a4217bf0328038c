package fr.rormobile.api.travel;

import fr.rormobile.api.travel.TravelTimes.Position;
import fr.rormobile.api.travel.TravelTimes.Trip;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one kind of routing service is asked, and how its answer reads. */
interface RoutingService {
  /** One row of a matrix: from there to each of them, by car. */
  HttpRequest.Builder request(URI base, Position origin, List<Position> destinations);

  /**
   * @param wanted destinations that were asked
   * @return as many, in their order
   * @throws Unreadable when it is no answer to that
   */
  List<Optional<Trip>> read(JsonNode answer, int wanted);

  static RoutingService of(TravelSettings.Kind kind) {
    return switch (kind) {
      case OSRM -> new Osrm();
      case VALHALLA -> new Valhalla();
    };
  }

  /** An answer that says something else than the service's documents. */
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("not an answer to the question");
    }
  }

  /** As decimal degrees; five digits are a metre. */
  static String degrees(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  /** Null or absent in an answer: there is no road. */
  static Optional<Trip> trip(
      @Nullable JsonNode seconds, @Nullable JsonNode length, int metresPerUnit) {
    if (missing(seconds) || missing(length)) {
      return Optional.empty();
    }
    return Optional.of(new Trip(whole(seconds, 1), whole(length, metresPerUnit)));
  }

  private static boolean missing(@Nullable JsonNode value) {
    return value == null || value.isNull();
  }

  private static int whole(@Nullable JsonNode value, int factor) {
    if (value == null || !value.isNumber()) {
      throw new Unreadable();
    }
    var number = value.getDoubleValue() * factor;
    // Negated: NaN fails every comparison.
    if (!(number >= 0 && number <= Integer.MAX_VALUE)) {
      throw new Unreadable();
    }
    return (int) Math.round(number);
  }

  /**
   * @throws Unreadable when it is no list of that size
   */
  static JsonNode list(@Nullable JsonNode value, int size) {
    if (value == null || !value.isArray() || value.size() != size) {
      throw new Unreadable();
    }
    return value;
  }
}

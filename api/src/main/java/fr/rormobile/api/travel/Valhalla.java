package fr.rormobile.api.travel;

import fr.rormobile.api.travel.TravelTimes.Position;
import fr.rormobile.api.travel.TravelTimes.Trip;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The time-distance matrix of Valhalla. */
final class Valhalla implements RoutingService {
  private static final int METRES_PER_KILOMETRE = 1_000;

  @Override
  public HttpRequest.Builder request(URI base, Position origin, List<Position> destinations) {
    var targets = destinations.stream().map(Valhalla::place).collect(Collectors.joining(","));
    var body =
        "{\"sources\":["
            + place(origin)
            + "],\"targets\":["
            + targets
            + "],\"costing\":\"auto\",\"units\":\"kilometers\"}";
    return HttpRequest.newBuilder(URI.create(base + "/sources_to_targets"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String place(Position at) {
    return "{\"lat\":"
        + RoutingService.degrees(at.lat())
        + ",\"lon\":"
        + RoutingService.degrees(at.lon())
        + "}";
  }

  @Override
  public List<Optional<Trip>> read(JsonNode answer, int wanted) {
    var row =
        RoutingService.list(
            RoutingService.list(answer.get("sources_to_targets"), 1).get(0), wanted);
    var trips = new ArrayList<>(Collections.nCopies(wanted, Optional.<Trip>empty()));
    for (var cell : row.values()) {
      var target = cell.get("to_index");
      if (target == null || !target.isNumber()) {
        throw new Unreadable();
      }
      var index = target.getIntValue();
      if (index < 0 || index >= wanted) {
        throw new Unreadable();
      }
      trips.set(
          index, RoutingService.trip(cell.get("time"), cell.get("distance"), METRES_PER_KILOMETRE));
    }
    return trips;
  }
}

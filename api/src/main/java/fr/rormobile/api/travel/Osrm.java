package fr.rormobile.api.travel;

import fr.rormobile.api.travel.TravelTimes.Position;
import fr.rormobile.api.travel.TravelTimes.Trip;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table service of OSRM, version 1 of its HTTP interface. */
final class Osrm implements RoutingService {
  @Override
  public HttpRequest.Builder request(URI base, Position origin, List<Position> destinations) {
    var places =
        Stream.concat(Stream.of(origin), destinations.stream())
            .map(at -> RoutingService.degrees(at.lon()) + "," + RoutingService.degrees(at.lat()))
            .collect(Collectors.joining(";"));
    return HttpRequest.newBuilder(
            URI.create(
                base + "/table/v1/driving/" + places + "?sources=0&annotations=duration,distance"))
        .GET();
  }

  @Override
  public List<Optional<Trip>> read(JsonNode answer, int wanted) {
    var code = answer.get("code");
    if (code == null || !code.isString() || !code.getStringValue().equals("Ok")) {
      throw new Unreadable();
    }
    // The first place is the origin itself.
    var seconds = row(answer, "durations", wanted + 1);
    var metres = row(answer, "distances", wanted + 1);
    var trips = new ArrayList<Optional<Trip>>(wanted);
    for (var i = 1; i <= wanted; i++) {
      trips.add(RoutingService.trip(seconds.get(i), metres.get(i), 1));
    }
    return trips;
  }

  private static JsonNode row(JsonNode answer, String name, int size) {
    return RoutingService.list(RoutingService.list(answer.get(name), 1).get(0), size);
  }
}

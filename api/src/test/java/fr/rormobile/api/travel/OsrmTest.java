package fr.rormobile.api.travel;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.travel.TravelTimes.Trip;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OsrmTest extends TravelTimesContract {
  @Override
  TravelSettings.Kind kind() {
    return TravelSettings.Kind.OSRM;
  }

  @Override
  String written(List<Optional<Trip>> trips) {
    return "{\"code\":\"Ok\",\"durations\":[[0"
        + cells(trips, Trip::seconds)
        + "]],\"distances\":[[0"
        + cells(trips, Trip::metres)
        + "]],\"sources\":[{\"location\":[1.33587,47.58612],\"name\":\"\"}]}";
  }

  private static String cells(List<Optional<Trip>> trips, ToIntFunction<Trip> of) {
    return trips.stream()
        .map(trip -> "," + trip.map(known -> of.applyAsInt(known) + ".0").orElse("null"))
        .collect(Collectors.joining());
  }

  @Override
  String written(String seconds, String length) {
    return "{\"code\":\"Ok\",\"durations\":[[0,"
        + seconds
        + "]],\"distances\":[[0,"
        + length
        + "]]}";
  }

  @Test
  void theQuestionHasLongitudesFirst() {
    service.says(question -> new LoopbackRouting.Said(500, ""));

    ask();

    assertThat(service.asked().getFirst().method()).isEqualTo("GET");
    assertThat(service.asked().getFirst().target())
        .isEqualTo(
            "/table/v1/driving/1.33587,47.58612;0.70398,47.39484;-55.44810,-20.87891"
                + "?sources=0&annotations=duration,distance");
  }
}

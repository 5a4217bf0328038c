package fr.rormobile.api.travel;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.travel.TravelTimes.Trip;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValhallaTest extends TravelTimesContract {
  @Override
  TravelSettings.Kind kind() {
    return TravelSettings.Kind.VALHALLA;
  }

  @Override
  String written(List<Optional<Trip>> trips) {
    return "{\"sources_to_targets\":[["
        + IntStream.range(0, trips.size())
            .mapToObj(i -> cell(i, trips.get(i)))
            .collect(Collectors.joining(","))
        + "]],\"units\":\"kilometers\"}";
  }

  private static String cell(int target, Optional<Trip> trip) {
    return cell(
        target,
        trip.map(known -> "" + known.seconds()).orElse("null"),
        trip.map(known -> known.metres() / 1000.0 + "").orElse("null"));
  }

  private static String cell(int target, String seconds, String kilometres) {
    return "{\"distance\":"
        + kilometres
        + ",\"time\":"
        + seconds
        + ",\"to_index\":"
        + target
        + ",\"from_index\":0}";
  }

  @Override
  String written(String seconds, String length) {
    return "{\"sources_to_targets\":[[" + cell(0, seconds, length) + "]]}";
  }

  @Test
  void theQuestionIsAMatrixOfOneRow() {
    service.says(question -> new LoopbackRouting.Said(500, ""));

    ask();

    assertThat(service.asked().getFirst().method()).isEqualTo("POST");
    assertThat(service.asked().getFirst().target()).isEqualTo("/sources_to_targets");
    assertThat(service.asked().getFirst().body())
        .isEqualTo(
            "{\"sources\":[{\"lat\":47.58612,\"lon\":1.33587}],\"targets\":["
                + "{\"lat\":47.39484,\"lon\":0.70398},{\"lat\":-20.87891,\"lon\":-55.44810}],"
                + "\"costing\":\"auto\",\"units\":\"kilometers\"}");
  }
}

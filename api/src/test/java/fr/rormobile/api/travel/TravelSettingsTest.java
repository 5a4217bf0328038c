package fr.rormobile.api.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.account.MovableClock;
import fr.rormobile.api.platform.start.StartFailure;
import fr.rormobile.api.travel.TravelTimes.Position;
import fr.rormobile.api.travel.TravelTimes.Trips;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TravelSettingsTest {
  @Test
  void withoutAnAddressNothingIsAsked() {
    var settings = TravelSettings.from(Map.of("ROR_OSRM_URL", " "));

    assertThat(settings.service()).isNull();
    var times = new CarTravelTimes(settings, JsonMapper.createDefault(), new MovableClock());
    assertThat(times.from(new Position(47.5, 1.3), List.of(new Position(47.6, 1.4))))
        .isEqualTo(new Trips.NotConfigured());
    times.close();
  }

  @Test
  void anAddressMayHaveAPathAndASlashAtItsEnd() {
    var settings =
        TravelSettings.from(
            Map.of("ROR_VALHALLA_URL", "https://routes.example/fr/", "ROR_TRAVEL_TOKEN", "abc"));

    var service = Objects.requireNonNull(settings.service());
    assertThat(service.kind()).isEqualTo(TravelSettings.Kind.VALHALLA);
    assertThat(service.base()).hasToString("https://routes.example/fr");
    assertThat(settings.toString()).doesNotContain("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routes.example",
        "ftp://routes.example",
        "http://",
        "http://user:marker@routes.example",
        "http://routes.example/?key=marker",
        "http://routes.example/#marker",
        "http://routes example/marker",
        "http://routes.example/%zz",
      })
  void aWrongAddressIsRefusedWithoutBeingRepeated(String address) {
    assertThatThrownBy(() -> TravelSettings.from(Map.of("ROR_OSRM_URL", address)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("ROR_OSRM_URL doit être une adresse http(s)")
        .hasMessageNotContaining("marker");
  }

  @Test
  void oneServiceAndATokenForIt() {
    assertThatThrownBy(
            () ->
                TravelSettings.from(
                    Map.of("ROR_OSRM_URL", "http://a", "ROR_VALHALLA_URL", "http://b")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("pas les deux");
    assertThatThrownBy(() -> TravelSettings.from(Map.of("ROR_TRAVEL_TOKEN", "marker")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("demande ROR_OSRM_URL");
    assertThatThrownBy(
            () ->
                TravelSettings.from(
                    Map.of("ROR_OSRM_URL", "http://a", "ROR_TRAVEL_TOKEN", "mar\nker")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("sans espace")
        .hasMessageNotContaining("ker");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "10001", "1s", "-1", "999999999999"})
  void aTimeLimitHasItsBounds(String millis) {
    assertThatThrownBy(() -> TravelSettings.from(Map.of("ROR_TRAVEL_TIMEOUT_MILLIS", millis)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("de 100 à 10000");
    assertThat(TravelSettings.from(Map.of("ROR_TRAVEL_TIMEOUT_MILLIS", "1500")).total())
        .isEqualTo(Duration.ofMillis(1_500));
    assertThat(TravelSettings.from(Map.of()).total()).isEqualTo(Duration.ofMillis(800));
  }
}

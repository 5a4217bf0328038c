package fr.rormobile.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.platform.start.StartFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapTilesTest {
  @Test
  void withoutAddressThereAreNone() {
    assertThat(MapTiles.from(Map.of())).isEqualTo(new MapTiles(null, null));
    assertThat(MapTiles.from(Map.of()).origin()).isEmpty();
  }

  @Test
  void thePolicyAllowsTheirOriginAlone() {
    var tiles =
        MapTiles.from(
            Map.of("ROR_TILES", "https://tuiles.exemple.fr:8443/fond/{z}/{x}/{y}.png?cle=abc"));

    assertThat(tiles.origin()).isEqualTo("https://tuiles.exemple.fr:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tuiles.exemple.fr/{z}/{x}/{y}.png",
        "https://tuiles.exemple.fr/{z}/{x}.png",
        "https://tuiles.exemple.fr; script-src */{z}/{x}/{y}.png",
        "https://{s}.exemple.fr/{z}/{x}/{y}.png",
        "https://moi:secret-9@exemple.fr/{z}/{x}/{y}.png"
      })
  void anAddressThatCannotBeIsRefusedWithoutBeingRepeated(String address) {
    assertThatThrownBy(() -> MapTiles.from(Map.of("ROR_TILES", address)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("ROR_TILES doit être")
        .hasMessageNotContaining("secret-9");
  }
}

package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  /**
   * Positions of known places, and their coordinates worked out by the published formulas (Lambert
   * conformal conic; Krüger's series for UTM) with another program than the one used here. The
   * first line is FINESS's own.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EPSG:2154 RGF93 / Lambert-93 (Métropole)|870262.2|6571540.8|46.2222|5.2087|CH de Fleyriat,"
            + " Viriat",
        "1;ATLASANTE;100;IGN;BD_ADRESSE;V2.2;LAMBERT_93|652297|6861636|48.8530|2.3499|Notre-Dame de"
            + " Paris",
        "EPSG:5490 RGAF09/UTM Zone 20N (Antilles)|656771|1796166|16.2411|-61.5331|Pointe-à-Pitre",
        "2,ATLASANTE,96,BAN,EPSG:5490 RGAF09/UTM Zone"
            + " 20N|491302|1998275|18.0731|-63.0822|Saint-Martin",
        "EPSG:2972 RGFG95 / UTM zone 22N (Guyane)|352980|545869|4.9372|-52.3260|Cayenne",
        "1;ATLASANTE;100;IGN;BD_ADRESSE;V2.2;UTM_N22|352980|545869|4.9372|-52.3260|Cayenne, avant"
            + " 2020",
        "EPSG:2975 RGR92 / UTM zone 40S (Réunion)|338568|7690475|-20.8789|55.4481|Saint-Denis",
        "EPSG:4471 RGM04 / UTM zone 38S (Mayotte)|524725|8587116|-12.7806|45.2278|Mamoudzou",
        "EPSG:4467 RGSPM06 / UTM zone 21N|562870|5181168|46.7811|-56.1764|Saint-Pierre",
      })
  void finessCoordinatesBecomeWgs84(
      String source, double x, double y, double lat, double lon, String place) {
    var projection = Objects.requireNonNull(Projection.named(source), source);

    var degrees = Objects.requireNonNull(projection.toWgs84(x, y), place);

    assertThat(metres(degrees, lat, lon)).as(place + " " + degrees).isLessThan(200);
  }

  private static double metres(Projection.Wgs84 here, double lat, double lon) {
    var north = Math.toRadians(here.lat() - lat);
    var east = Math.toRadians(here.lon() - lon) * Math.cos(Math.toRadians(lat));
    return Math.hypot(north, east) * 6_371_008;
  }

  @Test
  void swappedCoordinatesAreNoPosition() {
    assertThat(Projection.METROPOLE.toWgs84(6571540.8, 870262.2)).isNull();
  }

  @Test
  void aProjectionThatIsNoneOfTheTerritoriesHasNoName() {
    assertThat(Projection.named("1,ATLASANTE,96,BAN,EPSG:3857 Mercator")).isNull();
    assertThat(Projection.named("")).isNull();
  }
}

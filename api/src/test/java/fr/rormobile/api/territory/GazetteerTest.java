package fr.rormobile.api.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Engines;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Among as many communes as the country has. */
class GazetteerTest {
  private static final int OTHERS = 35_000;

  private static Jdbi database;
  private static Gazetteer places;

  @BeforeAll
  static void country() {
    database = Engines.freshDatabase();
    database.useHandle(
        handle -> {
          handle.execute("INSERT INTO region VALUES ('24', 'Centre-Val de Loire')");
          handle.execute("INSERT INTO department VALUES ('41', 'Loir-et-Cher', '24')");
          commune(handle, "41018", "Blois", 47_219, "{41000}");
          commune(handle, "41019", "Blois-la-Vallée", 90_000, "{41150}");
          commune(handle, "41200", "Saint-Aignan", 2_800, "{41110}");
          commune(handle, "41203", "Saint-Amand-Longpré", 1_100, "{41310}");
          commune(handle, "41204", "Œuilly", 300, "{41400,41999}");
          handle.execute(
              """
              INSERT INTO commune (code, name, folded_name, department_code, region_code,
                                   postcodes, population)
              SELECT 'x' || n, 'Ville ' || n, 'ville ' || n, '41', '24',
                     ARRAY[to_char(10000 + n * 2, 'FM00000'), to_char(10001 + n * 2, 'FM00000')], n
                FROM generate_series(1, %d) AS n
               WHERE 10000 + n * 2 NOT BETWEEN 40990 AND 42000
              """
                  .formatted(OTHERS));
          handle.execute("ANALYZE commune");
        });
    places = new Gazetteer(database, Clock.systemUTC());
  }

  @Test
  void theVeryNameComesBeforeMorePopulatedOnes() {
    assertThat(names(places.communes("blois", 10))).containsExactly("Blois", "Blois-la-Vallée");
    assertThat(names(places.communes("bloi", 10))).containsExactly("Blois-la-Vallée", "Blois");
  }

  @ParameterizedTest
  @CsvSource({
    "st-aignan, Saint-Aignan",
    "Saint Am, Saint-Amand-Longpré",
    "SAINT-AMAND-LONGPRE, Saint-Amand-Longpré",
    "oeuil, Œuilly",
    "41000, Blois",
    "4199, Œuilly",
  })
  void accentsDashesAndAbbreviationsDoNotMatter(String typed, String first) {
    assertThat(names(places.communes(typed, 10))).startsWith(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "-", "'", "  ", "zzzz", "00", "999999"})
  void whatIsNoBeginningFindsNothing(String typed) {
    assertThat(places.communes(typed, 10)).isEmpty();
  }

  @Test
  void aPlaceWithoutCentreIsListedWithoutPosition() {
    var place = places.communes("Ville 12345", 1).getFirst();

    assertThat(place.lat()).isNull();
    assertThat(place.lon()).isNull();
    assertThat(place.departmentName()).isEqualTo("Loir-et-Cher");
    assertThat(place.postcodes()).hasSize(2);
  }

  private static void commune(
      org.jdbi.v3.core.Handle handle, String code, String name, int population, String postcodes) {
    handle.execute(
        "INSERT INTO commune VALUES (?, ?, ?, '41', '24', ?::text[], ?, 47.5, 1.3)",
        code,
        name,
        FoldedName.of(name),
        postcodes,
        population);
  }

  private static List<String> names(List<Commune> found) {
    return found.stream().map(Commune::name).toList();
  }
}

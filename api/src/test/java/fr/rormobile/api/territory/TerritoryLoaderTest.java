package fr.rormobile.api.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Engines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class TerritoryLoaderTest {
  private final Jdbi database = Engines.freshDatabase();
  private final List<String> said = new ArrayList<>();

  @Test
  void theWholeCountryIsThere() {
    load();

    assertThat(number("SELECT count(*) FROM commune")).isGreaterThan(34_900);
    assertThat(number("SELECT count(*) FROM department")).isEqualTo(109);
    assertThat(number("SELECT count(*) FROM commune WHERE region_code = '24' AND lat IS NULL"))
        .isLessThanOrEqualTo(2);
    assertThat(
            text(
                """
                SELECT name || ' ' || folded_name || ' ' || department_code || ' ' || postcodes[1] || ' '
                       || round(lat::numeric, 1) || ' ' || round(lon::numeric, 1) || ' ' || position_precision
                  FROM commune
                 WHERE code = '41018'
                """))
        .isEqualTo("Blois blois 41 41000 47.6 1.3 COMMUNE");
  }

  @Test
  void theSameFilesAreNotLoadedTwice() {
    load();
    said.clear();

    load();

    assertThat(said).isEmpty();
  }

  @Test
  void aPositionThatAnImportMadeBetterIsKept() {
    load();
    var code = text("SELECT min(code) FROM commune WHERE position_precision = 'POSTCODE'");
    database.useHandle(
        h -> {
          h.execute("UPDATE commune SET lat = 46.5, lon = 2.5 WHERE code = ?", code);
          h.execute("UPDATE reference_load SET digest = 'of an older file'");
        });

    load();

    assertThat(
            text(
                "SELECT lat || ' ' || position_precision FROM commune WHERE code = '" + code + "'"))
        .isEqualTo("46.5 COMMUNE");
  }

  private void load() {
    new TerritoryLoader(database, Clock.systemUTC()).run(said::add);
  }

  private int number(String query) {
    return Integer.parseInt(text(query));
  }

  private String text(String query) {
    return database.withHandle(h -> h.createQuery(query).mapTo(String.class).one());
  }
}

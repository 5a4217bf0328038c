package fr.rormobile.api.nomenclature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Engines;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class NomenclatureLoaderTest {
  private final Jdbi database = Engines.freshDatabase();
  private final List<String> said = new ArrayList<>();

  @Test
  void everySetIsThereUnderTheNameThatTheContractGivesIt() {
    load();

    assertThat(slug("J16")).isEqualTo("specific-acts");
    assertThat(slug("J17")).isEqualTo("operational-activities");
    assertThat(slug("J18")).isEqualTo("specific-equipment");
    assertThat(slug("J19")).isEqualTo("care-modes");
    assertThat(slug("J20")).isEqualTo("activity-fields");
    assertThat(slug("J29")).isEqualTo("patient-types");
    assertThat(slug("J35")).isEqualTo("care-specialities");
    assertThat(slug("J55")).isEqualTo("facility-categories");
  }

  @Test
  void setsHaveAllTheirCodesAndNoneOfAnother() {
    load();

    assertThat(count("J16")).isEqualTo(1305);
    assertThat(count("J17")).isEqualTo(548);
    assertThat(count("J18")).isEqualTo(174);
    assertThat(count("J19")).isEqualTo(36);
    assertThat(count("J20")).isEqualTo(6);
    assertThat(count("J29")).isEqualTo(10);
    assertThat(count("J35")).isEqualTo(66);
    assertThat(count("J227")).isEqualTo(50);
    assertThat(count("R330")).isEqualTo(6); // « opérationnel » is computed, never exchanged
    assertThat(count("R332")).isEqualTo(3);
    assertThat(label("J17", "127")).isEqualTo("Réanimation polyvalente");
    assertThat(label("R334", "03")).isEqualTo("Mobilisable avec ressources humaines");
  }

  @Test
  void theSameFilesAreNotLoadedTwice() {
    load();
    said.clear();

    load();

    assertThat(said).isEmpty();
  }

  @Test
  void aSetWhoseFileIsAnotherThanTheOneLoadedIsLoadedAgain() {
    load();
    database.useHandle(
        h -> {
          h.execute("UPDATE nomenclature SET digest = 'of an older file' WHERE id = 'J20'");
          h.execute("DELETE FROM nomenclature_code WHERE nomenclature_id = 'J20' AND code = '05'");
          h.execute("INSERT INTO nomenclature_code VALUES ('J20', '99', 'Disparu depuis')");
        });

    load();

    assertThat(label("J20", "05")).isEqualTo("Ville");
    assertThat(count("J20")).isEqualTo(6);
  }

  private void load() {
    new NomenclatureLoader(database).run(said::add);
  }

  private String slug(String id) {
    return text("SELECT slug FROM nomenclature WHERE id = '" + id + "'");
  }

  private String label(String id, String code) {
    return text(
        "SELECT label FROM nomenclature_code WHERE nomenclature_id = '%s' AND code = '%s'"
            .formatted(id, code));
  }

  private int count(String id) {
    return Integer.parseInt(
        text("SELECT count(*) FROM nomenclature_code WHERE nomenclature_id = '" + id + "'"));
  }

  private String text(String query) {
    return database.withHandle(h -> h.createQuery(query).mapTo(String.class).one());
  }
}

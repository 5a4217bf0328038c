package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommuneLoadTest {
  private static final String COMMUNES =
      """
      code_insee,nom,departement,region,codes_postaux,population,lat,lon,source
      41018,Blois,41,24,41000,46086,47.58138,1.30687,x
      36063,Châteauroux,36,24,36000,43122,46.80296,1.69399,x
      2A004,Ajaccio,2A,94,20000|20090|20167,71361,41.93484,8.70132,x
      97411,Saint-Denis,974,04,97400|97417|97490,153810,-20.93394,55.44668,x
      37001,"Abilly, bourg",37,24,37160,1153,,,x
      """;

  private ImportBench bench;

  @BeforeEach
  void start(@TempDir Path folder) {
    bench = new ImportBench(folder);
  }

  @Test
  void communesHavePlaceNameAndPostcodes() {
    var job = bench.load(ImportFormat.COMMUNES, bench.file(COMMUNES));

    assertThat(job.status()).isEqualTo(ImportJob.Status.DONE);
    assertThat(job.counts()).isEqualTo(new Counts(5, 0, 0, 0));
    assertThat(job.encoding()).isEqualTo("UTF-8");
    assertThat(
            bench.one(
                String.class,
                "SELECT concat_ws('/', name, folded_name, department_code, region_code, lat, lon)"
                    + " FROM commune WHERE '20167' = ANY (postcodes)"))
        .isEqualTo("Ajaccio/ajaccio/2A/94/41.93484/8.70132");
    assertThat(bench.one(String.class, "SELECT folded_name FROM commune WHERE code = '36063'"))
        .isEqualTo("chateauroux");
    assertThat(bench.one(String.class, "SELECT name FROM commune WHERE lat IS NULL"))
        .isEqualTo("Abilly, bourg");
    assertThat(
            bench.one(
                String.class,
                "SELECT r.name FROM commune c JOIN region r ON r.code = c.region_code"
                    + " WHERE c.code = '97411'"))
        .isEqualTo("La Réunion");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    bench.load(ImportFormat.COMMUNES, bench.file(COMMUNES));
    var before = bench.versions();

    var again = bench.load(ImportFormat.COMMUNES, bench.file(COMMUNES));

    assertThat(again.counts()).isEqualTo(new Counts(0, 0, 5, 0));
    assertThat(bench.versions()).isEqualTo(before);
  }

  @Test
  void aNewPopulationIsAnUpdateAndAMissingPositionTakesNothingAway() {
    bench.load(ImportFormat.COMMUNES, bench.file(COMMUNES));

    var job =
        bench.load(
            ImportFormat.COMMUNES,
            bench.file("code_insee;nom;codes_postaux;population\r\n41018;Blois;41000;46100\r\n"));

    assertThat(job.counts()).isEqualTo(new Counts(0, 1, 0, 0));
    assertThat(
            bench.one(
                String.class,
                "SELECT concat_ws('/', population, lat) FROM commune WHERE code = '41018'"))
        .isEqualTo("46100/47.58138");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4101,Blois,41,24,41000,1,47,1,x|code_insee|code INSEE",
        "99018,Blois,41,24,41000,1,47,1,x|code_insee|n'existe pas",
        "41018,,41,24,41000,1,47,1,x|nom|obligatoire",
        "41018,Blois,41,24,4100,1,47,1,x|codes_postaux|code postal",
        "41018,Blois,41,24,41000,beaucoup,47,1,x|population|nombre",
        "41018,Blois,41,24,41000,1,95,1,x|lat|90 degrés",
        "41018,Blois,41,24,41000,1,47,,x|lat|longitude",
        "41018,Blois,41,24,41000,1,47,est,x|lon|coordonnée",
        "41018,Blois|''|2 colonnes au lieu de 9",
      })
  void aBadLineInTheMiddleIsRefusedAlone(String line, String field, String reason) {
    var text = COMMUNES.replace("36063,Châteauroux,36,24,36000,43122,46.80296,1.69399,x", line);

    var job = bench.load(ImportFormat.COMMUNES, bench.file(text));

    assertThat(job.counts()).isEqualTo(new Counts(4, 0, 0, 1));
    assertThat(bench.refusals(job))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.line()).isEqualTo(3);
              assertThat(refusal.field()).isEqualTo(field.isEmpty() ? null : field);
              assertThat(refusal.reason()).contains(reason);
              assertThat(refusal.text()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''|vide", "du texte|en-tête", "code_insee,autre|en-tête"})
  void aFileOfAnotherKindIsNotLoaded(String text, String reason) {
    var job = bench.load(ImportFormat.COMMUNES, bench.file(text));

    assertThat(job.status()).isEqualTo(ImportJob.Status.FAILED);
    assertThat(job.failure()).contains(reason);
    assertThat(job.counts()).isEqualTo(Counts.NONE);
  }
}

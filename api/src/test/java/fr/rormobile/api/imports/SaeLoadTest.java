package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaeLoadTest {
  private static final String ID =
      """
      bor;an;fi;rs;rscom;fi_ej;cat;sir;reg;dep;COMINSEE;NUMVOI;TYPVOI;NOMVOI;BP;CPO;LIBCOM;COMPD
      ID;2023;410000020;CH DE BLOIS « SIMONE VEIL »;;410000087;355;26410008700012;24;41;41018;;MAIL;PIERRE CHARLOT;BP 1;41016;BLOIS CEDEX;
      ID;2023;970400024;CHU SITE FÉLIX GUYON;"CHU ""NORD\""";970408589;101;;04;9D;9D411;;ALL;DES TOPAZES;;97405;ST DENIS CEDEX;
      """;
  private static final String MCO =
      """
      BOR;AN;FI;RS;FI_EJ;LIT_MED;LIT_CHI;LIT_OBS;PLA_MED;PLA_CHI;PLA_OBS
      MCO;2023;410000020;CH;410000087;100;40;40;5;6;
      """;
  private static final String REA =
      """
      BOR;AN;FI;RS;FI_EJ;UNI;LIT
      REA;2023;410000020;CH;410000087;REAADU;10
      REA;2023;410000020;CH;410000087;SITOT;8
      REA;2023;410000020;CH;410000087;USIC;8
      REA;2023;410000020;CH;410000087;SURVADU;
      """;

  private Path folder;
  private ImportBench bench;

  @BeforeEach
  void start(@TempDir Path folder) {
    this.folder = folder;
    bench = new ImportBench(folder);
  }

  private SourceFile file(String text) {
    return bench.file(text, StandardCharsets.ISO_8859_1);
  }

  private ImportJob load(SourceFile... files) {
    return bench.load(ImportFormat.SAE, files);
  }

  private List<String> units() {
    return bench.list(
        """
        SELECT concat_ws(' ', u.id, operational_activity_code, care_mode_code, nature, count, c.source)
          FROM care_unit u LEFT JOIN capacity_line c ON c.unit_id = u.id
         WHERE deleted_at IS NULL ORDER BY u.id
        """);
  }

  @Test
  void unitsComeWithTheirInstalledBedsOfTheLastDayOfTheYear() {
    var job = load(file(REA), file(ID), file(MCO));

    assertThat(job.counts()).isEqualTo(new Counts(7, 0, 0, 0));
    assertThat(job.encoding()).contains("windows-1252");
    assertThat(units())
        .containsExactly(
            "SAE-410000020-CHI 033 28 01 40 SAE",
            "SAE-410000020-CHI-AMBU 033 09 02 6 SAE",
            "SAE-410000020-MED 083 28 01 82 SAE",
            "SAE-410000020-MED-HJ 083 29 02 5 SAE",
            "SAE-410000020-OBS 100 28 01 40 SAE",
            "SAE-410000020-REAADU 127 28 01 10 SAE",
            "SAE-410000020-SURVADU 373 28",
            "SAE-410000020-USIC 354 28 01 8 SAE");
    assertThat(
            bench.list("SELECT DISTINCT (updated_at AT TIME ZONE 'UTC')::text FROM capacity_line"))
        .containsExactly("2023-12-31 00:00:00");
    assertThat(
            bench.list(
                "SELECT concat_ws('/', name, long_name, commune_code, region_code, address_line)"
                    + " FROM facility ORDER BY finess"))
        .containsExactly(
            "CH DE BLOIS « SIMONE VEIL »/41018/24/MAIL PIERRE CHARLOT",
            "CHU SITE FÉLIX GUYON/CHU \"NORD\"/97411/04/ALL DES TOPAZES");
  }

  @Test
  void tablesGivenOneByOneInAnyOrderMakeTheSameUnits() {
    load(file(ID), file(MCO), file(REA));
    var together = units();
    start(folder);

    load(file(ID));
    load(file(REA));
    load(file(MCO));

    assertThat(units()).isEqualTo(together);
    var before = bench.versions();
    assertThat(load(file(REA)).counts()).isEqualTo(new Counts(0, 0, 4, 0));
    assertThat(bench.versions()).isEqualTo(before);
  }

  @Test
  void aFigureGivenLaterThanTheSurveyStaysAndAUnitTakenOverToo() {
    load(file(ID), file(REA));
    bench.jdbi.useHandle(
        h -> {
          h.execute(
              "UPDATE capacity_line SET count = 12, source = '01', updated_at = '2024-06-01Z'"
                  + " WHERE unit_id = 'SAE-410000020-REAADU'");
          h.execute(
              "UPDATE care_unit SET name = 'USIC du CH', source = 'MANUAL'"
                  + " WHERE id = 'SAE-410000020-USIC'");
        });

    load(file(REA.replace(";REAADU;10", ";REAADU;11").replace(";USIC;8", ";USIC;9")));

    assertThat(units())
        .contains("SAE-410000020-REAADU 127 28 01 12 01", "SAE-410000020-USIC 354 28 01 8 SAE");
    assertThat(bench.list("SELECT name FROM care_unit WHERE source = 'MANUAL'"))
        .containsExactly("USIC du CH");
  }

  @Test
  void aNewerSurveyReplacesAndAnOlderOneIsRefused() {
    load(file(ID), file(REA));

    var newer = "BOR;AN;FI;RS;FI_EJ;UNI;LIT\nREA;2024;410000020;CH;410000087;REAADU;14\n";
    assertThat(load(file(newer)).counts()).isEqualTo(new Counts(0, 1, 0, 0));
    assertThat(units()).containsExactly("SAE-410000020-REAADU 127 28 01 14 SAE");

    var older = load(file(REA.replace("REA;2023;410000020;CH;410000087;USIC;8\n", "")));
    assertThat(bench.refusals(older))
        .extracting(Refusal::reason)
        .contains("L'enquête 2024, plus récente, est déjà chargée");
    assertThat(units()).containsExactly("SAE-410000020-REAADU 127 28 01 14 SAE");
  }

  @Test
  void finessKnowsTheAddressBetterWhateverComesFirst() {
    var finess =
        bench.file(
            FinessFile.file(
                FinessFile.structure("410000020", "CH BLOIS", "018", "41", "41016 BLOIS CEDEX")));
    load(file(ID));
    bench.load(ImportFormat.FINESS, finess);

    var job = load(file(ID));

    assertThat(job.counts()).isEqualTo(new Counts(0, 0, 2, 0));
    assertThat(
            bench.one(
                String.class,
                "SELECT concat_ws('/', name, address_line, source) FROM facility"
                    + " WHERE finess = '410000020'"))
        .isEqualTo("CH BLOIS/MAIL PIERRE CHARLOT/FINESS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REA;2023;41000002;CH;410000087;USIC;8|FI|9 caractères",
        "REA;2023;419999999;CH;410000087;USIC;8|FI|inconnu",
        "REA;2023;410000020;CH;410000087;USIX;8|UNI|pas connu",
        "REA;2023;410000020;CH;410000087;USIC;huit|LIT|pas un nombre",
        "REA;20;410000020;CH;410000087;USIC;8|AN|pas une année",
        "GHT;2023;410000020;CH;410000087;USIC;8|BOR|n'est pas chargée",
        "REA;2023;410000020|''|3 colonnes",
      })
  void aBadLineInTheMiddleIsRefusedAlone(String line, String field, String reason) {
    var job = load(file(ID), file(REA.replace("REA;2023;410000020;CH;410000087;SITOT;8", line)));

    assertThat(job.counts()).isEqualTo(new Counts(5, 0, 0, 1));
    assertThat(bench.refusals(job))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.line()).isEqualTo(3);
              assertThat(refusal.field()).isEqualTo(field.isEmpty() ? null : field);
              assertThat(refusal.reason()).contains(reason);
            });
  }

  @Test
  void tablesThatAreNotLoadedAreLeftOutOfAFolderAndRefusedAlone() {
    var ght = "NOM_COURT_GHT;CODE_GHT\nARA-01;84101\n";

    assertThat(load(file(ID), file(ght)).counts().created()).isEqualTo(2);
    assertThat(load(file(ght)).failure()).contains("n'est pas une table de la SAE");
  }
}

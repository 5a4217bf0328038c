package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinessLoadTest {
  private static final String FLEMING =
      FinessFile.structure(
          "970100400", "C.H. LOUIS CONSTANT FLEMING", "127", "9A", "97150 ST MARTIN");

  private ImportBench bench;

  @BeforeEach
  void start(@TempDir Path folder) {
    bench = new ImportBench(folder);
  }

  private ImportJob load(String... lines) {
    return bench.load(ImportFormat.FINESS, bench.file(FinessFile.file(lines)));
  }

  @Test
  void aStructureIsAFacilityWithItsEntityItsPhonesAndItsPlace() {
    var job = load(FinessFile.VIRIAT, FinessFile.VIRIAT_POSITION);

    // The position's line finds the facility that the structure's line made, and changes it.
    assertThat(job.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(
            bench.one(
                String.class,
                """
                SELECT concat_ws('/', name, legal_entity_finess, address_line, postcode, city,
                                 commune_code, department_code, region_code, siret, category_code,
                                 opened_on, position_precision, source, demonstration)
                  FROM facility WHERE finess = '010000024'
                """))
        .isEqualTo(
            "CH DE FLEYRIAT/010780054/900 RTE DE PARIS/01440/VIRIAT/01451/01/84/26010004500012/355/"
                + "1979-02-13/ADDRESS/FINESS/f");
    assertThat(bench.one(String.class, "SELECT name || siren FROM legal_entity"))
        .isEqualTo("Entité juridique 010780054260100045");
    assertThat(bench.list("SELECT kind || value FROM contact_point ORDER BY 1"))
        .containsExactly("FAX0474454114", "STANDARD0474454647");
  }

  @Test
  void windows1252IsRecognisedAndReadWithItsAccentsAndQuotes() {
    var quoted = "\"LIEU DE VIE \"\"ÉTÉ – ŒUVRE 10 €\"\"\"";
    var file =
        FinessFile.file(FinessFile.structure("370000481", quoted, "261", "37", "37000 TOURS"));

    var job =
        bench.load(
            ImportFormat.FINESS, bench.file(file.replace("\n", "\r\n"), FileEncoding.WINDOWS_1252));

    assertThat(job.encoding()).isEqualTo("windows-1252");
    assertThat(job.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    assertThat(bench.one(String.class, "SELECT name FROM facility"))
        .isEqualTo("LIEU DE VIE \"ÉTÉ – ŒUVRE 10 €\"");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    load(FinessFile.VIRIAT, FinessFile.VIRIAT_POSITION, FLEMING);
    bench.jdbi.useHandle(h -> h.execute("UPDATE index_document SET dirty = false"));
    var before = bench.versions();

    var again = load(FinessFile.VIRIAT, FinessFile.VIRIAT_POSITION, FLEMING);

    assertThat(again.counts()).isEqualTo(new Counts(0, 0, 3, 0));
    assertThat(bench.versions()).isEqualTo(before);
  }

  @Test
  void positionsMayComeBeforeTheirStructuresAndInAFileOfTheirOwn() {
    var structures = bench.file(FinessFile.file(FinessFile.VIRIAT));
    var positions = bench.file(FinessFile.VIRIAT_POSITION + "\n");

    var job = bench.load(ImportFormat.FINESS, positions, structures);

    assertThat(job.counts()).isEqualTo(new Counts(1, 1, 0, 0));
  }

  @Test
  void aPositionOfAnUnknownFacilityIsRefusedNotAnError() {
    var job = load(FinessFile.VIRIAT, FinessFile.VIRIAT_POSITION.replace("010000024", "010000099"));

    assertThat(job.status()).isEqualTo(ImportJob.Status.DONE);
    assertThat(bench.refusals(job))
        .singleElement()
        .isEqualTo(
            new Refusal(
                0,
                job.fileName(),
                3,
                "nofinesset",
                "Aucun établissement n'a ce numéro FINESS",
                FinessFile.VIRIAT_POSITION.replace("010000024", "010000099")));
  }

  @ParameterizedTest
  @CsvSource({
    "9A,127,97150 ST MARTIN,97801,978,01",
    "9A,123,97133 ST BARTHELEMY,97701,977,01",
    "9A,101,97139 LES ABYMES,97101,971,01",
    "9C,302,97306 CAYENNE CEDEX,97302,973,03",
    "9D,411,97405 ST DENIS CEDEX,97411,974,04",
    "9F,606,97620 CHIRONGUI,97606,976,06",
    "2A,004,20303 AJACCIO CEDEX,2A004,2A,94",
    "37,261,37044 TOURS CEDEX 9,37261,37,24",
  })
  void departmentsAndCommunesBecomeThoseOfInsee(
      String department, String commune, String routing, String code, String insee, String region) {
    load(FinessFile.structure("370000481", "CH", commune, department, routing));

    assertThat(
            bench.one(
                String.class,
                "SELECT concat_ws(',', commune_code, department_code, region_code) FROM facility"))
        .isEqualTo(code + "," + insee + "," + region);
  }

  @Test
  void withoutCoordinatesAFacilityIsAtTheCentreOfItsCommune() {
    bench.load(
        ImportFormat.COMMUNES,
        bench.file("code_insee,nom,codes_postaux,lat,lon\n01451,Viriat,01440,46.25,5.21\n"));

    load(FinessFile.VIRIAT);

    assertThat(
            bench.one(
                String.class, "SELECT concat_ws('/', lat, lon, position_precision) FROM facility"))
        .isEqualTo("46.25/5.21/COMMUNE");
    // Later its own coordinates come, and no structure's line takes them away again.
    load(FinessFile.VIRIAT, FinessFile.VIRIAT_POSITION);
    assertThat(load(FinessFile.VIRIAT).counts()).isEqualTo(new Counts(0, 0, 1, 0));
    assertThat(bench.one(String.class, "SELECT position_precision FROM facility"))
        .isEqualTo("ADDRESS");
  }

  @Test
  void aTelephoneThatTheFileNoLongerGivesGoesAndAPersonsStays() {
    load(FinessFile.VIRIAT);
    bench.jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO contact_point (owner_kind, owner_id, kind, value)"
                    + " VALUES ('FACILITY', '010000024', 'ALERT', '0474000000')"));

    var job = load(FinessFile.VIRIAT.replace("0474454647", "04 74 45 46 00"));

    assertThat(job.counts()).isEqualTo(new Counts(0, 1, 0, 0));
    assertThat(bench.list("SELECT kind || value FROM contact_point ORDER BY 1"))
        .containsExactly("ALERT0474000000", "FAX0474454114", "STANDARD0474454600");
  }

  @Test
  void aDemonstrationFacilityBecomesRealAndWhatAPersonEnteredStays() {
    bench.jdbi.useHandle(
        h ->
            h.execute(
                """
                INSERT INTO facility (finess, name, operational_name, city, source, demonstration)
                VALUES ('010000024', 'Inventé', 'Fleyriat', 'NULLE PART', 'DEMO', true),
                       ('970100400', 'Nom choisi', NULL, NULL, 'EDITOR', false)
                """));

    var job = load(FinessFile.VIRIAT, FLEMING);

    assertThat(job.counts()).isEqualTo(new Counts(0, 2, 0, 0));
    assertThat(
            bench.list(
                "SELECT concat_ws('/', name, operational_name, city, source, demonstration)"
                    + " FROM facility ORDER BY finess"))
        .containsExactly(
            "CH DE FLEYRIAT/Fleyriat/VIRIAT/FINESS/f", "Nom choisi/ST MARTIN/EDITOR/f");
  }

  @Test
  void anEntityThatAFileNamesIsRealAndKeepsItsName() {
    bench.jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO legal_entity (finess, name, source, demonstration)"
                    + " VALUES ('010780054', 'CH de Bourg', 'DEMO', true)"));

    load(FinessFile.VIRIAT);

    assertThat(bench.list("SELECT concat_ws('/', name, siren, demonstration) FROM legal_entity"))
        .containsExactly("CH de Bourg/260100045/f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "structureet;01000002;010780054;X|''|4 colonnes|false",
        "STRUCTURE 01000002|nofinesset|9 caractères|true",
        "STRUCTURE 0100000-4|nofinesset|pas un numéro FINESS|true",
        "geolocalisation;010000024;1;2;|''|5 colonnes|false",
        "geolocalisation;010000024;x;2;EPSG:2154;2026|coordxet|pas une coordonnée|false",
        "geolocalisation;010000024;1;NaN;EPSG:2154;2026|coordyet|pas une coordonnée|false",
        "geolocalisation;010000024;1;2;EPSG:2154;2026|coordxet|hors du territoire|false",
        "geolocalisation;010000024;1;2;EPSG:9999;2026|sourcecoordet|projection|false",
        "autresection;1;2|''|Section inconnue|false",
        "structureet;\"sans fin;1|''|colonnes|false",
      })
  void aBadLineInTheMiddleIsRefusedAlone(String bad, String field, String reason, boolean made) {
    var line =
        made
            ? FinessFile.structure(
                bad.substring(bad.indexOf(' ') + 1), "X", "451", "01", "01440 VIRIAT")
            : bad;

    var job = load(FinessFile.VIRIAT, line, FLEMING);

    assertThat(job.counts()).isEqualTo(new Counts(2, 0, 0, 1));
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
  void onlyAHeaderIsNothingToLoad() {
    assertThat(load().counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void garbageIsNotLoaded() {
    var bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);

    var job = bench.load(ImportFormat.FINESS, bench.file("photo.jpg", bytes));

    assertThat(job.status()).isEqualTo(ImportJob.Status.FAILED);
    assertThat(job.failure()).contains("« photo.jpg » n'est pas un fichier FINESS");
  }

  @Test
  void garbageBehindAGoodBeginningIsRefusedLineByLine() {
    var seed = 7;
    var bytes = new byte[300_000];
    new Random(seed).nextBytes(bytes);
    var start = FinessFile.file(FinessFile.VIRIAT).getBytes(StandardCharsets.UTF_8);
    var all = Arrays.copyOf(start, start.length + bytes.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);

    var job = bench.load(ImportFormat.FINESS, bench.file("coupe.csv", all));

    assertThat(job.status()).as("seed " + seed).isEqualTo(ImportJob.Status.DONE);
    assertThat(job.counts().created()).isOne();
    assertThat(job.counts().refused()).isGreaterThan(100);
    assertThat(bench.refusals(job)).allSatisfy(r -> assertThat(r.text()).doesNotContain("\0"));
  }
}

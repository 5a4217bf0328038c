package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RppsLoadTest {
  private static final String HEADER =
      "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité"
          + " d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom"
          + " d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie"
          + " professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type"
          + " savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode"
          + " exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS"
          + " établissement juridique|Identifiant technique de la structure|Raison sociale"
          + " site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément"
          + " point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice"
          + " répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type"
          + " de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution"
          + " (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord."
          + " structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code"
          + " pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord."
          + " structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail"
          + " (coord. structure)|Code Département (structure)|Libellé Département"
          + " (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur"
          + " d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé"
          + " section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre"
          + " activité|";

  private static final Map<String, String> CABINET =
      Map.ofEntries(
          Map.entry("Type d'identifiant PP", "8"),
          Map.entry("Identifiant PP", "10001234567"),
          Map.entry("Code civilité d'exercice", "DR"),
          Map.entry("Nom d'exercice", "LEFÈVRE"),
          Map.entry("Prénom d'exercice", "Zoé"),
          Map.entry("Code profession", "10"),
          Map.entry("Libellé profession", "Médecin"),
          Map.entry("Code savoir-faire", "SM54"),
          Map.entry("Libellé savoir-faire", "Médecine générale"),
          Map.entry("Code mode exercice", "L"),
          Map.entry("Identifiant technique de la structure", "R10000000001"),
          Map.entry("Raison sociale site", "CABINET DU DR LEFÈVRE"),
          Map.entry("Numéro Voie (coord. structure)", "3"),
          Map.entry("Libellé type de voie (coord. structure)", "Rue"),
          Map.entry("Libellé Voie (coord. structure)", "DES \"LICES\""),
          Map.entry("Code postal (coord. structure)", "41000"),
          Map.entry("Code commune (coord. structure)", "41018"),
          Map.entry("Libellé commune (coord. structure)", "Blois"),
          Map.entry("Téléphone (coord. structure)", "02 54 00 00 01"),
          Map.entry("Adresse e-mail (coord. structure)", "zoe.lefevre@medecin.mssante.fr"));

  private static final Map<String, String> HOSPITAL =
      with(
          CABINET,
          Map.of(
              "Code mode exercice", "S",
              "Code savoir-faire", "SM04",
              "Numéro FINESS site", "410000020",
              "Identifiant technique de la structure", "F410000020",
              "Raison sociale site", "CH BLOIS",
              "Libellé rôle", "Praticien hospitalier",
              "Téléphone (coord. structure)", "0254556633",
              "Adresse e-mail (coord. structure)", "zoe@example.org"));

  private ImportBench bench;

  @BeforeEach
  void start(@TempDir Path folder) {
    bench = new ImportBench(folder);
    bench.load(
        ImportFormat.COMMUNES,
        bench.file("code_insee,nom,codes_postaux,lat,lon\n41018,Blois,41000,47.58,1.33\n"));
    bench.load(
        ImportFormat.FINESS,
        bench.file(
            FinessFile.file(
                FinessFile.structure("410000020", "CH BLOIS", "018", "41", "41016 BLOIS CEDEX"))));
  }

  private static Map<String, String> with(Map<String, String> line, Map<String, String> changes) {
    var changed = new HashMap<>(line);
    changed.putAll(changes);
    return changed;
  }

  private static String line(Map<String, String> values) {
    return Arrays.stream(HEADER.split("\\|", -1))
        .map(column -> values.getOrDefault(column, ""))
        .collect(Collectors.joining("|"));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private ImportJob load(Map<String, String>... lines) {
    var text = Arrays.stream(lines).map(RppsLoadTest::line).collect(Collectors.joining("\n"));
    return bench.load(ImportFormat.RPPS, bench.file(HEADER + "\n" + text + "\n"));
  }

  @Test
  void theHeaderHasFiftySixColumns() {
    assertThat(HEADER.split("\\|")).hasSize(56);
  }

  @Test
  void aPersonHasOneRowAndOneActivityALine() {
    var job = load(CABINET, HOSPITAL);

    assertThat(job.counts()).isEqualTo(new Counts(2, 0, 0, 0));
    assertThat(
            bench.list(
                "SELECT concat_ws('/', rpps, title, family_name, given_name, profession_label,"
                    + " skill_code, source) FROM professional"))
        .containsExactly("10001234567/Dr/LEFÈVRE/Zoé/Médecin/SM54/RPPS");
    assertThat(
            bench.list(
                "SELECT concat_ws('/', mode_code, facility_finess, function_label, place_name,"
                    + " address_line, postcode, lat, lon, position_precision)"
                    + " FROM practitioner_role ORDER BY mode_code"))
        .containsExactly(
            "L/CABINET DU DR LEFÈVRE/3 Rue DES \"LICES\"/41000/47.58/1.33/COMMUNE",
            "S/410000020/Praticien hospitalier");
    assertThat(
            bench.list(
                "SELECT concat_ws('/', kind, value, confidentiality) FROM contact_point"
                    + " WHERE owner_kind = 'PROFESSIONAL' ORDER BY 1"))
        .containsExactly(
            "MSSANTE/zoe.lefevre@medecin.mssante.fr/RESTRICTED",
            "STANDARD/0254000001/PUBLIC",
            "STANDARD/0254556633/PUBLIC");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    load(CABINET, HOSPITAL);
    var before = bench.versions();

    assertThat(load(CABINET, HOSPITAL).counts()).isEqualTo(new Counts(0, 0, 2, 0));
    assertThat(bench.versions()).isEqualTo(before);
  }

  @Test
  void aNewTelephoneReplacesTheOneOfTheSameActivityOnly() {
    load(CABINET, HOSPITAL);

    var job = load(with(CABINET, Map.of("Téléphone (coord. structure)", "0254000002")), HOSPITAL);

    assertThat(job.counts()).isEqualTo(new Counts(0, 1, 1, 0));
    assertThat(bench.list("SELECT value FROM contact_point WHERE kind = 'STANDARD' ORDER BY 1"))
        .containsExactly("0254000002", "0254556633");
  }

  @Test
  void anUnknownFacilityIsAPlaceOfItsOwn() {
    load(with(HOSPITAL, Map.of("Numéro FINESS site", "410009999")));

    assertThat(
            bench.list(
                "SELECT concat_ws('/', facility_finess, place_name, position_precision)"
                    + " FROM practitioner_role"))
        .containsExactly("CH BLOIS/COMMUNE");
  }

  @Test
  void aPersonWhoseFirstLineIsRefusedIsMadeByTheNext() {
    var job = load(with(CABINET, Map.of("Type d'identifiant PP", "0")), HOSPITAL);

    assertThat(job.counts()).isEqualTo(new Counts(1, 0, 0, 1));
    assertThat(bench.list("SELECT skill_code FROM professional")).containsExactly("SM04");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type d'identifiant PP|0|pas un numéro RPPS",
        "Identifiant PP|1000123|11 chiffres",
        "Identifiant PP|''|11 chiffres",
        "Nom d'exercice|''|obligatoire",
      })
  void aBadLineIsRefusedAlone(String field, String value, String reason) {
    var job = load(HOSPITAL, with(CABINET, Map.of(field, value)));

    assertThat(job.counts()).isEqualTo(new Counts(1, 0, 0, 1));
    assertThat(bench.refusals(job))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.line()).isEqualTo(3);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.reason()).contains(reason);
            });
  }

  @Test
  void aLineWithFewerColumnsIsRefused() {
    var job = bench.load(ImportFormat.RPPS, bench.file(HEADER + "\n8|10001234567|X\n"));

    assertThat(bench.refusals(job))
        .extracting(Refusal::reason)
        .isEqualTo(List.of("3 colonnes au lieu de 57 dans l'en-tête"));
  }

  @Test
  void whatThePersonAtTheRorEnteredStays() {
    load(CABINET);
    bench.jdbi.useHandle(
        h -> h.execute("UPDATE professional SET family_name = 'LEFEVRE-BRUN', source = 'MANUAL'"));

    assertThat(load(CABINET).counts()).isEqualTo(new Counts(0, 0, 1, 0));
    assertThat(bench.list("SELECT family_name FROM professional")).containsExactly("LEFEVRE-BRUN");
  }
}

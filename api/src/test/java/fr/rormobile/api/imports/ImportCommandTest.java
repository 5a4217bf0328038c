package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path folder;
  private ImportBench bench;
  private ImportCommand command;

  @BeforeEach
  void start(@TempDir Path folder) {
    this.folder = folder;
    bench = new ImportBench(folder);
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    command = new ImportCommand(bench.imports, bench.store, out);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itSaysWhatBecameOfTheLinesAndShowsTheRefusals() {
    var file =
        bench.file(FinessFile.file(FinessFile.VIRIAT, "structureet;1"), FileEncoding.WINDOWS_1252);

    var exit = command.run(List.of("finess", file.path().toString()));

    assertThat(exit).isZero();
    assertThat(said())
        .contains("2 lues = 1 créées + 0 modifiées + 0 inchangées + 1 refusées")
        .contains("encodage windows-1252")
        .contains("ligne 3 : 2 colonnes au lieu de 32 pour structureet. « structureet;1 »");
  }

  @Test
  void aFolderIsAllItsTables() throws Exception {
    var tables = Files.createDirectory(folder.resolve("sae"));
    Files.writeString(tables.resolve("LISEZMOI.txt"), "rien");
    Files.writeString(
        tables.resolve("REA.csv"), "BOR;AN;FI;UNI;LIT\nREA;2023;410000020;REAADU;10\n");
    Files.writeString(
        tables.resolve("ZID.csv"),
        "bor;an;fi;fi_ej;rs;dep;CPO\nID;2023;410000020;410000087;CH BLOIS;41;41000\n");

    assertThat(command.run(List.of("SAE", tables.toString()))).isZero();

    assertThat(said()).contains("2 lues = 2 créées");
  }

  @Test
  void aFailureIsSaidAndIsTheExitCode() {
    var file = bench.file("rien\n");

    assertThat(command.run(List.of("RPPS", file.path().toString()))).isEqualTo(1);
    assertThat(said()).contains("Échec : « " + file.name() + " » n'est pas un fichier");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLine() {
    assertThat(command.run(List.of())).isEqualTo(2);
    assertThat(command.run(List.of("EXCEL", "x.csv"))).isEqualTo(2);
    assertThat(command.run(List.of("RPPS", folder.resolve("absent").toString()))).isEqualTo(2);
    assertThat(said()).contains("Usage : import").contains("Fichier illisible");
  }

  @Test
  void whileAnotherLoadRunsItSaysSo() {
    var file = bench.file(FinessFile.file(FinessFile.VIRIAT));
    var other = bench.begin(ImportFormat.FINESS, file);

    assertThat(command.run(List.of("FINESS", file.path().toString()))).isEqualTo(1);

    assertThat(said()).contains("Un autre chargement est en cours");
    other.run(counts -> {});
  }
}

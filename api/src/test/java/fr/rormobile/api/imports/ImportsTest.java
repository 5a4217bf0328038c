package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for a load whatever its format. */
class ImportsTest {
  private ImportBench bench;

  @BeforeEach
  void start(@TempDir Path folder) {
    bench = new ImportBench(folder);
  }

  private static String structures(int count) {
    var lines = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      var finess = "37%07d".formatted(i);
      lines.add(FinessFile.structure(finess, "ÉTABLISSEMENT " + i, "261", "37", "37000 TOURS"));
      lines.add(FinessFile.position(finess, 525_000 + i, 6_700_000 + i, "1,X,96,BAN,EPSG:2154"));
    }
    return FinessFile.file(lines.toArray(String[]::new));
  }

  @Test
  void severalBatchesAddUp() {
    var job = bench.load(ImportFormat.FINESS, bench.file(structures(2_500)));

    assertThat(job.counts()).isEqualTo(new Counts(2_500, 2_500, 0, 0));
    assertThat(job.progressPercent()).isEqualTo(100);
    assertThat(bench.one(Integer.class, "SELECT count(*) FROM facility")).isEqualTo(2_500);
  }

  @Test
  void theSameRecordTwiceInAFileIsAppliedInOrder() {
    var once = FinessFile.structure("370000481", "AVANT", "261", "37", "37000 TOURS");
    var text = FinessFile.file(once, once.replace("AVANT", "APRÈS"));

    var job = bench.load(ImportFormat.FINESS, bench.file(text));

    assertThat(job.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(bench.one(String.class, "SELECT name FROM facility")).isEqualTo("APRÈS");
  }

  @Test
  void whatTheDatabaseRefusesIsRefusedAloneAndTheRestOfItsBatchIsLoaded() {
    bench.jdbi.useHandle(
        h -> h.execute("ALTER TABLE facility ADD CHECK (name <> 'ÉTABLISSEMENT 7')"));

    var job = bench.load(ImportFormat.FINESS, bench.file(structures(50)));

    // The structure, and its position that then finds no facility.
    assertThat(job.counts()).isEqualTo(new Counts(49, 49, 0, 2));
    assertThat(bench.refusals(job))
        .extracting(Refusal::line, Refusal::reason)
        .containsExactly(
            tuple(16, "La base de données refuse les valeurs de cette ligne"),
            tuple(17, "Aucun établissement n'a ce numéro FINESS"));
    assertThat(
            bench.list(
                "SELECT finess FROM legal_entity WHERE finess NOT IN"
                    + " (SELECT legal_entity_finess FROM facility)"))
        .as("no half of a record")
        .isEmpty();
  }

  @Test
  void aFailureOfTheDatabaseItselfFailsTheLoadAndRefusesNothing() {
    bench.jdbi.useHandle(
        h ->
            h.execute(
                """
                CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER break BEFORE INSERT ON facility EXECUTE FUNCTION break();
                """));

    var job = bench.load(ImportFormat.FINESS, bench.file(structures(5)));

    assertThat(job.status()).isEqualTo(ImportJob.Status.FAILED);
    assertThat(job.failure()).contains("envoyez de nouveau le même fichier");
    assertThat(job.counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void oneLoadAtATimeForADatabase() {
    var first = bench.begin(ImportFormat.FINESS, bench.file(structures(3)));

    assertThat(
            bench.imports.begin(
                ImportFormat.FINESS,
                List.of(bench.file(structures(3))),
                Imports.Request.OF_THE_COMMAND_LINE))
        .isInstanceOf(Imports.Busy.class);

    first.run(counts -> {});
    assertThat(bench.load(ImportFormat.FINESS, bench.file(structures(3))).counts())
        .isEqualTo(new Counts(0, 0, 6, 0));
  }

  @Test
  void aLoadWhoseProcessDiedSaysSoAndTheSameFileCompletesIt() {
    var file = bench.file(structures(1_500));
    var died = bench.begin(ImportFormat.FINESS, file);
    assertThat(bench.imports.failInterrupted()).as("it runs").isZero();
    try {
      died.run(
          counts -> {
            throw new Died();
          });
    } catch (Died expected) {
      // As after kill -9: nothing was tidied up, PostgreSQL ended the session.
    }
    bench.jdbi.useHandle(
        h ->
            h.execute(
                "UPDATE import_job SET status = 'RUNNING', finished_at = NULL, failure = NULL"));

    assertThat(bench.imports.failInterrupted()).isOne();

    var after = bench.store.find(died.id()).orElseThrow();
    assertThat(after.status()).isEqualTo(ImportJob.Status.FAILED);
    assertThat(after.failure()).contains("interrompu");
    assertThat(after.counts())
        .as("exactly what is in the database")
        .isEqualTo(new Counts(1000, 0, 0, 0));
    assertThat(bench.one(Integer.class, "SELECT count(*) FROM facility")).isEqualTo(1000);
    assertThat(bench.load(ImportFormat.FINESS, file).counts())
        .isEqualTo(new Counts(500, 1500, 1000, 0));
  }

  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void anOrderlyStopEndsBetweenTwoBatches() {
    var begun = bench.begin(ImportFormat.FINESS, bench.file(structures(2_500)));

    begun.run(counts -> bench.imports.stopSoon());

    var job = bench.store.find(begun.id()).orElseThrow();
    assertThat(job.status()).isEqualTo(ImportJob.Status.FAILED);
    assertThat(job.failure()).contains("Le serveur s'est arrêté");
    assertThat(job.counts()).isEqualTo(new Counts(1_000, 0, 0, 0));
  }

  @Test
  void theCountOfRefusalsIsExactAndOnlyTheFirstTenThousandAreKept() {
    var lines = new String[10_500];
    Arrays.fill(lines, "structureet;1");

    var job = bench.load(ImportFormat.FINESS, bench.file(FinessFile.file(lines)));

    assertThat(job.counts()).isEqualTo(new Counts(0, 0, 0, 10_500));
    assertThat(bench.one(Integer.class, "SELECT count(*) FROM import_refusal")).isEqualTo(10_000);
  }

  @Test
  void theSameKeyIsTheSameLoad() {
    var account = UUID.randomUUID();
    bench.jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO account (id, login, display_name, password_hash, roles)"
                    + " VALUES (?, 'ror', 'ROR', 'x', '{REGIONAL_TEAM}')",
                account));
    var request = new Imports.Request(account, "cle-1");
    var files = List.of(bench.file(structures(3)));

    var begun = (Imports.Begun) bench.imports.begin(ImportFormat.FINESS, files, request);

    // While it runs, and when it is done.
    assertThat(bench.imports.begin(ImportFormat.FINESS, files, request))
        .isEqualTo(new Imports.Again(begun.id()));
    begun.run(counts -> {});
    assertThat(bench.imports.begin(ImportFormat.FINESS, files, request))
        .isEqualTo(new Imports.Again(begun.id()));
    assertThat(
            bench.imports.begin(ImportFormat.FINESS, List.of(bench.file(structures(4))), request))
        .isInstanceOf(Imports.KeyForOther.class);
    // A key that came too early stands for nothing.
    var running = bench.begin(ImportFormat.FINESS, bench.file(structures(1)));
    var later = new Imports.Request(account, "cle-2");
    assertThat(bench.imports.begin(ImportFormat.FINESS, files, later))
        .isInstanceOf(Imports.Busy.class);
    running.run(counts -> {});
    assertThat(bench.imports.begin(ImportFormat.FINESS, files, later))
        .isInstanceOfSatisfying(Imports.Begun.class, again -> again.run(counts -> {}));
  }

  @Test
  void aLineLongerThanAnyRecordIsRefusedInBoundedMemory() {
    var text =
        FinessFile.file(
            FinessFile.structure("370000481", "X".repeat(200_000), "261", "37", "37000 TOURS"),
            FinessFile.VIRIAT);

    var job = bench.load(ImportFormat.FINESS, bench.file(text));

    assertThat(job.counts()).isEqualTo(new Counts(1, 0, 0, 1));
    assertThat(bench.refusals(job).getFirst().text()).hasSize(200);
  }

  /** Whatever is done to a file, a load ends, adds up, and can be repeated. */
  @Test
  void mutatedFilesNeverThrowAndAlwaysAddUp() {
    var seed = new Random().nextLong();
    System.out.println("ImportsTest.mutatedFilesNeverThrowAndAlwaysAddUp: seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 40; round++) {
      var bytes = structures(20).getBytes(StandardCharsets.UTF_8);
      for (var change = 0; change < 1 + round; change++) {
        bytes[60 + random.nextInt(bytes.length - 60)] = (byte) random.nextInt(256);
      }
      var file = bench.file("mutated-" + round + ".csv", bytes);

      var job = bench.load(ImportFormat.FINESS, file);
      var again = bench.load(ImportFormat.FINESS, file);

      assertThat(job.status())
          .as("seed " + seed + " round " + round)
          .isEqualTo(ImportJob.Status.DONE);
      assertThat(again.counts().read()).as("seed " + seed).isEqualTo(job.counts().read());
      assertThat(again.counts().refused()).as("seed " + seed).isEqualTo(job.counts().refused());
      assertThat(job.counts().refused()).isEqualTo(bench.refusals(job).size());
    }
  }
}

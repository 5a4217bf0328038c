package fr.rormobile.api.imports;

import fr.rormobile.api.platform.start.Command;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ror-mobile import SAE dossier}: the same load as the route's, with its progress shown. */
@Singleton
class ImportCommand implements Command {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
  private static final int SHOWN_REFUSALS = 20;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Imports imports;
  private final ImportStore store;
  private final PrintStream out;

  @Inject
  ImportCommand(Imports imports, ImportStore store) {
    this(imports, store, System.out);
  }

  /**
   * @param out what a person reads
   */
  ImportCommand(Imports imports, ImportStore store, PrintStream out) {
    this.imports = imports;
    this.store = store;
    this.out = out;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String usage() {
    return "FINESS|SAE|RPPS|COMMUNES FICHIER… : charge des fichiers de référence (SAE : aussi un"
        + " dossier)";
  }

  @Override
  public int run(List<String> arguments) {
    var format =
        arguments.isEmpty() ? Optional.<ImportFormat>empty() : format(arguments.getFirst());
    if (format.isEmpty() || arguments.size() < 2) {
      out.println("Usage : import " + usage());
      return MISUSED;
    }
    var files = files(arguments.subList(1, arguments.size()));
    if (files.isEmpty()) {
      return MISUSED;
    }
    var begun = imports.begin(format.get(), files.get(), Imports.Request.OF_THE_COMMAND_LINE);
    if (!(begun instanceof Imports.Begun started)) {
      out.println("Un autre chargement est en cours ; recommencez quand il sera fini.");
      return FAILED;
    }
    started.run(new Shown()::show);
    return report(started.id());
  }

  private static Optional<ImportFormat> format(String name) {
    return Arrays.stream(ImportFormat.values())
        .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private Optional<List<SourceFile>> files(List<String> arguments) {
    var files = arguments.stream().map(Path::of).flatMap(ImportCommand::inside).toList();
    for (var file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        out.println("Fichier illisible : " + file);
        return Optional.empty();
      }
    }
    return Optional.of(
        files.stream().map(f -> new SourceFile(f.getFileName().toString(), f)).toList());
  }

  private static Stream<Path> inside(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (var entries = Files.list(path)) {
      return entries
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      return Stream.of(path);
    }
  }

  private int report(long id) {
    var job = store.find(id).orElseThrow();
    var counts = job.counts();
    out.printf(
        Locale.FRANCE,
        "%s : %,d lues = %,d créées + %,d modifiées + %,d inchangées + %,d refusées (encodage"
            + " %s)%n",
        job.fileName(),
        counts.read(),
        counts.created(),
        counts.updated(),
        counts.unchanged(),
        counts.refused(),
        job.encoding());
    var refusals = store.listRefusals(id, 0, 0, SHOWN_REFUSALS);
    for (var refusal : refusals) {
      out.printf(
          "  %s, ligne %d%s : %s. « %s »%n",
          refusal.fileName(),
          refusal.line(),
          refusal.field() == null ? "" : ", champ " + refusal.field(),
          refusal.reason(),
          refusal.text());
    }
    if (counts.refused() > refusals.size()) {
      out.printf("  … et d'autres : GET /imports/%s/refusals%n", job.publicId());
    }
    if (job.failure() != null) {
      out.println("Échec : " + job.failure());
      return FAILED;
    }
    return 0;
  }

  /** A line now and then, for the person who waits. */
  private final class Shown {
    private long next = System.nanoTime() + BETWEEN_LINES.toNanos();

    void show(Counts counts) {
      if (System.nanoTime() - next >= 0) {
        out.printf(Locale.FRANCE, "  %,d lignes lues…%n", counts.read());
        next = System.nanoTime() + BETWEEN_LINES.toNanos();
      }
    }
  }
}

package fr.rormobile.api.imports;

import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a request to load, its files kept in a temporary folder until {@link #close()}. */
final class Upload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("ror.imports");
  private static final int LONGEST_NAME = 120;

  private final Path folder;
  private final List<SourceFile> files = new ArrayList<>();
  private @Nullable ImportFormat format;

  private Upload(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads every part, also behind one that is refused: the server keeps each file until somebody
   * has read it or let go of it.
   *
   * @throws ProblemException when the parts are not those of the contract
   */
  static Upload of(Iterable<CompletedPart> parts) {
    try {
      var upload = new Upload(Files.createTempDirectory("ror-import-"));
      try {
        upload.takeAll(parts);
        return upload;
      } catch (RuntimeException | IOException refused) {
        upload.close();
        throw refused;
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void takeAll(Iterable<CompletedPart> parts) throws IOException {
    ProblemException first = null;
    for (var part : parts) {
      if (first != null) {
        letGo(part);
        continue;
      }
      try {
        take(part);
      } catch (ProblemException refused) {
        first = refused;
      }
    }
    if (first != null) {
      throw first;
    }
    check();
  }

  private static void letGo(CompletedPart part) {
    if (part instanceof CompletedFileUpload file) {
      file.discard();
    }
  }

  private void take(CompletedPart part) throws IOException {
    switch (part.getName()) {
      case "format" -> format = format(new String(part.getBytes(), StandardCharsets.UTF_8).strip());
      case "file" -> {
        if (!(part instanceof CompletedFileUpload file)) {
          throw ProblemException.invalid(
              "file", "file", null, "Envoyez le fichier lui-même, avec son nom.");
        }
        var path = folder.resolve(Integer.toString(files.size()));
        try (InputStream in = file.getInputStream()) {
          Files.copy(in, path);
        }
        files.add(new SourceFile(name(file.getFilename()), path));
      }
      default -> {
        letGo(part);
        throw ProblemException.invalid(
            "body", "unknown", null, "Les champs attendus sont « format » et « file ».");
      }
    }
  }

  private static ImportFormat format(String name) {
    return Arrays.stream(ImportFormat.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "format", "enum", null, "Le format doit être FINESS, SAE, RPPS ou COMMUNES."));
  }

  /** The last part of a path, without what could disturb a list or a terminal. */
  private static String name(String given) {
    var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("[\\p{Cntrl},]", " ").strip();
    var shown = clean.isEmpty() ? "sans nom" : clean;
    return shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME);
  }

  private void check() {
    if (files.isEmpty()) {
      throw ProblemException.invalid("file", "required", null, "Il manque le fichier à charger.");
    }
    if (format == null) {
      throw ProblemException.invalid("format", "required", null, "Il manque le format du fichier.");
    }
  }

  ImportFormat format() {
    if (format == null) {
      throw new IllegalStateException("not checked");
    }
    return format;
  }

  List<SourceFile> files() {
    return List.copyOf(files);
  }

  @Override
  public void close() {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException stuck) {
      LOG.warn("A temporary folder could not be deleted: {}", folder, stuck);
    }
  }
}

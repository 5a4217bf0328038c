package fr.rormobile.api.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * The real published files, where somebody has put them: ROR_TEST_DATA, or else the folder {@code
 * shared/data} beside the checkout.
 */
final class RealFiles {
  private RealFiles() {}

  /** Skips the test, saying why, where the files are not there. */
  static Path folder(String name) {
    var given =
        Objects.requireNonNullElse(
            System.getProperty("ROR_TEST_DATA", System.getenv("ROR_TEST_DATA")), "");
    var data = given.isEmpty() ? Path.of("..", "..", "shared", "data") : Path.of(given);
    var folder = data.resolve(name);
    var why =
        "Les fichiers publiés de « "
            + name
            + " » ne sont pas dans "
            + data
            + " (ROR_TEST_DATA) : test passé, le même format est testé sur de petits fichiers.";
    if (!Files.isDirectory(folder)) {
      System.out.println(why);
    }
    Assumptions.assumeTrue(Files.isDirectory(folder), why);
    return folder;
  }
}

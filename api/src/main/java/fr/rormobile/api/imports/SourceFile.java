package fr.rormobile.api.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to load.
 *
 * @param name as its sender calls it; the path may be that of a temporary copy
 */
record SourceFile(String name, Path path) {
  long sizeBytes() {
    try {
      return Files.size(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

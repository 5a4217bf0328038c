package fr.rormobile.api.platform.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that are packed with the program. */
public final class Resources {
  private Resources() {}

  /** In UTF-8; a file that is not packed is a fault of the build. */
  public static String text(String path) {
    try (var stream = Resources.class.getClassLoader().getResourceAsStream(path)) {
      if (stream == null) {
        throw new FileNotFoundException(path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}

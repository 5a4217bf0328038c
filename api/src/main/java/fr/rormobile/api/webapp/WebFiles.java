package fr.rormobile.api.webapp;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The built application, as it lies in the package; read once, then kept in memory (about 2 MB).
 */
@Singleton
class WebFiles {
  private static final String ROOT = "web/";

  /** No empty part, none that begins with a dot: nothing outside of the folder has such a name. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private final Map<String, WebFile> read = new ConcurrentHashMap<>();

  /** False in a build without the application. */
  boolean present() {
    return find("index.html").isPresent();
  }

  /**
   * @param path below the application's address; empty: its page
   */
  Optional<WebFile> find(String path) {
    var name = path.isEmpty() ? "index.html" : path;
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    var known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var found = WebFile.typeOf(name).flatMap(type -> Optional.ofNullable(file(name, type)));
    found.ifPresent(file -> read.put(name, file));
    return found;
  }

  private static @Nullable WebFile file(String name, String type) {
    var plain = bytes(name);
    return plain == null
        ? null
        : new WebFile(
            type, plain, bytes(name + ".gz"), bytes(name + ".br"), name.startsWith("assets/"));
  }

  private static WebFile.@Nullable Bytes bytes(String name) {
    try (var stream = WebFiles.class.getClassLoader().getResourceAsStream(ROOT + name)) {
      return stream == null ? null : WebFile.Bytes.of(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package fr.rormobile.api.webapp;

import fr.rormobile.api.platform.Sha256;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of the application.
 *
 * @param gzip the same, smaller; null: not worth it
 * @param brotli the same, smaller still; null: not worth it
 * @param hashed its name changes with its content, so that it may be kept for ever
 */
record WebFile(
    String type, Bytes plain, @Nullable Bytes gzip, @Nullable Bytes brotli, boolean hashed) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain;charset=utf-8");

  /** Bytes that nobody changes, and their entity tag. */
  static final class Bytes {
    private final byte[] content;
    private final String etag;

    private Bytes(byte[] content, String etag) {
      this.content = content;
      this.etag = etag;
    }

    static Bytes of(byte[] content) {
      return new Bytes(content, '"' + Sha256.hex(content, 12) + '"');
    }

    byte[] content() {
      return content;
    }

    String etag() {
      return etag;
    }
  }

  /** By the name's end; empty: we have no such files. */
  static Optional<String> typeOf(String path) {
    return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
  }

  /** The smallest form that the browser takes. */
  Encoded best(String acceptEncoding) {
    if (brotli != null && acceptEncoding.contains("br")) {
      return new Encoded(brotli, "br");
    }
    if (gzip != null && acceptEncoding.contains("gzip")) {
      return new Encoded(gzip, "gzip");
    }
    return new Encoded(plain, null);
  }

  /**
   * @param encoding null: none
   */
  record Encoded(Bytes bytes, @Nullable String encoding) {}
}

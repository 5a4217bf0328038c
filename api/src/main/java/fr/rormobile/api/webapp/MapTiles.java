package fr.rormobile.api.webapp;

import fr.rormobile.api.platform.start.StartFailure;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where maps come from.
 *
 * @param url with {@code {z}}, {@code {x}} and {@code {y}}; null: the application's own outlines
 * @param attribution whose they are; null: nobody asks to be named
 */
record MapTiles(@Nullable String url, @Nullable String attribution) {
  private static final int LONGEST_URL = 500;
  private static final int LONGEST_ATTRIBUTION = 200;

  /** Nothing that could end a directive of the content security policy. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+/[A-Za-z0-9/._~%@{}?=&+-]*");

  /**
   * Reads {@code ROR_TILES} and {@code ROR_TILES_ATTRIBUTION}.
   *
   * @throws StartFailure that names the variable; without its value, which may hold a key
   */
  static MapTiles from(Map<String, String> environment) {
    var url = environment.getOrDefault("ROR_TILES", "").strip();
    var attribution = environment.getOrDefault("ROR_TILES_ATTRIBUTION", "").strip();
    if (url.isEmpty()) {
      return new MapTiles(null, null);
    }
    if (url.length() > LONGEST_URL
        || !ADDRESS.matcher(url).matches()
        || !url.contains("{z}")
        || !url.contains("{x}")
        || !url.contains("{y}")) {
      throw new StartFailure(
          "ROR_TILES doit être l'adresse http(s) d'une tuile, avec {z}, {x} et {y}, par exemple"
              + " https://tuiles.exemple.fr/{z}/{x}/{y}.png.");
    }
    if (attribution.length() > LONGEST_ATTRIBUTION) {
      throw new StartFailure(
          "ROR_TILES_ATTRIBUTION a " + LONGEST_ATTRIBUTION + " caractères au plus.");
    }
    return new MapTiles(url, attribution.isEmpty() ? null : attribution);
  }

  /** Scheme, host and port, for the content security policy; empty without tiles. */
  String origin() {
    if (url == null) {
      return "";
    }
    var address = URI.create(url.replaceAll("[{}].*", ""));
    return address.getScheme() + "://" + address.getAuthority();
  }
}

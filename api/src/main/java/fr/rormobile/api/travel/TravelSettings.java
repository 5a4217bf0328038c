package fr.rormobile.api.travel;

import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.start.StartFailure;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which routing service there is.
 *
 * @param service null: none
 * @param token sent as a bearer; null: the service wants none
 * @param connect of a connection
 * @param total of one question, connection included
 * @param pause how long a service that failed is left alone
 */
record TravelSettings(
    @Nullable Service service,
    @Nullable Secret token,
    Duration connect,
    Duration total,
    Duration pause) {
  /** Whoever searches waits no longer, unless the operator says otherwise. */
  static final Duration TOTAL = Duration.ofMillis(800);

  private static final Duration CONNECT = Duration.ofMillis(300);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = 10_000;

  private static final Pattern ADDRESS = Pattern.compile("https?://[^/@?#\\s]+(/[^@?#\\s]*)?");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  /**
   * @param base address, without a slash at its end
   */
  record Service(Kind kind, URI base) {}

  enum Kind {
    OSRM,
    VALHALLA
  }

  /**
   * Reads {@code ROR_OSRM_URL}, {@code ROR_VALHALLA_URL}, {@code ROR_TRAVEL_TOKEN} and {@code
   * ROR_TRAVEL_TIMEOUT_MILLIS}; a variable that is empty counts as absent.
   *
   * @throws StartFailure that names the variable, never with its value: a secret may be in it
   */
  static TravelSettings from(Map<String, String> environment) {
    var osrm = service(Kind.OSRM, environment, "ROR_OSRM_URL");
    var valhalla = service(Kind.VALHALLA, environment, "ROR_VALHALLA_URL");
    if (osrm != null && valhalla != null) {
      throw new StartFailure("Donnez ROR_OSRM_URL ou ROR_VALHALLA_URL, mais pas les deux.");
    }
    var service = osrm == null ? valhalla : osrm;
    var token = text(environment, "ROR_TRAVEL_TOKEN");
    if (!token.isEmpty() && service == null) {
      throw new StartFailure("ROR_TRAVEL_TOKEN demande ROR_OSRM_URL ou ROR_VALHALLA_URL.");
    }
    if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
      throw new StartFailure(
          "ROR_TRAVEL_TOKEN ne peut avoir que des lettres sans accent, des chiffres et des signes,"
              + " sans espace.");
    }
    var total = total(environment);
    return new TravelSettings(
        service,
        token.isEmpty() ? null : new Secret(token),
        total.compareTo(TOTAL) > 0 ? total : CONNECT,
        total,
        PAUSE);
  }

  private static Duration total(Map<String, String> environment) {
    var value = text(environment, "ROR_TRAVEL_TIMEOUT_MILLIS");
    if (value.isEmpty()) {
      return TOTAL;
    }
    if (!value.matches("\\d{1,5}")
        || Integer.parseInt(value) < SHORTEST_MILLIS
        || Integer.parseInt(value) > LONGEST_MILLIS) {
      throw new StartFailure(
          "ROR_TRAVEL_TIMEOUT_MILLIS doit être un nombre de "
              + SHORTEST_MILLIS
              + " à "
              + LONGEST_MILLIS
              + " (reçu : « "
              + value
              + " »).");
    }
    return Duration.ofMillis(Integer.parseInt(value));
  }

  private static @Nullable Service service(
      Kind kind, Map<String, String> environment, String name) {
    var value = text(environment, name);
    if (value.isEmpty()) {
      return null;
    }
    if (!ADDRESS.matcher(value).matches()) {
      throw refused(name, null);
    }
    try {
      var base = URI.create(value.replaceFirst("/+$", ""));
      if (base.getHost() == null) {
        throw refused(name, null);
      }
      return new Service(kind, base);
    } catch (IllegalArgumentException unreadable) {
      throw refused(name, unreadable);
    }
  }

  private static StartFailure refused(String name, @Nullable Throwable cause) {
    var message =
        name
            + " doit être une adresse http(s), sans mot de passe ni « ? » ; un jeton se donne dans"
            + " ROR_TRAVEL_TOKEN.";
    return cause == null ? new StartFailure(message) : new StartFailure(message, cause);
  }

  private static String text(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").strip();
  }
}

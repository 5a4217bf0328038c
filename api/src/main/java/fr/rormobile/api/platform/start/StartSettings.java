package fr.rormobile.api.platform.start;

import fr.rormobile.api.platform.Secret;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about where this program finds its stores and its port.
 *
 * @param port of HTTP; 0: any free one
 * @param address that HTTP listens on
 * @param dataFolder of the embedded engines
 * @param database null: PostgreSQL is embedded
 * @param openSearch empty: OpenSearch is embedded
 * @param embeddedDatabasePort 0: any free one
 * @param embeddedOpenSearchPort 0: any free one
 * @param demonstration whether an empty database is filled with the demonstration region
 * @param notifier whether this process sends messages, or leaves them to another one
 * @param publicUrl address under which phones reach this program, for links in messages; empty: no
 *     links
 */
public record StartSettings(
    int port,
    String address,
    Path dataFolder,
    @Nullable Database database,
    List<URI> openSearch,
    int embeddedDatabasePort,
    int embeddedOpenSearchPort,
    boolean demonstration,
    boolean notifier,
    String publicUrl) {

  /** An external PostgreSQL: JDBC address, user, password. */
  public record Database(String url, String user, Secret password) {}

  public StartSettings {
    openSearch = List.copyOf(openSearch);
  }

  /**
   * @throws StartFailure that names the variable and what it must hold
   */
  public static StartSettings from(Map<String, String> environment) {
    var url = text(environment, "ROR_DATABASE_URL", "");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      throw new StartFailure(
          "ROR_DATABASE_URL doit commencer par « jdbc:postgresql: » (reçu : « " + url + " »).");
    }
    var database =
        url.isEmpty()
            ? null
            : new Database(
                url,
                text(environment, "ROR_DATABASE_USER", "postgres"),
                new Secret(text(environment, "ROR_DATABASE_PASSWORD", "")));
    return new StartSettings(
        port(environment, "ROR_PORT", 8080),
        text(environment, "ROR_ADDRESS", "127.0.0.1"),
        folder(environment),
        database,
        uris(environment),
        port(environment, "ROR_EMBEDDED_POSTGRESQL_PORT", 0),
        port(environment, "ROR_EMBEDDED_OPENSEARCH_PORT", 0),
        yes(environment, "ROR_DEMONSTRATION", database == null),
        yes(environment, "ROR_NOTIFIER", true),
        publicUrl(environment));
  }

  private static String text(Map<String, String> environment, String name, String otherwise) {
    var value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    var value = text(environment, name, Integer.toString(otherwise));
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new StartFailure(name + " doit être un port de 0 à 65535 (reçu : « " + value + " »).");
    }
    return Integer.parseInt(value);
  }

  private static Path folder(Map<String, String> environment) {
    var value = text(environment, "ROR_DATA", "data");
    try {
      return Path.of(value);
    } catch (InvalidPathException unreadable) {
      throw new StartFailure(
          "ROR_DATA n'est pas un chemin lisible : « " + value + " ».", unreadable);
    }
  }

  private static List<URI> uris(Map<String, String> environment) {
    return Arrays.stream(text(environment, "ROR_OPENSEARCH_URLS", "").split(","))
        .map(String::strip)
        .filter(url -> !url.isEmpty())
        .map(StartSettings::uri)
        .toList();
  }

  private static URI uri(String url) {
    if (!url.matches("https?://[^/\\s]+.*")) {
      throw new StartFailure(
          "ROR_OPENSEARCH_URLS doit être une liste d'adresses http(s) séparées par des virgules"
              + " (reçu : « "
              + url
              + " »).");
    }
    try {
      return URI.create(url);
    } catch (IllegalArgumentException unreadable) {
      throw new StartFailure(
          "ROR_OPENSEARCH_URLS n'est pas lisible : « " + url + " ».", unreadable);
    }
  }

  private static String publicUrl(Map<String, String> environment) {
    var url = text(environment, "ROR_PUBLIC_URL", "").replaceFirst("/+$", "");
    if (!url.isEmpty() && !url.matches("https?://[^/\\s]+[^\\s]*")) {
      throw new StartFailure(
          "ROR_PUBLIC_URL doit être une adresse http(s) (reçu : « " + url + " »).");
    }
    return url;
  }

  private static boolean yes(Map<String, String> environment, String name, boolean otherwise) {
    var value = text(environment, name, Boolean.toString(otherwise));
    return switch (value) {
      case "true", "oui" -> true;
      case "false", "non" -> false;
      default ->
          throw new StartFailure(
              name + " doit être « oui » ou « non » (reçu : « " + value + " »).");
    };
  }
}

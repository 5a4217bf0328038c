package fr.rormobile.api.webapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rormobile.api.platform.start.StartFailure;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser needs to ask Firebase for a token: the project's web application, as its console
 * gives it, and the public key of its web push certificates. None of it is a secret.
 *
 * @param project null: this server offers no push to browsers
 */
record WebPush(@Nullable Project project) {
  /** Of Firebase's installations and of its registrations; the application calls nothing else. */
  private static final String GOOGLE =
      "https://firebaseinstallations.googleapis.com https://fcmregistrations.googleapis.com";

  private static final String VARIABLE = "ROR_FCM_WEB";
  private static final long LONGEST_BYTES = 10_000;
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Serdeable
  record Project(
      String apiKey, String projectId, String messagingSenderId, String appId, String vapidKey) {}

  /**
   * Reads the file that {@code ROR_FCM_WEB} names.
   *
   * @throws StartFailure in French, naming what is wrong
   */
  static WebPush from(Map<String, String> environment) {
    var path = environment.getOrDefault(VARIABLE, "").strip();
    if (path.isEmpty()) {
      return new WebPush(null);
    }
    if (environment.getOrDefault("ROR_FCM_SERVICE_ACCOUNT", "").isBlank()
        && environment.getOrDefault("ROR_FCM_TOKEN", "").isBlank()) {
      throw new StartFailure(
          VARIABLE
              + " demande ROR_FCM_SERVICE_ACCOUNT : sans lui, aucune notification ne part vers"
              + " les navigateurs qui se seraient inscrits.");
    }
    var json = read(path);
    return new WebPush(
        new Project(
            value(json, "apiKey"),
            value(json, "projectId"),
            value(json, "messagingSenderId"),
            value(json, "appId"),
            value(json, "vapidKey")));
  }

  private static JsonNode read(String path) {
    try {
      var file = Path.of(path);
      if (Files.size(file) > LONGEST_BYTES) {
        throw new StartFailure(VARIABLE + " : " + path + " dépasse 10 ko.");
      }
      var json = JSON.readTree(Files.readString(file));
      if (json == null || !json.isObject()) {
        throw new StartFailure(VARIABLE + " : " + path + " n'est pas un objet JSON.");
      }
      return json;
    } catch (IOException unreadable) {
      throw new StartFailure(VARIABLE + " : " + path + " n'est pas un fichier JSON lisible.");
    }
  }

  private static String value(JsonNode json, String name) {
    var value = json.path(name).asText("").strip();
    if (!VALUE.matcher(value).matches()) {
      throw new StartFailure(
          VARIABLE
              + " : « "
              + name
              + " » manque ou ne va pas. Il vient de la console Firebase : réglages du projet,"
              + (name.equals("vapidKey")
                  ? " Cloud Messaging, certificats Web Push."
                  : " vos applications, application web."));
    }
    return value;
  }

  /** What the content security policy must allow; empty without push. */
  String origins() {
    return project == null ? "" : GOOGLE;
  }
}

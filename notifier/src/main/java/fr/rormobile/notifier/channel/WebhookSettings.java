package fr.rormobile.notifier.channel;

import java.time.Duration;
import java.util.Map;

/**
 * How subscribers are called.
 *
 * @param privateAllowed whether addresses of private networks, and of this machine, may be called:
 *     for a subscriber of the same network
 * @param timeout of one call, from connecting to the last byte
 */
public record WebhookSettings(boolean privateAllowed, Duration timeout) {

  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Reads {@code ROR_WEBHOOK_PRIVATE}.
   *
   * @throws IllegalArgumentException in French, naming the variable
   */
  public static WebhookSettings fromEnvironment(Map<String, String> environment) {
    var value = environment.getOrDefault("ROR_WEBHOOK_PRIVATE", "").strip();
    return switch (value) {
      case "", "false" -> new WebhookSettings(false, TIMEOUT);
      case "true" -> new WebhookSettings(true, TIMEOUT);
      default ->
          throw new IllegalArgumentException(
              "ROR_WEBHOOK_PRIVATE doit être true ou false : " + value);
    };
  }
}

package fr.rormobile.notifier.channel;

import static java.util.Objects.requireNonNull;

import fr.rormobile.notifier.channel.FcmSettings.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which providers there are.
 *
 * @param smtp null: mails go to the sink
 * @param fcm null: pushes go to the sink
 * @param sms null: texts go to the sink; whoever raises alerts then names no telephone
 */
public record ChannelSettings(
    @Nullable SmtpSettings smtp, @Nullable FcmSettings fcm, @Nullable SmsSettings sms) {

  /** Without texts. */
  public ChannelSettings(@Nullable SmtpSettings smtp, @Nullable FcmSettings fcm) {
    this(smtp, fcm, null);
  }

  /**
   * Reads {@code ROR_SMTP_*}, {@code ROR_FCM_*} and {@code ROR_SMS_*}; a variable that is empty
   * counts as absent.
   *
   * @throws IllegalArgumentException in French, naming the variable; never with a secret in it
   */
  public static ChannelSettings fromEnvironment(Map<String, String> environment) {
    return new ChannelSettings(smtp(environment), fcm(environment), sms(environment));
  }

  private static @Nullable SmtpSettings smtp(Map<String, String> environment) {
    var host = value(environment, "ROR_SMTP_HOST");
    if (host == null) {
      return null;
    }
    var from = value(environment, "ROR_SMTP_FROM");
    if (from == null) {
      throw new IllegalArgumentException("ROR_SMTP_FROM est requis avec ROR_SMTP_HOST");
    }
    boolean startTls = flag(environment, "ROR_SMTP_STARTTLS", !Loopback.is(host));
    return new SmtpSettings(
        host,
        number(environment, "ROR_SMTP_PORT", startTls ? 587 : 25),
        value(environment, "ROR_SMTP_USER"),
        secret(environment, "ROR_SMTP_PASSWORD"),
        from,
        startTls,
        SmtpSettings.TIMEOUT);
  }

  private static @Nullable FcmSettings fcm(Map<String, String> environment) {
    var account = value(environment, "ROR_FCM_SERVICE_ACCOUNT");
    var token = secret(environment, "ROR_FCM_TOKEN");
    if (account != null && token != null) {
      throw new IllegalArgumentException(
          "ROR_FCM_SERVICE_ACCOUNT ou ROR_FCM_TOKEN, mais pas les deux");
    }
    var project = value(environment, "ROR_FCM_PROJECT");
    var endpoint = address(environment, "ROR_FCM_ENDPOINT");
    if (account == null && token == null) {
      if (endpoint != null || project != null) {
        throw new IllegalArgumentException(
            "ROR_FCM_SERVICE_ACCOUNT est requis avec ROR_FCM_ENDPOINT ou ROR_FCM_PROJECT");
      }
      return null;
    }
    var credentials =
        account != null ? serviceAccount(account) : new Credentials.FixedToken(present(token));
    return new FcmSettings(project, credentials, endpoint, FcmSettings.TIMEOUT);
  }

  private static @Nullable SmsSettings sms(Map<String, String> environment) {
    var endpoint = address(environment, "ROR_SMS_URL");
    if (endpoint == null) {
      return null;
    }
    var sender = value(environment, "ROR_SMS_SENDER");
    if (sender == null) {
      throw new IllegalArgumentException("ROR_SMS_SENDER est requis avec ROR_SMS_URL");
    }
    return new SmsSettings(
        endpoint,
        sender,
        value(environment, "ROR_SMS_SENDER_NAME"),
        secret(environment, "ROR_SMS_TOKEN"),
        value(environment, "ROR_SMS_USER"),
        secret(environment, "ROR_SMS_PASSWORD"),
        SmsSettings.TIMEOUT);
  }

  private static Secret present(@Nullable Secret secret) {
    return requireNonNull(secret);
  }

  private static Credentials serviceAccount(String path) {
    try {
      return new Credentials.ServiceAccount(new Secret(Files.readString(Path.of(path))));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "ROR_FCM_SERVICE_ACCOUNT : fichier illisible : " + path, e);
    }
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    var value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable Secret secret(Map<String, String> environment, String name) {
    var value = value(environment, name);
    return value == null ? null : new Secret(value);
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    var value = value(environment, name);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " doit être un nombre entier : " + value, e);
    }
  }

  private static boolean flag(Map<String, String> environment, String name, boolean otherwise) {
    var value = value(environment, name);
    return switch (value) {
      case null -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + " doit être true ou false : " + value);
    };
  }

  private static @Nullable URI address(Map<String, String> environment, String name) {
    var value = value(environment, name);
    if (value == null) {
      return null;
    }
    try {
      var uri = URI.create(value);
      if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " n'est pas une adresse http : " + value, e);
    }
    throw new IllegalArgumentException(name + " n'est pas une adresse http : " + value);
  }
}

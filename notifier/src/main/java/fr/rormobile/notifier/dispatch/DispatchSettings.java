package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.ChannelKind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the outbox is worked off.
 *
 * @param lease how long a message belongs to the process that claimed it; after a crash it waits at
 *     most that long. Longer = slower recovery, shorter = more double sends
 * @param sendTimeout of one attempt; less than half the lease, so that an attempt is over, and
 *     settled, before the lease is
 * @param pushConcurrency pushes sent at once by one process
 * @param emailConcurrency mails sent at once by one process, each over its own connection
 * @param mailLife how long a mail is tried, from its first attempt; a push is tried until its alert
 *     expires
 * @param acknowledgeUrl absolute, to which {@code ?token=} and a secret are added in mails of
 *     alerts to be acknowledged; null: such mails hold no link
 */
public record DispatchSettings(
    Duration lease,
    Duration sendTimeout,
    int pushConcurrency,
    int emailConcurrency,
    Duration mailLife,
    @Nullable String acknowledgeUrl) {

  /** Mails hold no link to acknowledge by. */
  public DispatchSettings(
      Duration lease,
      Duration sendTimeout,
      int pushConcurrency,
      int emailConcurrency,
      Duration mailLife) {
    this(lease, sendTimeout, pushConcurrency, emailConcurrency, mailLife, null);
  }

  /** A message is sent again at most 41 s after a {@code kill -9}: lease plus poll. */
  public static final DispatchSettings DEFAULT =
      new DispatchSettings(
          Duration.ofSeconds(40), Duration.ofSeconds(19), 64, 8, Duration.ofHours(24));

  /** Calls of subscribers at once by one process. */
  private static final int WEBHOOK_CONCURRENCY = 16;

  private static final int SMS_CONCURRENCY = 4;

  public DispatchSettings {
    if (!sendTimeout.isPositive() || sendTimeout.multipliedBy(2).compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "le délai d'envoi (%s) doit être inférieur à la moitié du bail (%s)"
              .formatted(sendTimeout, lease));
    }
    if (pushConcurrency < 1 || emailConcurrency < 1) {
      throw new IllegalArgumentException(
          "le nombre d'envois simultanés doit être au moins 1 : %d, %d"
              .formatted(pushConcurrency, emailConcurrency));
    }
    if (!mailLife.isPositive()) {
      throw new IllegalArgumentException("la durée de vie d'un courriel doit être positive");
    }
  }

  /**
   * Reads {@code ROR_NOTIFIER_LEASE_SECONDS}, {@code ROR_NOTIFIER_SEND_TIMEOUT_SECONDS}, {@code
   * ROR_NOTIFIER_PUSH_CONCURRENCY}, {@code ROR_NOTIFIER_EMAIL_CONCURRENCY} and {@code
   * ROR_PUBLIC_URL}.
   *
   * @throws IllegalArgumentException in French, naming the variable
   */
  public static DispatchSettings fromEnvironment(Map<String, String> environment) {
    return new DispatchSettings(
        seconds(environment, "ROR_NOTIFIER_LEASE_SECONDS", DEFAULT.lease),
        seconds(environment, "ROR_NOTIFIER_SEND_TIMEOUT_SECONDS", DEFAULT.sendTimeout),
        number(environment, "ROR_NOTIFIER_PUSH_CONCURRENCY", DEFAULT.pushConcurrency),
        number(environment, "ROR_NOTIFIER_EMAIL_CONCURRENCY", DEFAULT.emailConcurrency),
        DEFAULT.mailLife,
        acknowledgeUrl(environment));
  }

  private static @Nullable String acknowledgeUrl(Map<String, String> environment) {
    var url = environment.getOrDefault("ROR_PUBLIC_URL", "").strip().replaceFirst("/+$", "");
    if (url.isEmpty()) {
      return null;
    }
    if (!url.matches("https?://[^/\\s]+[^\\s?#]*")) {
      throw new IllegalArgumentException("ROR_PUBLIC_URL doit être une adresse http(s) : " + url);
    }
    return url + "/acknowledge";
  }

  int concurrency(ChannelKind kind) {
    return switch (kind) {
      case PUSH -> pushConcurrency;
      case EMAIL -> emailConcurrency;
      case WEBHOOK -> WEBHOOK_CONCURRENCY;
      case SMS -> SMS_CONCURRENCY;
    };
  }

  private static Duration seconds(
      Map<String, String> environment, String name, Duration otherwise) {
    return Duration.ofSeconds(number(environment, name, Math.toIntExact(otherwise.toSeconds())));
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    var value = environment.getOrDefault(name, "").strip();
    try {
      return value.isEmpty() ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " doit être un nombre entier : " + value, e);
    }
  }
}

package fr.rormobile.notifier.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our mails.
 *
 * @param user null: no authentication
 * @param password null exactly if {@code user} is
 * @param from the sender's plain address; its domain names the Message-ID and List-Id
 * @param startTls true: the connection must become encrypted, with a certificate for {@code host}
 * @param timeout of each step: connecting, one reading, one writing. A server that scans what it
 *     was given takes its time to answer: too short means a mail twice
 */
public record SmtpSettings(
    String host,
    int port,
    @Nullable String user,
    @Nullable Secret password,
    String from,
    boolean startTls,
    Duration timeout) {

  static final Duration TIMEOUT = Duration.ofSeconds(15);

  public SmtpSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("ROR_SMTP_PORT doit être entre 1 et 65535 : " + port);
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("ROR_SMTP_USER et ROR_SMTP_PASSWORD vont ensemble");
    }
    if (!from.matches("[^\\s@<>\"]+@[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("ROR_SMTP_FROM n'est pas une adresse : " + from);
    }
    if (user != null && !startTls && !Loopback.is(host)) {
      throw new IllegalArgumentException(
          "ROR_SMTP_PASSWORD partirait en clair : mettez ROR_SMTP_STARTTLS=true");
    }
  }

  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }
}

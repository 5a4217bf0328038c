package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The gateway that takes our text messages, by the « OneAPI » of the GSMA (SMS RESTful API 2, 15
 * May 2012), which operators in France offer.
 *
 * @param endpoint up to and without {@code /outbound}: {@code https://…/smsmessaging/v1}
 * @param sender as the gateway knows us: a number in E.164, or a short number
 * @param senderName what telephones show instead of the number, 1 to 11 letters, digits and blanks;
 *     null: the number
 * @param token sent as {@code Authorization: Bearer}; null: none
 * @param user for {@code Authorization: Basic}; null: none
 * @param password null exactly if {@code user} is
 * @param timeout of one call, from connecting to the last byte
 */
public record SmsSettings(
    URI endpoint,
    String sender,
    @Nullable String senderName,
    @Nullable Secret token,
    @Nullable String user,
    @Nullable Secret password,
    Duration timeout) {

  static final Duration TIMEOUT = Duration.ofSeconds(10);

  public SmsSettings {
    var host = Objects.requireNonNullElse(endpoint.getHost(), "");
    if (!"https".equals(endpoint.getScheme()) && !Loopback.is(host)) {
      throw new IllegalArgumentException(
          "ROR_SMS_URL doit être une adresse https, hors de cette machine");
    }
    if (endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
      throw new IllegalArgumentException("ROR_SMS_URL ne porte ni « ? » ni « # »");
    }
    if (!sender.matches(Recipient.PHONE + "|[0-9]{3,8}")) {
      throw new IllegalArgumentException(
          "ROR_SMS_SENDER doit être un numéro (+33612345678) ou un numéro court : " + sender);
    }
    if (senderName != null && !senderName.matches("[A-Za-z0-9 ]{1,11}")) {
      throw new IllegalArgumentException(
          "ROR_SMS_SENDER_NAME : 1 à 11 lettres, chiffres ou espaces : " + senderName);
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("ROR_SMS_USER et ROR_SMS_PASSWORD vont ensemble");
    }
    if (token != null && user != null) {
      throw new IllegalArgumentException("ROR_SMS_TOKEN ou ROR_SMS_USER, mais pas les deux");
    }
  }

  /** As OneAPI writes it. */
  String senderAddress() {
    return sender.startsWith("+") ? "tel:" + sender : "short:" + sender;
  }
}

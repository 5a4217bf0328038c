package fr.rormobile.notifier.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure to send a mail means, after RFC 5321 §4.2: 4yz is for now, 5yz for good. Which
 * command was refused decides whose fault it is.
 */
final class SmtpAnswer {

  /** RFC 5321 §4.2.2: no such mailbox here; lives elsewhere; not a mailbox name. */
  private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

  /** The server closes the connection, whatever was asked: RFC 5321 §3.8. */
  private static final int CLOSING = 421;

  /** RFC 4954 §6: authentication (or, RFC 3207 §4, STARTTLS) is required first. */
  private static final int NOT_AUTHENTICATED = 530;

  private SmtpAnswer() {}

  static Delivery delivery(MessagingException failure) {
    var authentication = first(failure, AuthenticationFailedException.class);
    if (authentication != null) {
      return leadingCode(authentication) / 100 == 4
          ? new Delivery.TryLater("SMTP : authentification impossible pour le moment")
          : new Delivery.ChannelDown("SMTP : authentification refusée");
    }
    var address = first(failure, SMTPAddressFailedException.class);
    if (address != null) {
      return recipientRefused(address.getReturnCode());
    }
    var sender = first(failure, SMTPSenderFailedException.class);
    if (sender != null) {
      // Our own address: no mail at all would be taken.
      return refused("MAIL", sender.getReturnCode(), true);
    }
    var sending = first(failure, SMTPSendFailedException.class);
    if (sending != null && sending.getReturnCode() > 0) {
      boolean mail = String.valueOf(sending.getCommand()).startsWith("MAIL");
      return refused(mail ? "MAIL" : "DATA", sending.getReturnCode(), mail);
    }
    return broken(failure);
  }

  private static Delivery recipientRefused(int code) {
    return NO_SUCH_MAILBOX.contains(code)
        ? new Delivery.RecipientGone("SMTP RCPT " + code)
        : refused("RCPT", code, false);
  }

  private static Delivery refused(String command, int code, boolean all) {
    var reason = "SMTP " + command + " " + code;
    if (code / 100 != 5) {
      return new Delivery.TryLater(reason);
    }
    return all || code == NOT_AUTHENTICATED
        ? new Delivery.ChannelDown(reason)
        : new Delivery.Refused(reason);
  }

  private static Delivery broken(MessagingException failure) {
    if (first(failure, SSLHandshakeException.class) != null) {
      return new Delivery.ChannelDown("SMTP : certificat ou chiffrement refusé");
    }
    if (String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")) {
      return new Delivery.ChannelDown("SMTP : le serveur n'offre pas STARTTLS");
    }
    if (first(failure, MailConnectException.class) != null) {
      return new Delivery.TryLater("SMTP : connexion impossible");
    }
    return first(failure, SocketTimeoutException.class) != null
        ? new Delivery.TryLater("SMTP : pas de réponse à temps")
        : new Delivery.TryLater("SMTP : connexion rompue");
  }

  /**
   * Whether a connection that was kept open had been closed meanwhile. A time-out is none: trying
   * again would take as long again.
   */
  static boolean stale(MessagingException failure) {
    var sender = first(failure, SMTPSenderFailedException.class);
    var sending = first(failure, SMTPSendFailedException.class);
    int code =
        sender != null ? sender.getReturnCode() : sending != null ? sending.getReturnCode() : -1;
    return (code == CLOSING || code < 0)
        && first(failure, SMTPAddressFailedException.class) == null
        && first(failure, SocketTimeoutException.class) == null;
  }

  private static int leadingCode(AuthenticationFailedException failure) {
    var text = String.valueOf(failure.getMessage());
    return text.matches("(?s)\\d{3}.*") ? Integer.parseInt(text.substring(0, 3)) : 0;
  }

  /** The first of this type among the failure, those chained to it, and their causes. */
  static <T extends Throwable> @Nullable T first(@Nullable Throwable failure, Class<T> type) {
    for (var at = failure; at != null; ) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      // For a MessagingException the cause is the next in its own chain.
      at = at instanceof MessagingException chained ? chained.getNextException() : at.getCause();
    }
    return null;
  }
}

package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.ChannelKind;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Mails through an SMTP server. A connection stays open between mails, as many as mails were sent
 * at once; one that the server closed meanwhile is replaced without counting as a failure.
 */
final class SmtpChannel implements Channel {

  /**
   * Idle for longer, a connection may have been forgotten by a firewall: it would hang, not fail.
   */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

  private final SmtpSettings settings;
  private final Clock clock;
  private final Session session;
  private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * @param idleSinceNanos of {@link System#nanoTime}
   */
  private record Link(SMTPTransport transport, long idleSinceNanos) {
    boolean fresh() {
      return System.nanoTime() - idleSinceNanos < LONGEST_IDLE.toNanos();
    }
  }

  SmtpChannel(SmtpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    var timeout = Long.toString(settings.timeout().toMillis());
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
    properties.put("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.from", settings.from());
    // The name given in EHLO: asking the DNS for our own may take seconds.
    properties.put("mail.smtp.localhost", settings.domain());
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.EMAIL;
  }

  @Override
  public boolean sink() {
    return false;
  }

  @Override
  public Delivery send(Message message) {
    var kept = keptOpen();
    if (kept == null) {
      return sendAfresh(message);
    }
    try {
      return sendOver(kept, message);
    } catch (MessagingException e) {
      return SmtpAnswer.stale(e) ? sendAfresh(message) : SmtpAnswer.delivery(e);
    }
  }

  private Delivery sendAfresh(Message message) {
    try {
      return sendOver(opened(), message);
    } catch (MessagingException e) {
      return SmtpAnswer.delivery(e);
    }
  }

  private @Nullable SMTPTransport keptOpen() {
    for (var link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
      if (link.fresh()) {
        return link.transport();
      }
      close(link.transport());
    }
    return null;
  }

  private SMTPTransport opened() throws MessagingException {
    var transport = (SMTPTransport) session.getTransport("smtp");
    try {
      var password = settings.password();
      transport.connect(
          settings.host(),
          settings.port(),
          settings.user(),
          password == null ? null : password.reveal());
      return transport;
    } catch (MessagingException e) {
      close(transport);
      throw e;
    }
  }

  private Delivery sendOver(SMTPTransport transport, Message message) throws MessagingException {
    boolean reusable = false;
    try {
      var mail = Mail.of(session, settings, message, clock.instant());
      transport.sendMessage(mail, mail.getAllRecipients());
      reusable = true;
      return new Delivery.Accepted(Mail.messageId(settings, message));
    } catch (AddressException e) {
      reusable = true;
      return new Delivery.Refused("adresse inutilisable");
    } catch (MessagingException e) {
      // The server refused this one recipient and waits for the next mail.
      reusable = SmtpAnswer.first(e, SMTPAddressFailedException.class) != null;
      throw e;
    } finally {
      keep(transport, reusable);
    }
  }

  private void keep(SMTPTransport transport, boolean reusable) {
    if (reusable && !closed) {
      idle.addFirst(new Link(transport, System.nanoTime()));
    } else {
      close(transport);
    }
  }

  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException _) {
      // It is gone: that is what was asked for.
    }
  }

  @Override
  public void close() {
    closed = true;
    for (var link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
      close(link.transport());
    }
  }
}

package fr.rormobile.notifier.channel;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** An alert as a MIME message, ready for the wire. */
final class Mail extends MimeMessage {

  private final String messageId;

  private Mail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static Mail of(Session session, SmtpSettings settings, Message message, Instant now)
      throws MessagingException {
    var alert = message.alert();
    var mail = new Mail(session, messageId(settings, message));
    mail.setFrom(named(settings.from(), "Alertes ROR"));
    mail.setRecipient(
        RecipientType.TO, named(message.address().reveal(), message.recipientLabel()));
    mail.setSubject(Wording.subject(alert), "UTF-8");
    mail.setSentDate(Date.from(now));
    // No mail has this id: naming it as the parent of all makes one thread of a topic.
    var thread = "<topic." + alert.topicId().replace(':', '.') + "@" + settings.domain() + ">";
    mail.setHeader("In-Reply-To", thread);
    mail.setHeader("References", thread);
    mail.setHeader("List-Id", "Alertes ROR <alertes." + settings.domain() + ">");
    mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5: no absence notices, please
    mail.setContent(alternatives(MailBody.of(message)));
    mail.saveChanges();
    return mail;
  }

  /** The same at each attempt, so that a second delivery of a mail is recognised as such. */
  static String messageId(SmtpSettings settings, Message message) {
    return "<" + message.id() + "@" + settings.domain() + ">";
  }

  private static MimeMultipart alternatives(MailBody body) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(body.text(), "UTF-8");
    var html = new MimeBodyPart();
    html.setContent(body.html(), "text/html; charset=UTF-8");
    // The last is the one preferred: RFC 2046 §5.1.4.
    var both = new MimeMultipart("alternative");
    both.addBodyPart(text);
    both.addBodyPart(html);
    return both;
  }

  private static InternetAddress named(String address, String name) throws MessagingException {
    try {
      var named = new InternetAddress(address, true);
      named.setPersonal(name, "UTF-8");
      return named;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JVM knows UTF-8", e);
    }
  }

  /** Called by {@link #saveChanges}: the default makes an id of its own each time. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}

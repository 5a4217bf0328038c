package fr.rormobile.notifier.channel;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.TestClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mail program gets. */
class MailTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MimeMessage received(Alert alert) {
    var settings =
        new SmtpSettings(
            "127.0.0.1",
            server.getSmtp().getPort(),
            null,
            null,
            "alertes@ror.example",
            false,
            Duration.ofSeconds(5));
    try (var channel = new SmtpChannel(settings, new TestClock())) {
      assertThat(channel.send(Messages.mail(alert)))
          .isEqualTo(new Delivery.Accepted("<" + Messages.ID + "@ror.example>"));
    }
    return server.getReceivedMessages()[server.getReceivedMessages().length - 1];
  }

  private static String part(MimeMessage mail, int index) throws MessagingException, IOException {
    var part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
    return ((String) part.getContent()).replace("\r\n", "\n");
  }

  @Test
  void theHeadersNameThreadListAndOrigin() throws MessagingException {
    var mail = received(anAlert().build());

    assertThat(mail.getSubject()).isEqualTo("[ROR] Tension déclarée — CHRU Trousseau");
    assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("alertes@ror.example");
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Alertes ROR");
    var to = (InternetAddress) mail.getAllRecipients()[0];
    assertThat(to.getAddress()).isEqualTo("cellule@ars.example");
    assertThat(to.getPersonal()).isEqualTo("Cellule d'alerte — Préfète");
    assertThat(mail.getHeader("Message-ID")).containsExactly("<" + Messages.ID + "@ror.example>");
    assertThat(mail.getHeader("References")).containsExactly("<topic.tension-2A-0042@ror.example>");
    assertThat(mail.getHeader("In-Reply-To"))
        .containsExactly("<topic.tension-2A-0042@ror.example>");
    assertThat(mail.getHeader("List-Id")).containsExactly("Alertes ROR <alertes.ror.example>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(TestClock.NIGHT);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void thePlainTextSaysEverything() throws MessagingException, IOException {
    var mail = received(anAlert().build());

    assertThat(part(mail, 0))
        .isEqualTo(
            """
            Tension déclarée — CHRU Trousseau
            =================================

            Réanimation : 0 lit sur 34 à l'hôpital Trousseau, plan niveau 2.

            Niveau : 2 < 3 & montant

            Déclarée par Mme Nguyễn.
            Motif : « afflux ».

            Ouvrir dans le ROR : https://ror.example/tensions/42?a=1&b=2

            Alerte du 25 octobre 2026 à 02:30 (UTC+02)
            --\s
            Message automatique du ROR. Ne répondez pas : cette adresse n'est pas lue.
            """);
  }

  @Test
  void theHtmlSaysTheSameAndCanBeHeard() throws MessagingException, IOException {
    var html = part(received(anAlert().build()), 1);

    assertThat(html)
        .contains("<html lang=\"fr\">")
        .contains("<title>[ROR] Tension déclarée — CHRU Trousseau</title>")
        .containsOnlyOnce("<h1 ")
        .contains(">Tension déclarée — CHRU Trousseau</h1>")
        .contains("<strong>Réanimation : 0 lit sur 34 à l&#39;hôpital Trousseau, plan niveau 2.")
        .containsPattern("<th scope=\"row\"[^>]*>Niveau</th><td[^>]*>2 &lt; 3 &amp; montant</td>")
        .contains("Déclarée par Mme Nguyễn.<br>\nMotif : « afflux ».</p>")
        .contains("href=\"https://ror.example/tensions/42?a=1&amp;b=2\"")
        .contains("Alerte du 25 octobre 2026 à 02:30 (UTC+02)")
        .doesNotContain("EXERCICE");
  }

  @Test
  void aDrillIsMarkedInSubjectTextAndHtml() throws MessagingException, IOException {
    var mail = received(anAlert().drill().build());

    assertThat(mail.getSubject()).isEqualTo("[EXERCICE] [ROR] Tension déclarée — CHRU Trousseau");
    assertThat(part(mail, 0)).startsWith("EXERCICE\nCeci est un exercice");
    assertThat(part(mail, 1)).contains("<strong>EXERCICE</strong> — Ceci est un exercice");
  }

  @Test
  void markupInAnAlertIsShownAndNotObeyed() throws MessagingException, IOException {
    var mail = received(anAlert().title("<script>alert(1)</script>").build());

    assertThat(part(mail, 1)).contains("&lt;script&gt;").doesNotContain("<script");
  }
}

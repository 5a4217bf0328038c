package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail's two bodies, which say the same: plain text, and HTML that a screen reader can follow
 * (language, one h1, a table with row headings) and that keeps a contrast of at least 7:1 (RGAA
 * criterion 3.2, level AAA) on white.
 */
record MailBody(String text, String html) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm '(UTC'x')'", Locale.FRENCH);

  private static final String FOOTER =
      "Message automatique du ROR. Ne répondez pas : cette adresse n'est pas lue.";

  static MailBody of(Message message) {
    var link = message.acknowledgeLink() == null ? null : message.acknowledgeLink().reveal();
    return new MailBody(text(message.alert(), link), html(message.alert(), link));
  }

  private static String text(Alert alert, @Nullable String acknowledge) {
    var text = new StringBuilder();
    if (alert.drill()) {
      text.append("EXERCICE\n").append(Wording.DRILL_NOTICE).append("\n\n");
    }
    text.append(alert.title()).append('\n');
    text.append("=".repeat(alert.title().length())).append("\n\n");
    text.append(alert.summary()).append("\n\n");
    for (Fact fact : alert.facts()) {
      text.append(fact.label()).append(" : ").append(fact.value()).append('\n');
    }
    text.append(alert.facts().isEmpty() ? "" : "\n");
    for (String paragraph : alert.paragraphs()) {
      text.append(paragraph).append("\n\n");
    }
    if (acknowledge != null) {
      text.append("Accuser réception : ").append(acknowledge).append("\n\n");
    }
    if (alert.link() != null) {
      text.append("Ouvrir dans le ROR : ").append(alert.link()).append("\n\n");
    }
    text.append("Alerte du ").append(raised(alert)).append('\n');
    // The signature mark of RFC 3676 §4.3: two hyphens and a space.
    return text.append("-- \n").append(FOOTER).append('\n').toString();
  }

  private static String raised(Alert alert) {
    return MOMENT.format(alert.raisedAt().atZone(alert.zone()));
  }

  private static String html(Alert alert, @Nullable String acknowledge) {
    return """
    <!DOCTYPE html>
    <html lang="fr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    </head>
    <body style="margin:0;padding:16px;background:#ffffff;color:#161616;\
    font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
    <main style="max-width:640px">
    %s<h1 style="font-size:22px;line-height:1.3;margin:0 0 12px">%s</h1>
    <p style="font-size:18px;margin:0 0 16px"><strong>%s</strong></p>
    %s%s%s%s<p style="margin:16px 0 0">Alerte du %s</p>
    </main>
    <footer style="max-width:640px;margin-top:24px;border-top:1px solid #3a3a3a">
    <p style="color:#3a3a3a;font-size:14px">%s</p>
    </footer>
    </body>
    </html>
    """
        .formatted(
            escaped(Wording.subject(alert)),
            drillNotice(alert),
            escaped(alert.title()),
            escaped(alert.summary()),
            facts(alert),
            paragraphs(alert),
            acknowledge(acknowledge),
            link(alert.link()),
            escaped(raised(alert)),
            escaped(FOOTER));
  }

  private static String drillNotice(Alert alert) {
    return alert.drill()
        ? """
        <p style="background:#161616;color:#ffffff;padding:8px;margin:0 0 16px">\
        <strong>EXERCICE</strong> — %s</p>
        """
            .formatted(escaped(Wording.DRILL_NOTICE))
        : "";
  }

  private static String facts(Alert alert) {
    if (alert.facts().isEmpty()) {
      return "";
    }
    var rows = new StringBuilder();
    for (Fact fact : alert.facts()) {
      rows.append(
          """
          <tr><th scope="row" style="text-align:left;vertical-align:top;padding:4px 16px 4px 0">%s</th>\
          <td style="padding:4px 0">%s</td></tr>
          """
              .formatted(escaped(fact.label()), escaped(fact.value())));
    }
    return """
    <h2 style="font-size:18px;margin:0 0 8px">Ce qu'il faut savoir</h2>
    <table style="border-collapse:collapse;margin:0 0 16px">
    %s</table>
    """
        .formatted(rows);
  }

  private static String paragraphs(Alert alert) {
    var all = new StringBuilder();
    for (String paragraph : alert.paragraphs()) {
      all.append("<p style=\"margin:0 0 12px\">")
          .append(escaped(paragraph).replace("\n", "<br>\n"))
          .append("</p>\n");
    }
    return all.toString();
  }

  private static String acknowledge(@Nullable String link) {
    return link == null
        ? ""
        : """
        <p style="margin:16px 0"><a href="%s" style="display:inline-block;padding:12px 20px;\
        background:#000091;color:#ffffff;font-weight:bold">Accuser réception</a></p>
        """
            .formatted(escaped(link));
  }

  private static String link(@Nullable String link) {
    return link == null
        ? ""
        : """
        <p style="margin:16px 0"><a href="%s" style="color:#000091">Ouvrir dans le ROR</a></p>
        """
            .formatted(escaped(link));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

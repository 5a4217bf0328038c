package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Acknowledgements.Acknowledgement;
import fr.rormobile.notifier.Acknowledgements.Link;
import fr.rormobile.notifier.Alert;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The small page behind a mail's link: no script, nothing fetched, readable by a screen reader. */
final class AcknowledgePage {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm", Locale.FRENCH);

  private AcknowledgePage() {}

  /** The alert and a button; whoever acknowledged already reads so and needs no button. */
  static String asked(Link link, String token) {
    if (link.first() != null) {
      return done(link.alert(), link.first());
    }
    return page(
        "Accuser réception",
        alert(link.alert())
            + """
            <form method="post" action="acknowledge?token=%s">
              <p>Vous répondez pour : <strong>%s</strong>.</p>
              <button type="submit">J'accuse réception</button>
            </form>
            """
                .formatted(token, escaped(link.label())));
  }

  static String done(Alert alert, Acknowledgement first) {
    return page(
        "Réception accusée",
        "<p role=\"status\"><strong>Réception accusée</strong> le "
            + MOMENT.format(first.at().atZone(alert.zone()))
            + " pour "
            + escaped(first.label())
            + ".</p>\n"
            + alert(alert));
  }

  static String unknown() {
    return page(
        "Lien inconnu ou expiré",
        "<h1>Ce lien n'existe pas ou plus</h1>\n"
            + "<p>Ouvrez l'alerte dans l'application pour en accuser réception.</p>");
  }

  private static String alert(Alert alert) {
    return (alert.drill() ? "<p class=\"drill\"><strong>EXERCICE</strong></p>\n" : "")
        + "<h1>"
        + escaped(alert.title())
        + "</h1>\n<p>"
        + escaped(alert.summary())
        + "</p>\n<p>Alerte du "
        + MOMENT.format(alert.raisedAt().atZone(alert.zone()))
        + ".</p>\n";
  }

  private static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="fr">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s</title>
      <style>
        body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 36rem; padding: 0 1rem; color: #161616; background: #fff }
        button { font: inherit; font-weight: bold; padding: .8rem 1.4rem; color: #fff; background: #000091; border: 0; width: 100%% }
        button:focus-visible { outline: 3px solid #161616; outline-offset: 3px }
        .drill { background: #161616; color: #fff; padding: .5rem }
      </style>
    </head>
    <body>
      <main>
    %s
      </main>
    </body>
    </html>
    """
        .formatted(escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

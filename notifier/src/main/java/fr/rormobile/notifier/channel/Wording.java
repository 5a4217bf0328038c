package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.Alert;

/** The French words that an alert's push and mail have in common. */
final class Wording {

  static final String DRILL_NOTICE =
      "Ceci est un exercice : aucune action réelle n'est à engager hors du scénario.";

  private Wording() {}

  static String pushTitle(Alert alert) {
    return alert.drill() ? "EXERCICE — " + alert.title() : alert.title();
  }

  /** Of one text message, in the letters that cost one each. */
  static final int TEXT_LENGTH = 160;

  /** No link: those who get text messages are told not to follow any. */
  static String text(Alert alert, boolean acknowledge) {
    var start = alert.drill() ? "ROR EXERCICE : " : "ROR : ";
    var end =
        acknowledge
            ? " Ouvrez ROR mobile pour acquitter."
            : " Ouvrez ROR mobile pour en savoir plus.";
    var title = Gsm7.of(alert.title());
    var room = TEXT_LENGTH - start.length() - end.length() - 1;
    var said = title.length() <= room ? title : title.substring(0, room - 3).strip() + "...";
    return start + said + (said.endsWith(".") ? "" : ".") + end;
  }

  static String subject(Alert alert) {
    return (alert.drill() ? "[EXERCICE] " : "") + "[ROR] " + alert.title();
  }
}

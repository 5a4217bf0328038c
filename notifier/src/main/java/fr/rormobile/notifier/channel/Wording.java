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

  static String subject(Alert alert) {
    return (alert.drill() ? "[EXERCICE] " : "") + "[ROR] " + alert.title();
  }
}

package fr.rormobile.notifier.channel;

import static fr.rormobile.notifier.AlertBuilder.anAlert;

import fr.rormobile.notifier.Alert;
import java.util.UUID;

/** Messages as the dispatcher hands them to a channel. */
final class Messages {

  static final UUID ID = UUID.fromString("2a000000-0000-4000-8000-00000000002a");

  private Messages() {}

  static Message mail() {
    return mail(anAlert().build());
  }

  static Message mail(Alert alert) {
    var address = "cellule@ars.example";
    return new Message(ID, alert, "Cellule d'alerte — Préfète", address, new Secret(address));
  }

  static Message push(Alert alert) {
    return new Message(ID, alert, "Mme O'Neil", "phone-1", new Secret("token-1"));
  }
}

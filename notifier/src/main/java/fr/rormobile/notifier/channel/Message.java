package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.Alert;
import java.util.UUID;

/**
 * One alert for one address or device.
 *
 * @param id the outbox row's, the same at each attempt: the dedupe id of a push, part of the
 *     Message-ID of a mail
 * @param recipientLabel how a person calls the recipient
 * @param destination what a page may show: the address, or the device id
 * @param address what the provider needs: the address, or the device's token
 */
public record Message(
    UUID id, Alert alert, String recipientLabel, String destination, Secret address) {

  /** Ids only: this may end up in a log line. */
  @Override
  public String toString() {
    return "Message[" + id + " of alert " + alert.id() + "]";
  }
}

package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.Alert;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alert for one address or device.
 *
 * @param id the outbox row's, the same at each attempt: the dedupe id of a push, part of the
 *     Message-ID of a mail
 * @param recipientLabel how a person calls the recipient
 * @param destination what a page may show: the address, or the device id
 * @param address what the provider needs: the address, or the device's token
 * @param acknowledge whether somebody has to acknowledge the alert
 * @param acknowledgeLink of a mail: where its recipient does so without a login; null: nowhere
 */
public record Message(
    UUID id,
    Alert alert,
    String recipientLabel,
    String destination,
    Secret address,
    boolean acknowledge,
    @Nullable Secret acknowledgeLink) {

  /** No acknowledgement is asked. */
  public Message(UUID id, Alert alert, String recipientLabel, String destination, Secret address) {
    this(id, alert, recipientLabel, destination, address, false, null);
  }

  /** Ids only: this may end up in a log line. */
  @Override
  public String toString() {
    return "Message[" + id + " of alert " + alert.id() + "]";
  }
}

package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.channel.Message;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that this process may send until its lease ends.
 *
 * @param lease only with it the message can be settled
 * @param attempts the one to come included, so at least 1
 * @param message null: it cannot be sent, because of {@code unsendable}
 * @param unsendable why there is no message; null exactly if there is one
 */
record Claimed(
    UUID id,
    UUID alertId,
    UUID lease,
    int attempts,
    Instant firstAttemptAt,
    @Nullable Message message,
    @Nullable String unsendable) {

  /** What the message is to become. */
  record Settled(Claimed claimed, Settlement settlement) {}
}

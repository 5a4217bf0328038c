package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.channel.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What becomes of a message after an attempt. */
sealed interface Settlement {

  record Sent(String providerId) implements Settlement {}

  record RetryAt(Instant due, String reason) implements Settlement {}

  /** Given up: waits for a person. */
  record Parked(String reason) implements Settlement {}

  /** How long a channel rests that takes no message at all. */
  Duration CHANNEL_REST = Duration.ofSeconds(30);

  /**
   * The one place where this is decided.
   *
   * @param attempts made so far, this one included
   * @param giveUpAt no attempt is planned at or after this moment
   */
  static Settlement of(
      Delivery delivery,
      int attempts,
      Instant giveUpAt,
      Backoff backoff,
      Instant now,
      RandomGenerator random) {
    return switch (delivery) {
      case Delivery.Accepted(var providerId) -> new Sent(providerId);
      case Delivery.RecipientGone(var reason) -> new Parked(reason);
      case Delivery.Refused(var reason) -> new Parked(reason);
      // Not the message's fault: it is never given up for it, however long it takes.
      case Delivery.ChannelDown(var reason) -> new RetryAt(now.plus(CHANNEL_REST), reason);
      case Delivery.TryLater(var reason, var notBefore) -> {
        var due = now.plus(backoff.after(attempts, notBefore, random));
        yield due.isBefore(giveUpAt)
            ? new RetryAt(due, reason)
            : new Parked("abandon après " + attempts + " essai(s) : " + reason);
      }
    };
  }
}

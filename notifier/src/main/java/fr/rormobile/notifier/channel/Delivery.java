package fr.rormobile.notifier.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one attempt. A reason is ours to word: it is stored and logged, so it never holds
 * a provider's free text, an address, a token or a password.
 */
public sealed interface Delivery {

  /**
   * The provider answers for it now. {@code providerId}: its name for the message, for a complaint.
   */
  record Accepted(String providerId) implements Delivery {}

  /** This address or token will never work again; others do. */
  record RecipientGone(String reason) implements Delivery {}

  /** Outage, overload or time-out. {@code notBefore}: what the provider asked for. */
  record TryLater(String reason, Optional<Duration> notBefore) implements Delivery {
    public TryLater(String reason) {
      this(reason, Optional.empty());
    }
  }

  /** This message is not taken, now or later; others are. */
  record Refused(String reason) implements Delivery {}

  /** No message at all would be taken: wrong credentials or settings. Somebody must act. */
  record ChannelDown(String reason) implements Delivery {}
}

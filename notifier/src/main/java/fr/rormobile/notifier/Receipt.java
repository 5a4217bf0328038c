package fr.rormobile.notifier;

import java.time.Instant;
import java.util.UUID;

/** Where one message to one recipient stands. */
public sealed interface Receipt {

  ChannelKind channel();

  /** Waits for its first attempt, or is being sent for the first time. */
  record Queued(ChannelKind channel, UUID messageId) implements Receipt {}

  /**
   * Taken by the provider (or kept by the sink). Not: shown, or read.
   *
   * @param providerId the provider's name for it
   */
  record Sent(ChannelKind channel, UUID messageId, String providerId, Instant at)
      implements Receipt {}

  /**
   * Failed at least once, and will be tried again.
   *
   * @param attempts begun so far
   * @param reason of the last failure
   * @param next not before then
   */
  record Retrying(ChannelKind channel, UUID messageId, int attempts, String reason, Instant next)
      implements Receipt {}

  /** Given up: a person must see to it. */
  record Parked(ChannelKind channel, UUID messageId, String why, Instant at) implements Receipt {}

  /** There was no such message to send. {@code why}: in French, for a person. */
  record NoChannel(ChannelKind channel, String why) implements Receipt {}
}

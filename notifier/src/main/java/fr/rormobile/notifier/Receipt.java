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

  /**
   * Waits for its moment: leaves then, unless it is no more needed.
   *
   * @param at not before
   */
  record Planned(ChannelKind channel, UUID messageId, Instant at) implements Receipt {}

  /** Was planned, and is no more needed: « acquittée », or arrived by the other channel. */
  record Held(ChannelKind channel, UUID messageId, HeldAs why, Instant at) implements Receipt {}

  /** Why a message was held back, by name. */
  enum HeldAs {
    /** Enough persons have acknowledged. */
    ACKNOWLEDGED,

    /** The other channel arrived. */
    ARRIVED,

    /** Said by a later message of the topic. */
    GROUPED
  }

  /** There was no such message to send. {@code why}: in French, for a person. */
  record NoChannel(ChannelKind channel, String why) implements Receipt {}
}

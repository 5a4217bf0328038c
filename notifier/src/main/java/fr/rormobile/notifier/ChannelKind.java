package fr.rormobile.notifier;

/** A way to reach a person. Each has its own queue, limits and outages. */
public enum ChannelKind {
  PUSH,
  EMAIL,
  /** The system of a subscriber. */
  WEBHOOK
}

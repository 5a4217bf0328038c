package fr.rormobile.notifier;

/** A way to reach a person. Each has its own queue, limits and outages. */
public enum ChannelKind {
  PUSH,
  EMAIL,
  /** The system of a subscriber. */
  WEBHOOK,
  /** A text message to a telephone, in case nothing else arrives. */
  SMS;

  /** Whether what it carries is of no use any more when its alert has expired. */
  public boolean isForNow() {
    return this == PUSH || this == SMS;
  }
}

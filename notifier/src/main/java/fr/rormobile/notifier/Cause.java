package fr.rormobile.notifier;

/** Why there is a message, by name. */
public enum Cause {
  /** The first alert of its topic. */
  FIRST,

  /** The topic was spoken of before, in another kind of alert. */
  UPDATE,

  /** The topic was spoken of before, in the same kind of alert. */
  REPEATED,

  /** In case the other channel does not arrive. */
  FALLBACK,

  /** In case those warned before do not acknowledge. */
  ESCALATED
}

package fr.rormobile.api.crisis;

/** What of a tension somebody may want to be told. */
public enum TensionEvent {
  /** A declaration, or a reopening. */
  DECLARATION,
  /** An update or another level. */
  UPDATE,
  /** A missing update. */
  SILENCE,
  CLOSURE,
  /** Somebody counts on the facility's beds. */
  SOLIDARITY
}

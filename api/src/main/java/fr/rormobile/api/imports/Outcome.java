package fr.rormobile.api.imports;

import org.jspecify.annotations.Nullable;

/** What became of one record. */
sealed interface Outcome {
  /** The record is in the database. */
  enum Applied implements Outcome {
    CREATED,
    UPDATED,
    UNCHANGED;

    /** This one, or UPDATED where nothing was said to change but something else did. */
    Applied changedIf(boolean changed) {
      return changed && this == UNCHANGED ? UPDATED : this;
    }
  }

  /**
   * @param field null: the whole line
   * @param reason in French
   */
  record Refused(@Nullable String field, String reason) implements Outcome {}
}

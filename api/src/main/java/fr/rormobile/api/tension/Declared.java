package fr.rormobile.api.tension;

import fr.rormobile.api.platform.web.Violation;
import java.util.List;

/** What becomes of a declaration. */
sealed interface Declared {
  /**
   * Written, together with the alert and all its messages.
   *
   * @param location path of the tension
   * @param answer the body of the answer, in JSON: kept to be said again
   */
  record Recorded(String location, String answer) implements Declared {}

  /** Nothing was written: what would have been. */
  record Rehearsed(DryRunWire.Answer answer) implements Declared {}

  /** The caller does not direct this facility; whether it exists is not said. */
  record NotTheirs() implements Declared {}

  /** It names things that do not exist, or one action twice. */
  record Inconsistent(List<Violation> violations) implements Declared {
    public Inconsistent {
      violations = List.copyOf(violations);
    }
  }

  /** This facility already has this plan open for this group. */
  record AlreadyOpen() implements Declared {}

  /** The request that it names was answered before: by whom, in a sentence. */
  record RequestAnswered(String sentence) implements Declared {}

  /** The key stands for another declaration. */
  record KeyForOther() implements Declared {}
}

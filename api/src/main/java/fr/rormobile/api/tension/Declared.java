package fr.rormobile.api.tension;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
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

  /** Nothing was written, for a reason that the caller is told. */
  sealed interface Failed extends Declared {
    ProblemException problem();
  }

  /** The caller does not direct this facility; whether it exists is not said. */
  record NotTheirs() implements Failed {
    @Override
    public ProblemException problem() {
      return ProblemException.outOfScope(
          "Vous ne pouvez déclarer une tension que pour un établissement que vous dirigez, ou"
              + " dont la direction vous a délégué ce droit.");
    }
  }

  /** It names things that do not exist, or one action twice. */
  record Inconsistent(List<Violation> violations) implements Failed {
    public Inconsistent {
      violations = List.copyOf(violations);
    }

    @Override
    public ProblemException problem() {
      return ProblemException.badRequest(violations);
    }
  }

  /** This facility already has this plan open for this group. */
  record AlreadyOpen() implements Failed {
    @Override
    public ProblemException problem() {
      return ProblemException.of(
          ProblemKind.TENSION_ALREADY_OPEN,
          "Une tension est déjà en cours pour cet établissement, ce groupe de disciplines et ce"
              + " plan.");
    }
  }

  /** The request that it names was answered before: by whom, in a sentence. */
  record RequestAnswered(String sentence) implements Failed {
    @Override
    public ProblemException problem() {
      return ProblemException.conflict(sentence);
    }
  }

  /** The key stands for another declaration. */
  record KeyForOther() implements Failed {
    @Override
    public ProblemException problem() {
      return ProblemException.of(
          ProblemKind.KEY_REUSED,
          "Cette demande a déjà été envoyée avec un autre contenu ; envoyez-la avec une nouvelle"
              + " clé.");
    }
  }
}

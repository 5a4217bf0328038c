package fr.rormobile.api.entries;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import java.util.List;

/** What became of what a person entered for one unit. */
sealed interface Verdict {
  /** Of one that is not {@link Written}: what its author is told where it is the whole answer. */
  default ProblemException problem() {
    return switch (this) {
      case Written _ -> throw new IllegalStateException("nothing is wrong");
      case Conflict(_, var detail) -> ProblemException.of(ProblemKind.PRECONDITION_FAILED, detail);
      case ToConfirm(_, var questions) -> problem(ProblemKind.TO_CONFIRM, questions);
      case Refused(var findings) -> problem(ProblemKind.INVALID, findings);
      case OutOfScope _ ->
          ProblemException.outOfScope(
              "Vous ne donnez les lits que des établissements de votre périmètre.");
    };
  }

  private static ProblemException problem(ProblemKind kind, List<BedFinding> findings) {
    var violations = EntryWire.violations(findings);
    return new ProblemException(kind, violations.getFirst().message(), violations, null, null);
  }

  /** It is in the log; by its effect, in the current state too. */
  record Written(Effect effect, long version) implements Verdict {}

  /** Somebody else was faster; nothing is written. */
  record Conflict(long version, String detail) implements Verdict {}

  /** It can be, but is strange; nothing is written until the person says yes. */
  record ToConfirm(long version, List<BedFinding> questions) implements Verdict {}

  /** It cannot be; nothing is written. */
  record Refused(List<BedFinding> findings) implements Verdict {}

  /** Not one of the caller's units, or none at all. */
  record OutOfScope() implements Verdict {}
}

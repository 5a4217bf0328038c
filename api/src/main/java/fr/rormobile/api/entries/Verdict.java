package fr.rormobile.api.entries;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedState.Effect;
import java.util.List;

/** What became of what a person entered for one unit. */
sealed interface Verdict {
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

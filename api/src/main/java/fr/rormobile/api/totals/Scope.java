package fr.rormobile.api.totals;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.platform.web.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of whose beds a caller may take a table away. */
final class Scope {
  private Scope() {}

  /**
   * Those who run the crisis or the region take any; a facility's direction and its bed managers
   * take its own.
   *
   * @param asked FINESS numbers; empty: whatever the caller may
   * @return null: no bound
   * @throws ProblemException 403 when one was asked for that is not the caller's
   */
  static @Nullable Set<String> ofExport(Caller caller, Set<String> asked) {
    if (caller.has(Role.CRISIS_CELL) || caller.has(Role.REGIONAL_TEAM)) {
      return null;
    }
    if (!caller.facilities().containsAll(asked)) {
      throw ProblemException.outOfScope(
          "Vous ne pouvez exporter que les lits de vos établissements.");
    }
    return caller.facilities();
  }
}

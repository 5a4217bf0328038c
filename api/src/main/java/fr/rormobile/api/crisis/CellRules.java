package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.CellWire.Edit;
import fr.rormobile.api.platform.web.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What the steps of a cell must be, so that it is warned at once and can become quiet. */
final class CellRules {
  private CellRules() {}

  static List<Violation> violations(Edit edit) {
    var violations = new ArrayList<Violation>();
    int voices = edit.members().size() + (edit.email() == null ? 0 : 1);
    if (edit.acknowledgements() > Math.max(1, voices)) {
      violations.add(
          new Violation(
              "acknowledgements",
              "max",
              Integer.toString(Math.max(1, voices)),
              "La cellule n'a que "
                  + voices
                  + " destinataires : elle ne pourrait jamais donner autant d'accusés."));
    }
    boolean somebodyAtOnce =
        edit.email() != null || edit.members().stream().anyMatch(step -> step.after() == 0);
    if (!edit.members().isEmpty() && !somebodyAtOnce) {
      violations.add(
          new Violation(
              "members[0].afterMinutes",
              "max",
              "0",
              "Quelqu'un doit être prévenu aussitôt : un membre à 0 minute, ou la boîte de la"
                  + " cellule."));
    }
    var seen = new HashSet<String>();
    for (var i = 0; i < edit.members().size(); i++) {
      if (!seen.add(edit.members().get(i).login().strip().toLowerCase(Locale.ROOT))) {
        violations.add(
            new Violation(
                "members[" + i + "].login", "excludes", null, "Ce membre est déjà dans la liste."));
      }
    }
    return violations;
  }
}

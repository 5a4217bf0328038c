package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.AlertWire.Acknowledged;
import fr.rormobile.api.crisis.AlertWire.Note;
import fr.rormobile.api.crisis.AlertWire.Shown;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Acknowledgements;
import fr.rormobile.notifier.Acknowledgements.Outcome;
import fr.rormobile.notifier.Alerts;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Taking charge of an alert, and the phone's word that it has shown one. Repeats are harmless. */
@Singleton
class TakingCharge {
  private final AlertScope scope;
  private final Acknowledgements acknowledgements;
  private final Alerts alerts;

  TakingCharge(AlertScope scope, Acknowledgements acknowledgements, Alerts alerts) {
    this.scope = scope;
    this.acknowledgements = acknowledgements;
    this.alerts = alerts;
  }

  Acknowledged acknowledge(Caller caller, String id, Note body) {
    var alert =
        Ids.uuid(id).filter(known -> scope.holds(caller, known)).orElseThrow(TakingCharge::unknown);
    var me = CrisisCells.ownerOf(caller.id());
    var cells = caller.crisisCells().stream().map(CrisisCells::mailboxOf).toList();
    var outcome = acknowledgements.acknowledge(alert, me, caller.displayName(), cells, body.note());
    return switch (outcome) {
      case Outcome.Kept _ -> now(alert, me);
      case Outcome.NotTheirs _ ->
          throw ProblemException.outOfScope(
              "Seuls les destinataires de l'alerte et les membres de la cellule l'acquittent.");
      case Outcome.NoLink _ -> throw unknown();
    };
  }

  private Acknowledged now(UUID alert, String me) {
    return alerts
        .find(alert)
        .map(detail -> AlertSheets.acknowledged(detail, me))
        .orElseThrow(TakingCharge::unknown);
  }

  void shown(String id, Shown body) {
    var known =
        Ids.uuid(id)
            .flatMap(
                alert ->
                    Ids.uuid(body.dedupeId())
                        .map(message -> acknowledgements.displayed(alert, message)))
            .orElse(false);
    if (!known) {
      throw ProblemException.notFound("Cette notification n'a pas été envoyée.");
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Cette alerte n'existe pas.");
  }
}

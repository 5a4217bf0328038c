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
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import java.util.UUID;

/** Taking charge of an alert, and the phone's word that it has shown one. */
@Controller("/alerts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class AcknowledgementController {
  private final AlertScope scope;
  private final Acknowledgements acknowledgements;
  private final Alerts alerts;

  AcknowledgementController(AlertScope scope, Acknowledgements acknowledgements, Alerts alerts) {
    this.scope = scope;
    this.acknowledgements = acknowledgements;
    this.alerts = alerts;
  }

  @Post("/acknowledgement")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  Acknowledged acknowledge(Caller caller, @PathVariable String id, @Body @Valid Note body) {
    var alert =
        Ids.uuid(id)
            .filter(known -> scope.holds(caller, known))
            .orElseThrow(AcknowledgementController::unknown);
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
        .orElseThrow(AcknowledgementController::unknown);
  }

  @Post("/receipt")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  void shown(Caller caller, @PathVariable String id, @Body @Valid Shown body) {
    var me = CrisisCells.ownerOf(caller.id());
    var known =
        Ids.uuid(id)
            .flatMap(
                alert ->
                    Ids.uuid(body.dedupeId())
                        .map(message -> acknowledgements.displayed(alert, message, me)))
            .orElse(false);
    if (!known) {
      throw ProblemException.notFound("Cette notification ne vous a pas été envoyée.");
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Cette alerte n'existe pas.");
  }
}

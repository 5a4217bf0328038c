package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.AlertWire.Acknowledged;
import fr.rormobile.api.crisis.AlertWire.Note;
import fr.rormobile.api.crisis.AlertWire.Shown;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;

@Controller("/alerts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class AcknowledgementController {
  private final TakingCharge charge;

  AcknowledgementController(TakingCharge charge) {
    this.charge = charge;
  }

  @Post("/acknowledgement")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  Acknowledged acknowledge(Caller caller, @PathVariable String id, @Body @Valid Note body) {
    return charge.acknowledge(caller, id, body);
  }

  @Post("/receipt")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(SecurityRule.IS_ANONYMOUS)
  void shown(@PathVariable String id, @Body @Valid Shown body) {
    charge.shown(id, body);
  }
}

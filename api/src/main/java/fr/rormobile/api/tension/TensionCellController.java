package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.tension.LifeWire.CellRemark;
import fr.rormobile.api.tension.LifeWire.Done;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;

@Controller("/tensions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("CRISIS_CELL")
class TensionCellController {
  private final CellCommands commands;

  TensionCellController(CellCommands commands) {
    this.commands = commands;
  }

  @Post("/comments")
  Done comment(Caller caller, @PathVariable String id, @Body @Valid CellRemark remark) {
    return commands.comment(caller, id, remark);
  }

  @Post("/update-requests")
  Done askForUpdate(Caller caller, @PathVariable String id, @Body @Valid CellRemark remark) {
    return commands.askForUpdate(caller, id, remark);
  }
}

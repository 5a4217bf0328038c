package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.tension.LifeWire.Closure;
import fr.rormobile.api.tension.LifeWire.Done;
import fr.rormobile.api.tension.LifeWire.NewEvent;
import fr.rormobile.api.tension.LifeWire.Reopening;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import java.sql.SQLException;

@Controller("/tensions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER"})
class LifeController {
  private final Life life;

  LifeController(Life life) {
    this.life = life;
  }

  @Post("/events")
  Done add(Caller caller, @PathVariable String id, @Body @Valid NewEvent event)
      throws SQLException {
    return life.add(caller, id, event);
  }

  @Post("/closure")
  Done close(Caller caller, @PathVariable String id, @Body @Valid Closure closure)
      throws SQLException {
    return life.close(caller, id, closure);
  }

  @Post("/reopening")
  Done reopen(Caller caller, @PathVariable String id, @Body @Valid Reopening reopening)
      throws SQLException {
    return life.reopen(caller, id, reopening);
  }
}

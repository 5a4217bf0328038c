package fr.rormobile.api.tension;

import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.tension.TensionWire.ItemList;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class DisciplineGroupController {
  private final DisciplineGroups catalogue;
  private final Etags etags;

  DisciplineGroupController(DisciplineGroups catalogue, Etags etags) {
    this.catalogue = catalogue;
    this.etags = etags;
  }

  @Get("/discipline-groups")
  HttpResponse<?> groups(HttpRequest<?> request) {
    return etags.answer(request, new ItemList<>(catalogue.listGroups()));
  }
}

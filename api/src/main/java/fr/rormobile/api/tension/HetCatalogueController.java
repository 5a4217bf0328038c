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
class HetCatalogueController {
  private final HetCatalogue catalogue;
  private final Etags etags;

  HetCatalogueController(HetCatalogue catalogue, Etags etags) {
    this.catalogue = catalogue;
    this.etags = etags;
  }

  @Get("/discipline-groups")
  HttpResponse<?> groups(HttpRequest<?> request) {
    return etags.answer(request, new ItemList<>(catalogue.listGroups()));
  }

  @Get("/het-plans")
  HttpResponse<?> plans(HttpRequest<?> request) {
    return etags.answer(request, new ItemList<>(catalogue.listPlans()));
  }

  @Get("/het-actions")
  HttpResponse<?> actions(HttpRequest<?> request) {
    return etags.answer(request, new ItemList<>(catalogue.listActions()));
  }
}

package fr.rormobile.api.savedsearches;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Pattern;

@Controller("/recent-views")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class RecentViewController {
  private final RecentViews views;
  private final Etags etags;

  RecentViewController(RecentViews views, Etags etags) {
    this.views = views;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Caller caller) {
    return etags.answer(
        request, views.list(caller.id(), Visibility.of(caller).seesConfidentialUnits()));
  }

  @Put("/{kind}/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void put(
      Caller caller,
      @PathVariable @Pattern(regexp = "FACILITY|UNIT|PROFESSIONAL") String kind,
      @PathVariable @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
    if (!views.put(caller.id(), kind, id, Visibility.of(caller).seesConfidentialUnits())) {
      throw ProblemException.notFound("Cette fiche n'existe pas ou plus.");
    }
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void forget(Caller caller) {
    views.forget(caller.id());
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Etags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

@Controller("/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SearchController {
  private final Searches searches;
  private final SearchGate gate;
  private final Etags etags;

  SearchController(Searches searches, SearchGate gate, Etags etags) {
    this.searches = searches;
    this.gate = gate;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> search(
      HttpRequest<?> request, Caller caller, @RequestBean SearchParameters parameters) {
    var asked = SearchRequest.read(parameters);
    var answer = gate.in(() -> searches.search(asked, Visibility.of(caller)));
    return etags.answer(request, answer);
  }
}

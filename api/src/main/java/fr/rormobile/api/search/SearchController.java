package fr.rormobile.api.search;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Etags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.jspecify.annotations.Nullable;

@Controller("/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SearchController {
  private final Searches searches;
  private final SearchMap map;
  private final WhyNot whyNot;
  private final SearchGate gate;
  private final Etags etags;

  SearchController(Searches searches, SearchMap map, WhyNot whyNot, SearchGate gate, Etags etags) {
    this.searches = searches;
    this.map = map;
    this.whyNot = whyNot;
    this.gate = gate;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> search(
      HttpRequest<?> request, Caller caller, @RequestBean SearchParameters parameters) {
    var asked = RequestReader.read(parameters);
    var answer = gate.in(() -> searches.search(asked, Visibility.of(caller)));
    return etags.answer(request, answer);
  }

  @Get("/map")
  HttpResponse<?> map(
      HttpRequest<?> request,
      Caller caller,
      @RequestBean SearchParameters parameters,
      @QueryValue @Nullable String zoom) {
    var asked = RequestReader.read(parameters);
    var level = RequestReader.zoom(zoom);
    var answer = gate.in(() -> map.show(asked, level, Visibility.of(caller)));
    return etags.answer(request, answer);
  }

  @Get("/why-not")
  WhyNotAnswer whyNot(
      Caller caller,
      @RequestBean SearchParameters parameters,
      @QueryValue @Nullable String expectedKind,
      @QueryValue @Nullable String expectedId) {
    var asked = RequestReader.read(parameters);
    var expected = RequestReader.expected(expectedKind, expectedId);
    return gate.in(() -> whyNot.explain(asked, expected, Visibility.of(caller)));
  }
}

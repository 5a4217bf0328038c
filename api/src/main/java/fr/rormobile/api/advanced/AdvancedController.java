package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.totals.TableFiles.Format;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Pattern;

@Controller("/search/advanced")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class AdvancedController {
  private final AdvancedSearches searches;
  private final AdvancedExports exports;
  private final Etags etags;

  AdvancedController(AdvancedSearches searches, AdvancedExports exports, Etags etags) {
    this.searches = searches;
    this.exports = exports;
    this.etags = etags;
  }

  @Get("/fields")
  HttpResponse<?> fields(HttpRequest<?> request) {
    return etags.answer(request, AdvancedWire.Catalogue.all());
  }

  @Post
  HttpResponse<?> search(Caller caller, @Body JsonNode body) {
    return HttpResponse.ok(searches.search(WhereReader.read(body, ""), caller))
        .header("Cache-Control", "private, no-store");
  }

  @Post("/export")
  HttpResponse<?> export(
      Caller caller,
      @QueryValue(defaultValue = "csv") @Pattern(regexp = "csv|xlsx") String format,
      @Body JsonNode body) {
    return exports.export(caller, WhereReader.read(body, ""), body, Format.of(format));
  }
}

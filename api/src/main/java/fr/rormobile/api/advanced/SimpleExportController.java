package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.search.SearchParameters;
import fr.rormobile.api.totals.TableFiles.Format;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Pattern;

@Controller("/search/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SimpleExportController {
  private final SimpleExports exports;

  SimpleExportController(SimpleExports exports) {
    this.exports = exports;
  }

  @Get
  HttpResponse<?> export(
      Caller caller,
      @RequestBean SearchParameters parameters,
      @QueryValue(defaultValue = "csv") @Pattern(regexp = "csv|xlsx") String format) {
    return exports.export(caller, parameters, Format.of(format));
  }
}

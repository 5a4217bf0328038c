package fr.rormobile.api.totals;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Pattern;

@Controller("/beds/export")
@ExecuteOn(TaskExecutors.BLOCKING)
class BedExportController {
  private final Exports exports;

  BedExportController(Exports exports) {
    this.exports = exports;
  }

  @Get
  @Secured({"DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> export(
      Caller caller,
      @RequestBean BedParameters parameters,
      @QueryValue(defaultValue = "csv") @Pattern(regexp = "csv|xlsx") String format) {
    var query = BedQuery.read(parameters, "");
    var scope = Scope.ofExport(caller, query.filter().facilities());
    return exports.beds(
        TableFiles.Format.of(format),
        query,
        query.seenBy(scope, Visibility.of(caller).seesConfidentialUnits()));
  }
}

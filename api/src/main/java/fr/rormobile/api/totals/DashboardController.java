package fr.rormobile.api.totals;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Etags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Controller("/dashboards/critical-care")
@ExecuteOn(TaskExecutors.BLOCKING)
class DashboardController {
  private static final String GROUPS = "critical-care-adult|critical-care-pediatric|burns";

  private final CriticalCare criticalCare;
  private final Exports exports;
  private final Etags etags;

  DashboardController(CriticalCare criticalCare, Exports exports, Etags etags) {
    this.criticalCare = criticalCare;
    this.exports = exports;
    this.etags = etags;
  }

  @Get
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @Nullable @QueryValue @Size(max = 20) List<@Pattern(regexp = "[0-9]{2}") String> region,
      @Nullable @QueryValue @Size(max = 3) List<@Pattern(regexp = GROUPS) String> disciplineGroup,
      @QueryValue(defaultValue = "false") @Pattern(regexp = "true|false") String byGroup) {
    return etags.answer(
        request, criticalCare.table(asked(caller, region, disciplineGroup, byGroup, null)));
  }

  @Get("/export")
  @Secured({"DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> export(
      Caller caller,
      @QueryValue(defaultValue = "csv") @Pattern(regexp = "csv|xlsx") String format,
      @Nullable @QueryValue @Size(max = 20) List<@Pattern(regexp = "[0-9]{2}") String> region,
      @Nullable @QueryValue @Size(max = 3) List<@Pattern(regexp = GROUPS) String> disciplineGroup,
      @QueryValue(defaultValue = "false") @Pattern(regexp = "true|false") String byGroup) {
    var scope = Scope.ofExport(caller, Set.of());
    return exports.criticalCare(
        TableFiles.Format.of(format), asked(caller, region, disciplineGroup, byGroup, scope));
  }

  private static CriticalCare.Asked asked(
      Caller caller,
      @Nullable List<String> region,
      @Nullable List<String> disciplineGroup,
      String byGroup,
      @Nullable Set<String> scope) {
    return new CriticalCare.Asked(
        region == null ? Set.of() : Set.copyOf(region),
        disciplineGroup == null ? Set.of() : Set.copyOf(disciplineGroup),
        byGroup.equals("true"),
        scope,
        Visibility.of(caller).seesConfidentialUnits());
  }
}

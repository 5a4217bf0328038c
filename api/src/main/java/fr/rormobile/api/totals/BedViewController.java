package fr.rormobile.api.totals;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Controller("/beds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class BedViewController {
  private static final int PAGE = 20;
  private static final int MOST_WITH_DETAIL = 10;

  private final BedGroups groups;
  private final Solidarity solidarity;
  private final Etags etags;

  BedViewController(BedGroups groups, Solidarity solidarity, Etags etags) {
    this.groups = groups;
    this.solidarity = solidarity;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @RequestBean BedParameters parameters,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @Nullable @QueryValue @Min(1) @Max(50) Integer size) {
    var query = BedQuery.read(parameters, "");
    if (query.detail() && size != null && size > MOST_WITH_DETAIL) {
      throw ProblemException.invalid(
          "size",
          "max",
          String.valueOf(MOST_WITH_DETAIL),
          "Avec le détail des unités, une page a au plus " + MOST_WITH_DETAIL + " groupes.");
    }
    var shown = size != null ? size : query.detail() ? MOST_WITH_DETAIL : PAGE;
    var filter = query.seenBy(null, Visibility.of(caller).seesConfidentialUnits());
    return etags.answer(request, groups.page(query, filter, cursor, shown));
  }

  @Get("/solidarity")
  HttpResponse<?> solidarity(
      HttpRequest<?> request,
      Caller caller,
      @Nullable @QueryValue @Size(max = 20)
          List<@Pattern(regexp = "[0-9]{2}|2A|2B|9[78][0-9]") String> department,
      @Nullable @QueryValue @Size(max = 20) List<@Pattern(regexp = "[0-9]{2}") String> region) {
    return etags.answer(
        request,
        solidarity.read(
            set(department), set(region), Visibility.of(caller).seesConfidentialUnits()));
  }

  private static Set<String> set(@Nullable List<String> values) {
    return values == null ? Set.of() : Set.copyOf(values);
  }
}

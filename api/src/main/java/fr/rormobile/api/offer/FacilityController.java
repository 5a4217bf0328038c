package fr.rormobile.api.offer;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/facilities")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class FacilityController {
  private static final int PAGE = 20;

  private final OfferReader offer;
  private final FacilityUnits units;
  private final Etags etags;

  FacilityController(OfferReader offer, FacilityUnits units, Etags etags) {
    this.offer = offer;
    this.units = units;
    this.etags = etags;
  }

  @Get("/{finess}")
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @PathVariable String finess,
      @QueryValue @Nullable String view) {
    var wanted = View.of(view);
    var visible = Visibility.of(caller);
    var facility = facility(finess);
    var totals = wanted.shows(View.PLUS) ? units.totals(finess, visible) : null;
    return etags.answer(
        request,
        FacilityAnswer.of(
            facility,
            wanted,
            visible,
            totals == null ? null : totals.counts(),
            totals == null ? null : totals.beds()));
  }

  @Get("/{finess}/units")
  UnitPage listUnits(
      Caller caller,
      @PathVariable String finess,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable @Min(1) @Max(50) Integer size) {
    facility(finess);
    return units.page(finess, Visibility.of(caller), cursor, size == null ? PAGE : size);
  }

  private FacilitySheet facility(String finess) {
    return offer.listFacilities(List.of(Numbers.finess(finess))).stream()
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("Cet établissement n'existe pas ou plus."));
  }
}

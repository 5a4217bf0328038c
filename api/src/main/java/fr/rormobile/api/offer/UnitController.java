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
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/units")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class UnitController {
  private final OfferReader offer;
  private final Etags etags;
  private final Clock clock;

  UnitController(OfferReader offer, Etags etags, Clock clock) {
    this.offer = offer;
    this.etags = etags;
    this.clock = clock;
  }

  @Get("/{id}")
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @PathVariable String id,
      @QueryValue @Nullable String view) {
    var wanted = View.of(view);
    var visible = Visibility.of(caller);
    // A unit the caller may not know of answers like one that does not exist.
    var unit =
        offer.listUnits(List.of(Numbers.id(id))).stream()
            .filter(found -> visible.seesUnit(found.confidential(), found.facility().finess()))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("Cette unité n'existe pas ou plus."));
    return etags.answer(request, UnitAnswer.of(unit, wanted, visible, clock.instant()));
  }
}

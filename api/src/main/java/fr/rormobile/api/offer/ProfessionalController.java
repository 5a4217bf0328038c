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
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/professionals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class ProfessionalController {
  private final OfferReader offer;
  private final Etags etags;

  ProfessionalController(OfferReader offer, Etags etags) {
    this.offer = offer;
    this.etags = etags;
  }

  @Get("/{rpps}")
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @PathVariable String rpps,
      @QueryValue @Nullable String view) {
    var wanted = View.of(view);
    var professional =
        offer.listProfessionals(List.of(Numbers.rpps(rpps))).stream()
            .findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("Ce professionnel n'est pas ou plus connu."));
    return etags.answer(
        request, ProfessionalAnswer.of(professional, wanted, Visibility.of(caller)));
  }
}

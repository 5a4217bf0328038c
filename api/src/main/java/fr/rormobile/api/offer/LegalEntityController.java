package fr.rormobile.api.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Controller("/legal-entities")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class LegalEntityController {
  private final OfferReader offer;
  private final Etags etags;

  LegalEntityController(OfferReader offer, Etags etags) {
    this.offer = offer;
    this.etags = etags;
  }

  @Get("/{finess}")
  HttpResponse<?> read(HttpRequest<?> request, Caller caller, @PathVariable String finess) {
    var entity =
        offer
            .findLegalEntity(Numbers.finess(finess))
            .orElseThrow(
                () -> ProblemException.notFound("Cette entité juridique n'existe pas ou plus."));
    return etags.answer(request, Answer.of(entity, Visibility.of(caller)));
  }

  /** The contract's LegalEntity. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      String finess,
      String name,
      @Nullable String siren,
      @Nullable String statusLabel,
      @Nullable Address address,
      @Nullable CommuneAnswer commune,
      List<Contact> contactPoints,
      int facilityCount,
      List<FacilityLine> facilities,
      long version,
      Instant updatedAt,
      String source,
      boolean demonstration) {
    private static final int LONGEST_LIST = 200;

    static Answer of(LegalEntitySheet entity, Visibility visible) {
      var address = entity.place().address();
      var finess =
          entity.facilities().stream()
              .map(LegalEntitySheet.FacilityRef::finess)
              .collect(Collectors.toSet());
      return new Answer(
          entity.finess(),
          entity.name(),
          entity.siren(),
          entity.statusLabel(),
          address.isEmpty() ? null : address,
          CommuneAnswer.of(entity.place().locality()),
          visible.of(entity.contacts(), finess),
          entity.facilities().size(),
          entity.facilities().stream().limit(LONGEST_LIST).map(FacilityLine::of).toList(),
          entity.origin().version(),
          entity.origin().updatedAt(),
          entity.origin().source(),
          entity.origin().demonstration());
    }
  }

  /** The contract's FacilityLine. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FacilityLine(String finess, String name, @Nullable String commune) {
    static FacilityLine of(LegalEntitySheet.FacilityRef facility) {
      return new FacilityLine(facility.finess(), facility.name(), facility.commune());
    }
  }
}

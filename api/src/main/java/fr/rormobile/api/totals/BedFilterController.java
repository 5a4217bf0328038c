package fr.rormobile.api.totals;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.totals.BedFilterWire.Input;
import fr.rormobile.api.totals.BedFilterWire.Saved;
import fr.rormobile.api.totals.BedFilterWire.SavedList;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;

@Controller("/bed-filters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class BedFilterController {
  private final BedFilters filters;
  private final JsonMapper json;
  private final Etags etags;

  BedFilterController(BedFilters filters, JsonMapper json, Etags etags) {
    this.filters = filters;
    this.json = json;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Caller caller) {
    return etags.answer(request, new SavedList(filters.list(caller.id())));
  }

  @Get("/{id}")
  HttpResponse<?> read(HttpRequest<?> request, Caller caller, @PathVariable String id) {
    return etags.answer(
        request,
        Ids.uuid(id)
            .flatMap(known -> filters.find(caller.id(), known))
            .orElseThrow(BedFilterController::unknown));
  }

  @Post
  HttpResponse<?> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid Input input)
      throws IOException {
    check(input);
    var answer = filters.create(caller.id(), input, key);
    var id = Objects.requireNonNull(json.readValue(answer, Saved.class)).id();
    return HttpResponse.created(answer)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, "/bed-filters/" + id);
  }

  @Put("/{id}")
  Saved replace(Caller caller, @PathVariable String id, @Body @Valid Input input) {
    var known = Ids.uuid(id).orElseThrow(BedFilterController::unknown);
    check(input);
    return filters.replace(caller.id(), known, input).orElseThrow(BedFilterController::unknown);
  }

  @Delete("/{id}")
  HttpResponse<?> delete(Caller caller, @PathVariable String id) {
    Ids.uuid(id).ifPresent((UUID known) -> filters.delete(caller.id(), known));
    return HttpResponse.noContent();
  }

  /** By the reader of the bed views: what is kept can be asked. */
  private static void check(Input input) {
    BedQuery.read(input.filter().parameters(), "filter.");
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Ce filtre n'existe pas ou plus.");
  }
}

package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.tension.RequestWire.Done;
import fr.rormobile.api.tension.RequestWire.NewRequest;
import fr.rormobile.api.tension.RequestWire.Page;
import fr.rormobile.api.tension.RequestWire.Refusal;
import fr.rormobile.api.tension.RequestWire.Request;
import fr.rormobile.api.tension.RequestWire.Withdrawal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller("/tension-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class RequestController {
  private final Requests requests;
  private final RequestStore store;
  private final DeclaringRights rights;
  private final Jdbi jdbi;

  RequestController(Requests requests, RequestStore store, DeclaringRights rights, Jdbi jdbi) {
    this.requests = requests;
    this.store = store;
    this.rights = rights;
    this.jdbi = jdbi;
  }

  @Post
  @Secured({"CLINICIAN", "BED_MANAGER"})
  HttpResponse<Done> ask(Caller caller, @Body @Valid NewRequest asked) {
    var done = requests.ask(caller, asked);
    return HttpResponse.created(done)
        .header(HttpHeaders.LOCATION, "/tension-requests/" + done.request().id());
  }

  @Post("/{id}/refusal")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER"})
  Done refuse(Caller caller, @PathVariable String id, @Body @Valid Refusal refusal) {
    return requests.refuse(caller, id, refusal);
  }

  @Post("/{id}/withdrawal")
  @Secured({"CLINICIAN", "BED_MANAGER"})
  Done withdraw(Caller caller, @PathVariable String id, @Body @Valid Withdrawal withdrawal) {
    return requests.withdraw(caller, id, withdrawal);
  }

  @Get("/{id}")
  Request read(Caller caller, @PathVariable String id) {
    return jdbi.withHandle(
        h ->
            Ids.uuid(id)
                .flatMap(known -> store.find(h, caller, rights.facilities(h, caller), known))
                .orElseThrow(() -> ProblemException.notFound("Cette demande n'existe pas.")));
  }

  @Get
  Page list(
      Caller caller,
      @QueryValue(defaultValue = "OPEN") @Pattern(regexp = "OPEN|DECLARED|REFUSED|WITHDRAWN|ALL")
          String status,
      @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var after = Cursors.moment(cursor).orElse(null);
    return jdbi.withHandle(
        h -> {
          var found =
              store.list(
                  h,
                  caller,
                  rights.facilities(h, caller),
                  status.equals("ALL") ? null : status,
                  facility,
                  after,
                  size + 1);
          if (found.size() <= size) {
            return new Page(found, null);
          }
          var last = found.get(size - 1);
          return new Page(
              found.subList(0, size), Cursors.of(last.knownAt(), UUID.fromString(last.id())));
        });
  }
}

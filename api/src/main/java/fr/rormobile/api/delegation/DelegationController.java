package fr.rormobile.api.delegation;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.delegation.DelegationWire.Delegation;
import fr.rormobile.api.delegation.DelegationWire.NewDelegation;
import fr.rormobile.api.delegation.DelegationWire.Page;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller("/tension-delegations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("DIRECTOR")
class DelegationController {
  private final Delegations delegations;
  private final DelegationStore store;
  private final Jdbi jdbi;
  private final Clock clock;

  DelegationController(Delegations delegations, DelegationStore store, Jdbi jdbi, Clock clock) {
    this.delegations = delegations;
    this.store = store;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Get
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "REGIONAL_TEAM"})
  Page list(
      Caller caller,
      @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var after = Cursors.moment(cursor).orElse(null);
    var now = clock.instant();
    var found = jdbi.withHandle(h -> store.list(h, caller, facility, after, size + 1, now));
    if (found.size() <= size) {
      return new Page(found, null);
    }
    var last = found.get(size - 1);
    return new Page(found.subList(0, size), Cursors.of(last.givenAt(), UUID.fromString(last.id())));
  }

  @Post
  HttpResponse<Delegation> give(Caller caller, @Body @Valid NewDelegation given) {
    var delegation = delegations.give(caller, given);
    return HttpResponse.created(delegation)
        .header(HttpHeaders.LOCATION, "/tension-delegations/" + delegation.id());
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void withdraw(Caller caller, @PathVariable String id) {
    delegations.withdraw(caller, id);
  }
}

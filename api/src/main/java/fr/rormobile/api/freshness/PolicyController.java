package fr.rormobile.api.freshness;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.freshness.BedPolicy.Scope;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

@Controller("/bed-policies")
@ExecuteOn(TaskExecutors.BLOCKING)
class PolicyController {
  private static final String ALL = "all";
  private static final String GROUP = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final BedPolicies policies;

  PolicyController(BedPolicies policies) {
    this.policies = policies;
  }

  @Get
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  PolicyWire.Policies list(@Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility) {
    return new PolicyWire.Policies(
        policies.list(facility).stream().map(PolicyWire.Policy::of).toList());
  }

  @Get("/{facility}/{group}")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> read(
      @PathVariable @Pattern(regexp = Ids.FINESS + "|" + ALL) String facility,
      @PathVariable @Pattern(regexp = GROUP) String group) {
    return tagged(policies.read(scope(facility, group)));
  }

  @Put("/{facility}/{group}")
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  HttpResponse<?> put(
      Caller caller,
      @PathVariable @Pattern(regexp = Ids.FINESS + "|" + ALL) String facility,
      @PathVariable @Pattern(regexp = GROUP) String group,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid PolicyWire.Asked asked) {
    return tagged(policies.put(caller, scope(facility, group), version(ifMatch), asked.minutes()));
  }

  @Delete("/{facility}/{group}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  void delete(
      Caller caller,
      @PathVariable @Pattern(regexp = Ids.FINESS + "|" + ALL) String facility,
      @PathVariable @Pattern(regexp = GROUP) String group,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    policies.delete(caller, scope(facility, group), version(ifMatch));
  }

  private static Scope scope(String facility, String group) {
    return new Scope(facility.equals(ALL) ? null : facility, group.equals(ALL) ? null : group);
  }

  private static HttpResponse<?> tagged(BedPolicies.State state) {
    return VersionTags.ok(PolicyWire.Policy.of(state), state.version());
  }

  private static long version(@Nullable String ifMatch) {
    return VersionTags.read(
        ifMatch,
        "Lisez d'abord la règle, puis renvoyez son ETag dans If-Match.",
        "If-Match est l'ETag rendu par la lecture de la règle.");
  }
}

package fr.rormobile.api.sync;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.sync.SyncWire.Page;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Controller("/sync")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SyncController {
  private final Syncs syncs;

  SyncController(Syncs syncs) {
    this.syncs = syncs;
  }

  @Get
  Page read(Caller caller, @Nullable @QueryValue @Size(min = 1, max = 1000) String since) {
    return syncs.page(caller, since);
  }
}

package fr.rormobile.api.operations;

import fr.rormobile.api.operations.HealthWire.Health;
import fr.rormobile.api.operations.HealthWire.Status;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class HealthController {
  private static final String RETRY_SECONDS = "5";

  private final HealthCheck check;

  HealthController(HealthCheck check) {
    this.check = check;
  }

  @Get
  HttpResponse<Health> health() {
    var health = check.check();
    return health.status() == Status.DOWN
        ? HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
            .body(health)
        : HttpResponse.ok(health);
  }
}

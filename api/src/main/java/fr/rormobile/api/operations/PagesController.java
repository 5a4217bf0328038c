package fr.rormobile.api.operations;

import fr.rormobile.api.platform.web.Resources;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The welcome page, the contract, and the figures of Prometheus. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PagesController {
  private static final URI APPLICATION = URI.create("/app/");

  private final PrometheusMeterRegistry metrics;
  private final String welcome = Resources.text("pages/accueil.html");
  private final String contract = Resources.text("openapi.yaml");

  PagesController(PrometheusMeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Get("/")
  @Produces(MediaType.TEXT_HTML)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<String> welcome(@Header(HttpHeaders.ACCEPT) @Nullable String accept) {
    return accept != null && accept.contains(MediaType.TEXT_HTML)
        ? HttpResponse.seeOther(APPLICATION)
        : HttpResponse.ok(welcome);
  }

  @Get("/openapi.yaml")
  @Produces("application/yaml")
  @Secured(SecurityRule.IS_ANONYMOUS)
  String contract() {
    return contract;
  }

  @Get("/prometheus")
  @Produces(MediaType.TEXT_PLAIN)
  @Secured({"REGIONAL_TEAM", "FEED"})
  String metrics() {
    return metrics.scrape();
  }
}

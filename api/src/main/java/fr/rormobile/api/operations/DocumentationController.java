package fr.rormobile.api.operations;

import fr.rormobile.api.platform.web.Resources;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The contract as a page for people: Redoc, from this server alone. */
@Controller("/docs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class DocumentationController {
  /** Redoc writes its styles into the page, and searches in a worker that it makes itself. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String SCRIPT = "META-INF/resources/webjars/redoc/2.5.1/redoc.standalone.js";

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> page() {
    return HttpResponse.ok(Resources.text("pages/contrat.html"))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff");
  }

  @Get("/redoc.js")
  @Produces("text/javascript")
  HttpResponse<String> script() {
    return HttpResponse.ok(Resources.text(SCRIPT))
        .header("Cache-Control", "public, max-age=86400")
        .header("X-Content-Type-Options", "nosniff");
  }
}

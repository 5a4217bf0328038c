package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Acknowledgements;
import fr.rormobile.notifier.Acknowledgements.Outcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.Pattern;

/**
 * The link of a mail: GET shows, POST acts, for programs that look for viruses open links too. The
 * secret stands in the query, which is never logged, and leaves by no Referer.
 */
@Controller("/acknowledge")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class AcknowledgeLinkController {
  private static final String TOKEN = "[A-Za-z0-9_-]{43}";

  private final Acknowledgements acknowledgements;

  AcknowledgeLinkController(Acknowledgements acknowledgements) {
    this.acknowledgements = acknowledgements;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> show(@QueryValue @Pattern(regexp = TOKEN) String token) {
    return acknowledgements
        .link(token)
        .map(link -> page(HttpStatus.OK, AcknowledgePage.asked(link, token)))
        .orElseGet(() -> page(HttpStatus.NOT_FOUND, AcknowledgePage.unknown()));
  }

  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> acknowledge(@QueryValue @Pattern(regexp = TOKEN) String token) {
    return switch (acknowledgements.acknowledgeBy(token)) {
      case Outcome.Kept(var alert, var first) ->
          page(HttpStatus.OK, AcknowledgePage.done(alert, first));
      case Outcome.NotTheirs _, Outcome.NoLink _ ->
          page(HttpStatus.NOT_FOUND, AcknowledgePage.unknown());
    };
  }

  private static HttpResponse<String> page(HttpStatus status, String html) {
    return HttpResponse.<String>status(status)
        .body(html)
        .contentType(MediaType.of("text/html; charset=utf-8"))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
  }
}

package fr.rormobile.api.account;

import fr.rormobile.api.account.Access.Login;
import fr.rormobile.api.account.Sessions.Held;
import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import java.util.Objects;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthController {
  private final Access access;
  private final AccessTokens tokens;
  private final Sessions sessions;
  private final OpenSessions open;
  private final HttpClientAddressResolver addresses;

  AuthController(
      Access access,
      AccessTokens tokens,
      Sessions sessions,
      OpenSessions open,
      HttpClientAddressResolver addresses) {
    this.open = open;
    this.access = access;
    this.tokens = tokens;
    this.sessions = sessions;
    this.addresses = addresses;
  }

  @Post("/auth/login")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<SessionReply> login(HttpRequest<?> request, @Body @Valid LoginRequest body) {
    var address = Objects.requireNonNullElse(addresses.resolve(request), "");
    return switch (access.login(body.login(), new Secret(body.password()), address)) {
      case Login.Opened(var session) -> {
        open.name(session.token().session(), request.getHeaders().get(HttpHeaders.USER_AGENT));
        yield reply(session);
      }
      case Login.Refused _ ->
          throw ProblemException.of(
              ProblemKind.CREDENTIALS_REFUSED, "Identifiant ou mot de passe incorrect.");
      case Login.TooManyFailures(var retryAfter) ->
          throw ProblemException.tooMany(
              "Trop d'essais manqués, réessayez dans "
                  + retryAfter.plusSeconds(59).toMinutes()
                  + " min.",
              retryAfter.plusSeconds(1));
    };
  }

  @Post("/auth/refresh")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<SessionReply> refresh(@Body @Valid RefreshRequest body) {
    return access
        .refresh(body.refreshToken())
        .map(this::reply)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemKind.SESSION_EXPIRED, "Votre session a expiré, ouvrez-la de nouveau."));
  }

  /** The access token itself lives on until its end, {@link AccessTokens#LIFE} at most. */
  @Post("/auth/logout")
  @Consumes("*/*")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM", "FEED"})
  void logout(CallerSession session) {
    sessions.end(session.id());
  }

  @Get("/me")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM", "FEED"})
  UserReply me(Caller caller) {
    return UserReply.of(caller);
  }

  private HttpResponse<SessionReply> reply(Held session) {
    var caller = session.account().caller();
    var reply =
        new SessionReply(
            tokens.issue(caller, session.token().session()),
            "Bearer",
            Math.toIntExact(AccessTokens.LIFE.toSeconds()),
            session.token().text(),
            UserReply.of(caller));
    return HttpResponse.ok(reply).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}

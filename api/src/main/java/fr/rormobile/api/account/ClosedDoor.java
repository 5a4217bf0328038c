package fr.rormobile.api.account;

import fr.rormobile.api.platform.web.Problem;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Problems;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Says 401 to who is not known, with what RFC 6750 asks for, and 403 to who is known and may not.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class ClosedDoor implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    return answer(request, refused.isForbidden());
  }

  private static MutableHttpResponse<Problem> answer(HttpRequest<?> request, boolean known) {
    if (known) {
      return answer(request, ProblemKind.FORBIDDEN, "Votre compte ne permet pas cette action.");
    }
    if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
      return answer(
              request, ProblemKind.SESSION_EXPIRED, "Votre session a expiré, ouvrez-la de nouveau.")
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
    return answer(request, ProblemKind.SESSION_REQUIRED, "Ouvrez une session pour continuer.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }

  private static MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, ProblemKind kind, String detail) {
    return Problems.answer(request, kind, detail, List.of(), null);
  }
}

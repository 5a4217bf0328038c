package fr.rormobile.api.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;

/** Gives a controller its {@link CallerSession} parameter. */
@Singleton
class CallerSessionBinder implements TypedRequestArgumentBinder<CallerSession> {
  private static final Argument<CallerSession> TYPE = Argument.of(CallerSession.class);

  @Override
  public Argument<CallerSession> argumentType() {
    return TYPE;
  }

  /** Not satisfied before the security filter has run: the framework then asks again after it. */
  @Override
  public BindingResult<CallerSession> bind(
      ArgumentConversionContext<CallerSession> context, HttpRequest<?> request) {
    if (!request.getAttributes().contains(SecurityFilter.KEY)) {
      return BindingResult.unsatisfied();
    }
    var session =
        request
            .getUserPrincipal(Authentication.class)
            .map(token -> new CallerSession(AccessTokens.session(token)));
    return () -> session;
  }
}

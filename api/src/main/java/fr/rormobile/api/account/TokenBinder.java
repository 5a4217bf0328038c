package fr.rormobile.api.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import java.util.function.Function;

/** Gives a controller a parameter that the access token says. */
abstract class TokenBinder<T> implements TypedRequestArgumentBinder<T> {
  private final Argument<T> type;
  private final Function<Authentication, T> reading;

  TokenBinder(Class<T> type, Function<Authentication, T> reading) {
    this.type = Argument.of(type);
    this.reading = reading;
  }

  @Override
  public Argument<T> argumentType() {
    return type;
  }

  /** Not satisfied before the security filter has run: the framework then asks again after it. */
  @Override
  public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
    if (!request.getAttributes().contains(SecurityFilter.KEY)) {
      return BindingResult.unsatisfied();
    }
    var read = request.getUserPrincipal(Authentication.class).map(reading);
    return () -> read;
  }
}

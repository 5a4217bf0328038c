package fr.rormobile.api.account;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.ExpirationJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** An access token without an end, or past it by our clock, is refused. */
@Singleton
@Replaces(ExpirationJwtClaimsValidator.class)
class TokenExpiry implements GenericJwtClaimsValidator<HttpRequest<?>> {
  private final Clock clock;

  TokenExpiry(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
    return claims.get(Claims.EXPIRATION_TIME) instanceof Date end
        && clock.instant().isBefore(end.toInstant());
  }
}

package fr.rormobile.api.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says, written and read in one place.
 *
 * <p>It is believed without asking the database, so what it says may be as old as {@link #LIFE}: a
 * right withdrawn, an account closed or a session ended stop counting within that time, at the next
 * refresh.
 */
@Singleton
class AccessTokens {
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final String ID = "id";
  private static final String DISPLAY_NAME = "displayName";
  private static final String ROLES = "roles"; // where the framework looks for them
  private static final String FACILITIES = "facilities";
  private static final String REGIONS = "regions";
  private static final String CRISIS_CELLS = "crisisCells";
  private static final String SESSION = "sid";

  private final SigningKey key;
  private final Clock clock;

  AccessTokens(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  String issue(Caller caller, UUID session) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .subject(caller.login())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim(SESSION, session.toString())
            .claim(ID, caller.id().toString())
            .claim(DISPLAY_NAME, caller.displayName())
            .claim(ROLES, sorted(caller.roles().stream().map(Role::name)))
            .claim(FACILITIES, sorted(caller.facilities().stream()))
            .claim(REGIONS, sorted(caller.regions().stream()))
            .claim(CRISIS_CELLS, sorted(caller.crisisCells().stream()))
            .build();
    try {
      return key.sign(claims).serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("our own key does not sign", impossible);
    }
  }

  private static List<String> sorted(Stream<String> values) {
    return values.sorted().toList();
  }

  static Caller caller(Authentication token) {
    return new Caller(
        UUID.fromString(text(token, ID)),
        token.getName(),
        text(token, DISPLAY_NAME),
        Accounts.roles(texts(token, ROLES)),
        texts(token, FACILITIES),
        texts(token, REGIONS),
        texts(token, CRISIS_CELLS));
  }

  static UUID session(Authentication token) {
    return UUID.fromString(text(token, SESSION));
  }

  private static String text(Authentication token, String claim) {
    return String.valueOf(token.getAttributes().get(claim));
  }

  private static Set<String> texts(Authentication token, String claim) {
    @Nullable Object values = token.getAttributes().get(claim);
    return values instanceof Collection<?> several
        ? several.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }
}

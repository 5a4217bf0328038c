package fr.rormobile.api.account;

import fr.rormobile.api.platform.Sha256;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How often somebody may be wrong: {@link #PER_LOGIN} times for a login and {@link #PER_ADDRESS}
 * for an address, within {@link #WINDOW}. Counted in the database, for all processes together.
 *
 * <p>An attempt counts as failed from its beginning, and is taken back when it was not: many at the
 * same moment cannot slip past the count, and a crash in between costs one try. What was refused
 * here is not counted, so that waiting helps. Who is logged in already is not touched: nobody is
 * thrown out by a stranger who types wrong passwords for them.
 */
@Singleton
class LoginLimits {
  static final int PER_LOGIN = 10;

  /** More than for a login: a whole hospital goes out by one address. */
  static final int PER_ADDRESS = 100;

  static final Duration WINDOW = Duration.ofMinutes(15);

  private final Jdbi jdbi;
  private final Clock clock;

  LoginLimits(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  sealed interface Attempt {
    /** Go on; tell {@link #forget} unless the password was wrong. */
    record Allowed(List<Long> failures) implements Attempt {}

    /** Come back later. */
    record Refused(Duration retryAfter) implements Attempt {}
  }

  Attempt begin(String login, String address) {
    var now = clock.instant();
    var byLogin = Sha256.hex("login " + login);
    var byAddress = Sha256.hex("address " + address);
    return jdbi.withHandle(
        h -> {
          var mine = note(h, byLogin, byAddress, now);
          var end =
              later(
                  lastThatCounts(h, byLogin, PER_LOGIN, now),
                  lastThatCounts(h, byAddress, PER_ADDRESS, now));
          if (end.isEmpty()) {
            return new Attempt.Allowed(mine);
          }
          delete(h, mine);
          return new Attempt.Refused(Duration.between(now, end.get().plus(WINDOW)));
        });
  }

  /** It was not a wrong password. */
  void forget(Attempt.Allowed attempt) {
    jdbi.useHandle(h -> delete(h, attempt.failures()));
  }

  /** It was the right password: earlier errors with this login count no longer. */
  void forget(Attempt.Allowed attempt, String login) {
    jdbi.useHandle(
        h -> {
          delete(h, attempt.failures());
          h.createUpdate("DELETE FROM login_failure WHERE subject = :subject")
              .bind("subject", Sha256.hex("login " + login))
              .execute();
        });
  }

  private static List<Long> note(Handle h, String login, String address, Instant now) {
    h.createUpdate("DELETE FROM login_failure WHERE at <= :before")
        .bind("before", now.minus(WINDOW))
        .execute();
    return h.createQuery(
            """
            INSERT INTO login_failure (subject, at)
            VALUES (:login, :now), (:address, :now)
            RETURNING id
            """)
        .bind("login", login)
        .bind("address", address)
        .bind("now", now)
        .mapTo(Long.class)
        .list();
  }

  /** When the failure happened whose leaving the window makes room; empty while there is room. */
  private static Optional<Instant> lastThatCounts(
      Handle h, String subject, int limit, Instant now) {
    return h.createQuery(
            """
            SELECT at
              FROM login_failure
             WHERE subject = :subject
               AND at > :since
             ORDER BY at DESC
            OFFSET :limit
             LIMIT 1
            """)
        .bind("subject", subject)
        .bind("since", now.minus(WINDOW))
        .bind("limit", limit)
        .map((row, context) -> row.getObject("at", OffsetDateTime.class).toInstant())
        .findOne();
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isAfter(other.get()) ? one : other;
  }

  private static void delete(Handle h, List<Long> ids) {
    h.createUpdate("DELETE FROM login_failure WHERE id = ANY (:ids)")
        .bind("ids", ids.toArray(Long[]::new))
        .execute();
  }
}

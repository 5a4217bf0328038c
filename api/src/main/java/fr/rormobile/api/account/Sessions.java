package fr.rormobile.api.account;

import fr.rormobile.api.account.Accounts.Account;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of phones. A session has one refresh token at a time; using it gives the next one.
 *
 * <p><b>Theft.</b> Whoever shows a token of the session that is neither the present one nor (see
 * below) the one just replaced ends the whole session: two hold its tokens, and which of them is
 * the thief cannot be known. Both must log in again.
 *
 * <p><b>A lost answer.</b> On a bad network the phone may never get the answer that carried its
 * next token; it then asks again with the one it has. That one is therefore taken again for {@link
 * #GRACE} from the moment it was first replaced, and gets yet another next token; the lost one is
 * worth nothing from then on. Asking again does not prolong the grace. There is still but one
 * present token, so a thief who comes within the grace is found out as surely as before: whichever
 * of the two asks first after that takes the place of the other, and the other's next refresh,
 * within one life of an access token, ends the session.
 *
 * <p>A crash before the commit leaves the old token valid; after it, the phone is in the case of
 * the lost answer.
 */
@Singleton
class Sessions {
  /** From login, whatever happens; then a person shows the password again. */
  static final Duration LIFE = Duration.ofDays(30);

  /**
   * Longer than the longest usual time-out of a phone's HTTP client (60 s on iOS) and one more try;
   * short, because within it a token just replaced is worth something to a thief.
   */
  static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger("ror.session");

  private final Jdbi jdbi;
  private final Clock clock;
  private final List<SessionEnding> endings;
  private final SecureRandom random = new SecureRandom();

  Sessions(Jdbi jdbi, Clock clock, List<SessionEnding> endings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.endings = endings;
  }

  /** A session that goes on: whose it is, and the refresh token to show next time. */
  record Held(Account account, RefreshToken token) {}

  /** Also forgets the account's sessions that ended a day ago or more. */
  Held open(Account account) {
    var now = clock.instant();
    var token = RefreshToken.fresh(UUID.randomUUID(), random);
    jdbi.useTransaction(
        h -> {
          h.createUpdate(
                  """
                  DELETE FROM session
                   WHERE account_id = :account
                     AND LEAST(ended_at, expires_at) < :before
                  """)
              .bind("account", account.caller().id())
              .bind("before", now.minus(KEPT_AFTER_END))
              .execute();
          h.createUpdate(
                  """
                  INSERT INTO session (id, account_id, token_digest, created_at, refreshed_at, expires_at)
                  VALUES (:id, :account, :digest, :now, :now, :end)
                  """)
              .bind("id", token.session())
              .bind("account", account.caller().id())
              .bind("digest", token.digest())
              .bind("now", now)
              .bind("end", now.plus(LIFE))
              .execute();
        });
    return new Held(account, token);
  }

  /** Empty when the session is over, or was ended just now because an old token came back. */
  Optional<Held> refresh(String shown) {
    return RefreshToken.parse(shown)
        .flatMap(token -> jdbi.inTransaction(h -> refresh(h, token, clock.instant())));
  }

  private Optional<Held> refresh(Handle h, RefreshToken shown, Instant now) {
    var live = lock(h, shown.session());
    if (live.isEmpty()) {
      return Optional.empty();
    }
    var session = live.get();
    var account = Accounts.findById(h, session.account());
    if (account.isEmpty() || !now.isBefore(session.expiresAt())) {
      end(h, shown.session(), now);
      return Optional.empty();
    }
    var digest = shown.digest();
    if (digest.equals(session.digest())) {
      return Optional.of(next(h, account.get(), session, now.plus(GRACE), now));
    }
    if (digest.equals(session.previousDigest()) && now.isBefore(session.previousUntil())) {
      return Optional.of(nextAgain(h, account.get(), session, now));
    }
    LOG.warn("session {} ended: one of its old refresh tokens came back", shown.session());
    cut(h, shown.session(), now);
    return Optional.empty();
  }

  private record Row(
      UUID id,
      UUID account,
      String digest,
      @Nullable String previousDigest,
      Instant previousUntil,
      Instant expiresAt) {}

  /** Two requests with tokens of one session go one after the other. */
  private static Optional<Row> lock(Handle h, UUID session) {
    return h.createQuery(
            """
            SELECT id, account_id, token_digest, previous_digest, previous_until, expires_at
              FROM session
             WHERE id = :id
               AND ended_at IS NULL
               FOR UPDATE
            """)
        .bind("id", session)
        .map((row, context) -> row(row))
        .findOne();
  }

  private static Row row(ResultSet row) throws SQLException {
    var previousUntil = row.getObject("previous_until", OffsetDateTime.class);
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("token_digest"),
        row.getString("previous_digest"),
        previousUntil == null ? Instant.MIN : previousUntil.toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private Held next(Handle h, Account account, Row session, Instant until, Instant now) {
    var token = RefreshToken.fresh(session.id(), random);
    h.createUpdate(
            """
            UPDATE session
               SET token_digest = :next, refreshed_at = :now,
                   previous_digest = token_digest, previous_until = :until
             WHERE id = :id
            """)
        .bind("next", token.digest())
        .bind("until", until)
        .bind("now", now)
        .bind("id", session.id())
        .execute();
    return new Held(account, token);
  }

  private Held nextAgain(Handle h, Account account, Row session, Instant now) {
    var token = RefreshToken.fresh(session.id(), random);
    h.createUpdate("UPDATE session SET token_digest = :next, refreshed_at = :now WHERE id = :id")
        .bind("next", token.digest())
        .bind("now", now)
        .bind("id", session.id())
        .execute();
    return new Held(account, token);
  }

  /** Nothing happens when it is over already. */
  void end(UUID session) {
    jdbi.useTransaction(h -> cut(h, session, clock.instant()));
  }

  private void cut(Handle h, UUID session, Instant now) {
    end(h, session, now);
    endings.forEach(ending -> ending.ended(h, session));
  }

  private static void end(Handle h, UUID session, Instant now) {
    h.createUpdate("UPDATE session SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
        .bind("now", now)
        .bind("id", session)
        .execute();
  }
}

package fr.rormobile.api.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a person sees of their own sessions, and closes: a telephone is lost, or lent. */
@Singleton
class OpenSessions {
  private final Jdbi jdbi;
  private final Clock clock;
  private final List<SessionEnding> endings;

  OpenSessions(Jdbi jdbi, Clock clock, List<SessionEnding> endings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.endings = endings;
  }

  /**
   * @param device null when it said nothing of itself
   * @param usedAt when it was last opened or prolonged
   */
  record OpenSession(
      UUID id, @Nullable String device, Instant openedAt, Instant usedAt, Instant endsAt) {}

  /** Nothing happens when the phone said nothing of itself. */
  void name(UUID session, @Nullable String userAgent) {
    DeviceName.of(userAgent)
        .ifPresent(
            device ->
                jdbi.useHandle(
                    h ->
                        h.createUpdate("UPDATE session SET device = :device WHERE id = :id")
                            .bind("device", device)
                            .bind("id", session)
                            .execute()));
  }

  /** Those that can still be prolonged, the last used first. */
  List<OpenSession> of(UUID account) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, device, created_at, refreshed_at, expires_at
                      FROM session
                     WHERE account_id = :account
                       AND ended_at IS NULL
                       AND expires_at > :now
                     ORDER BY refreshed_at DESC, id
                    """)
                .bind("account", account)
                .bind("now", clock.instant())
                .map(
                    (row, context) ->
                        new OpenSession(
                            row.getObject("id", UUID.class),
                            row.getString("device"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            row.getObject("refreshed_at", OffsetDateTime.class).toInstant(),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /** False when this account has (or lately had) no such session; closing twice is closing once. */
  boolean close(UUID account, UUID session) {
    return jdbi.inTransaction(
        h -> {
          var known =
              h.createUpdate(
                          """
                          UPDATE session
                             SET ended_at = COALESCE(ended_at, :now)
                           WHERE id = :id
                             AND account_id = :account
                          """)
                      .bind("now", clock.instant())
                      .bind("id", session)
                      .bind("account", account)
                      .execute()
                  == 1;
          if (known) {
            endings.forEach(ending -> ending.ended(h, session));
          }
          return known;
        });
  }
}

package fr.rormobile.api.commands;

import fr.rormobile.api.commands.OfflineCommand.Applied;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The commands that were applied, so that one that comes again is told so. Written in the
 * transaction that applies it; what was refused leaves nothing.
 */
@Singleton
class CommandLog {
  /** A command is known that long, and one that is older is not taken. */
  static final Duration KEPT = Duration.ofDays(30);

  /**
   * @param digest of all that it says
   */
  record Known(String digest, Applied applied) {}

  /** A command to be kept. */
  record Entry(UUID account, UUID id, String kind, String digest, Instant occurredAt) {}

  /**
   * Takes the id: whoever comes with the same waits until this transaction ends.
   *
   * @return false: it is taken; see {@link #find}
   */
  boolean take(Handle h, Entry entry, Instant now) {
    return h.createUpdate(
                """
                INSERT INTO phone_command (account_id, id, kind, digest, occurred_at, received_at)
                VALUES (:account, :id, :kind, :digest, :occurredAt, :now)
                    ON CONFLICT (account_id, id) DO NOTHING
                """)
            .bind("account", entry.account())
            .bind("id", entry.id())
            .bind("kind", entry.kind())
            .bind("digest", entry.digest())
            .bind("occurredAt", entry.occurredAt())
            .bind("now", now)
            .execute()
        == 1;
  }

  void keep(Handle h, Entry entry, Applied applied) {
    h.createUpdate(
            """
            UPDATE phone_command
               SET location = :location, version = :version, notice = :notice
             WHERE account_id = :account
               AND id = :id
            """)
        .bind("account", entry.account())
        .bind("id", entry.id())
        .bind("location", applied.location())
        .bind("version", applied.version())
        .bind("notice", applied.notice())
        .execute();
  }

  Optional<Known> find(Handle h, UUID account, UUID id) {
    return h.createQuery(
            """
            SELECT digest, location, version, notice
              FROM phone_command
             WHERE account_id = :account
               AND id = :id
            """)
        .bind("account", account)
        .bind("id", id)
        .map(
            (row, context) ->
                new Known(
                    row.getString("digest"),
                    new Applied(
                        row.getString("location"),
                        row.getObject("version", Long.class),
                        row.getString("notice"))))
        .findOne();
  }

  void forgetOld(Handle h, UUID account, Instant now) {
    h.createUpdate(
            "DELETE FROM phone_command WHERE account_id = :account AND received_at < :oldest")
        .bind("account", account)
        .bind("oldest", now.minus(KEPT).minus(Duration.ofDays(1)))
        .execute();
  }
}

package fr.rormobile.api.feeds;

import fr.rormobile.api.feeds.FeedWire.Counts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Messages of feeds, when each feed was heard, and whose bed zones are which units. */
@Singleton
class FeedStore {
  /** How long a message is remembered. */
  static final Duration KEPT = Duration.ofDays(30);

  /** A sender's own name for one of its units. */
  record Zone(String facility, String code) {}

  /**
   * @param timeZone in which the place's clock runs
   */
  record ZoneUnit(String unitId, ZoneId timeZone) {}

  /** What became of taking a message's id. */
  sealed interface Begun {
    /** Nobody used it. */
    record First() implements Begun {}

    /** It was answered: answer the same. */
    record Again(String answer) implements Begun {}

    /** It stands for another message. */
    record ForOther() implements Begun {}
  }

  /** Waits for the end of another transaction with the same message. */
  Begun begin(Handle h, UUID account, FeedMessage message, Instant now) {
    var digest = message.digest();
    var taken =
        h.createUpdate(
                """
                INSERT INTO feed_message (account_id, message_id, digest, format, received_at)
                VALUES (:account, :message, :digest, :format, :now)
                    ON CONFLICT (account_id, message_id) DO NOTHING
                """)
            .bind("account", account)
            .bind("message", message.id())
            .bind("digest", digest)
            .bind("format", message.format().name())
            .bind("now", now)
            .execute();
    if (taken == 1) {
      return new Begun.First();
    }
    return h.createQuery(
            """
            SELECT digest, answer FROM feed_message
             WHERE account_id = :account AND message_id = :message
            """)
        .bind("account", account)
        .bind("message", message.id())
        .map(
            (row, context) ->
                row.getString("digest").equals(digest)
                    ? new Begun.Again(row.getString("answer"))
                    : new Begun.ForOther())
        .one();
  }

  /** Keeps the answer, and lets go of what is too old. */
  void finish(Handle h, UUID account, FeedMessage message, Counts counts, String answer) {
    h.createUpdate(
            """
            UPDATE feed_message
               SET received = :received, applied = :applied, unchanged = :unchanged,
                   superseded = :superseded, refused = :refused, unknown_zone = :unknownZone,
                   ambiguous_zone = :ambiguousZone, out_of_scope = :outOfScope, answer = :answer
             WHERE account_id = :account AND message_id = :message
            """)
        .bind("account", account)
        .bind("message", message.id())
        .bind("received", counts.received())
        .bind("applied", counts.applied())
        .bind("unchanged", counts.unchanged())
        .bind("superseded", counts.superseded())
        .bind("refused", counts.refused())
        .bind("unknownZone", counts.unknownZone())
        .bind("ambiguousZone", counts.ambiguousZone())
        .bind("outOfScope", counts.outOfScope())
        .bind("answer", answer)
        .execute();
  }

  /** Index feed_message_received. */
  void forget(Handle h, UUID account, Instant now) {
    h.createUpdate("DELETE FROM feed_message WHERE account_id = :account AND received_at < :until")
        .bind("account", account)
        .bind("until", now.minus(KEPT))
        .execute();
  }

  /** The last write of a transaction: its row is held for a moment only. */
  void heard(Handle h, UUID account, Instant now) {
    h.createUpdate(
            """
            INSERT INTO feed AS f (account_id, last_received_at)
            VALUES (:account, :now)
                ON CONFLICT (account_id) DO UPDATE
               SET last_received_at = greatest(f.last_received_at, excluded.last_received_at),
                   told_silent_at = NULL
            """)
        .bind("account", account)
        .bind("now", now)
        .execute();
  }

  /**
   * Index care_unit_zone.
   *
   * @return by zone its units: one, none (absent) or, by a mistake in the directory, several
   */
  Map<Zone, List<ZoneUnit>> units(Handle h, Collection<Zone> zones) {
    var found = new HashMap<Zone, List<ZoneUnit>>();
    if (zones.isEmpty()) {
      return found;
    }
    h.createQuery(
            """
            SELECT u.id, u.facility_finess, u.external_id, u.time_zone
              FROM unnest(:facilities, :codes) AS z (facility_finess, external_id)
              JOIN care_unit u ON u.facility_finess = z.facility_finess
                              AND u.external_id = z.external_id
             WHERE u.deleted_at IS NULL
             ORDER BY u.id
            """)
        .bind("facilities", zones.stream().map(Zone::facility).toArray(String[]::new))
        .bind("codes", zones.stream().map(Zone::code).toArray(String[]::new))
        .map(
            (row, context) ->
                Map.entry(
                    new Zone(row.getString("facility_finess"), row.getString("external_id")),
                    new ZoneUnit(row.getString("id"), ZoneId.of(row.getString("time_zone")))))
        .forEach(
            unit ->
                found
                    .computeIfAbsent(unit.getKey(), zone -> new ArrayList<>())
                    .add(unit.getValue()));
    return found;
  }
}

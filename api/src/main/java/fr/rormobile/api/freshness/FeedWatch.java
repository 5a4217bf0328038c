package fr.rormobile.api.freshness;

import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the regional team of the facilities' regions that a feed has gone silent (nothing for twice
 * the time expected), and that it is heard again. Once each: {@code feed.told_silent_at} is written
 * in the transaction of the message. A feed whose account is closed is no feed any more.
 */
@Singleton
class FeedWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);

  private static final String TO_TELL =
      """
      SELECT f.account_id, a.display_name, f.expected_minutes, f.last_received_at,
             f.told_silent_at,
             array(SELECT unnest(a.facilities) ORDER BY 1) AS facilities
        FROM feed f
        JOIN account a ON a.id = f.account_id
       WHERE a.active
         AND (   (f.told_silent_at IS NULL
                  AND f.last_received_at + make_interval(mins => 2 * f.expected_minutes) < :now)
              OR f.last_received_at > f.told_silent_at)
      """;

  private final Jdbi jdbi;
  private final WatchStore store;
  private final WatchWords words;
  private final PersonalAlerts alerts;
  private final Clock clock;

  FeedWatch(Jdbi jdbi, WatchStore store, WatchWords words, PersonalAlerts alerts, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.words = words;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * @param toldSilentAt null: nobody was told of a silence that goes on
   */
  record Feed(
      UUID account,
      String name,
      Duration expectedEvery,
      Instant lastReceivedAt,
      @Nullable Instant toldSilentAt,
      List<String> facilities) {}

  /** How many messages were enqueued. */
  int run() {
    var now = clock.instant();
    var sent = 0;
    var accounts =
        jdbi.withHandle(
            h ->
                h.createQuery(TO_TELL)
                    .bind("now", now)
                    .map((row, context) -> feed(row).account())
                    .list());
    for (var account : accounts) {
      try {
        sent += jdbi.inTransaction(h -> tell(h, account, now)) ? 1 : 0;
      } catch (RuntimeException refused) {
        LOG.error("feed {}: nobody told of its silence or return", account, refused);
      }
    }
    return sent;
  }

  /** Read again under a lock; nothing when another process is at it or has done it. */
  private boolean tell(Handle h, UUID account, Instant now) {
    var found =
        h.createQuery(TO_TELL + " AND f.account_id = :account FOR UPDATE OF f SKIP LOCKED")
            .bind("now", now)
            .bind("account", account)
            .map((row, context) -> feed(row))
            .findOne();
    if (found.isEmpty()) {
      return false;
    }
    var feed = found.get();
    var silent = feed.toldSilentAt() == null;
    var team = team(h, feed.facilities());
    if (silent && team.isEmpty()) {
      return false;
    }
    if (!team.isEmpty()) {
      var places = store.places(h, feed.facilities());
      alerts.raise(
          h, silent ? words.silent(feed, places, now) : words.heard(feed, places, now), team);
    }
    h.createUpdate("UPDATE feed SET told_silent_at = :told WHERE account_id = :account")
        .bind("told", silent ? now : null)
        .bind("account", account)
        .execute();
    return !team.isEmpty();
  }

  private static List<Person> team(Handle h, List<String> facilities) {
    return h.createQuery(
            """
            SELECT id, display_name, email
              FROM account
             WHERE active
               AND roles @> '{REGIONAL_TEAM}'
               AND regions && array(SELECT region_code FROM facility
                                     WHERE finess = ANY(:facilities) AND region_code IS NOT NULL)
             ORDER BY display_name, id
            """)
        .bindArray("facilities", String.class, facilities)
        .map((row, context) -> WatchStore.person(row))
        .list();
  }

  private static Feed feed(ResultSet row) throws SQLException {
    var told = row.getTimestamp("told_silent_at");
    return new Feed(
        row.getObject("account_id", UUID.class),
        row.getString("display_name"),
        Duration.ofMinutes(row.getInt("expected_minutes")),
        row.getTimestamp("last_received_at").toInstant(),
        told == null ? null : told.toInstant(),
        List.of((String[]) row.getArray("facilities").getArray()));
  }
}

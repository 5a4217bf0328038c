package fr.rormobile.api.feeds;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.feeds.FeedWire.Counts;
import fr.rormobile.api.feeds.FeedWire.Facility;
import fr.rormobile.api.feeds.FeedWire.Feed;
import fr.rormobile.api.feeds.FeedWire.Message;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The feeds that somebody may see: those of the facilities of their regions, or their own. */
@Singleton
class FeedReader {
  private static final int LAST_MESSAGES = 10;

  /** As the table's own default: of a feed that was never heard. */
  private static final int EXPECTED_MINUTES = 120;

  private final Jdbi jdbi;
  private final Clock clock;

  FeedReader(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  List<Feed> visible(Caller caller) {
    return jdbi.withHandle(
        h -> {
          var facilities = facilities(h, caller);
          var messages = messages(h, List.copyOf(facilities.keySet()));
          return feeds(h, facilities, messages);
        });
  }

  /**
   * By account, the facilities that the caller sees. Accounts are few: read in one go; facilities
   * by their primary key.
   */
  private static Map<UUID, List<Facility>> facilities(Handle h, Caller caller) {
    var regions = caller.has(Role.REGIONAL_TEAM) ? caller.regions() : List.<String>of();
    var own = caller.has(Role.FEED) ? caller.id() : null;
    var found = new HashMap<UUID, List<Facility>>();
    h.createQuery(
            """
            SELECT a.id, f.finess, f.name
              FROM account a
              LEFT JOIN LATERAL unnest(a.facilities) AS s (finess) ON true
              LEFT JOIN facility f ON f.finess = s.finess
             WHERE a.active
               AND 'FEED' = ANY (a.roles)
               AND (f.region_code = ANY (:regions) OR a.id = CAST(:own AS uuid))
             ORDER BY f.finess
            """)
        .bindArray("regions", String.class, regions)
        .bind("own", own)
        .map(
            (row, context) -> {
              var of = found.computeIfAbsent(uuid(row, "id"), account -> new ArrayList<>());
              if (row.getString("finess") != null) {
                of.add(new Facility(row.getString("finess"), row.getString("name")));
              }
              return of;
            })
        .list();
    return found;
  }

  /** Index feed_message_received, a few rows an account. */
  private static Map<UUID, List<Message>> messages(Handle h, List<UUID> accounts) {
    var found = new HashMap<UUID, List<Message>>();
    h.createQuery(
            """
            SELECT m.*
              FROM unnest(:accounts) AS a (id)
             CROSS JOIN LATERAL (SELECT account_id, message_id, format, received_at, received,
                                        applied, unchanged, superseded, refused, unknown_zone,
                                        ambiguous_zone, out_of_scope
                                   FROM feed_message
                                  WHERE account_id = a.id
                                  ORDER BY received_at DESC
                                  LIMIT :most) m
             ORDER BY m.account_id, m.received_at DESC
            """)
        .bindArray("accounts", UUID.class, accounts)
        .bind("most", LAST_MESSAGES)
        .map(
            (row, context) ->
                found
                    .computeIfAbsent(uuid(row, "account_id"), account -> new ArrayList<>())
                    .add(message(row)))
        .list();
    return found;
  }

  private List<Feed> feeds(
      Handle h, Map<UUID, List<Facility>> facilities, Map<UUID, List<Message>> messages) {
    var now = clock.instant();
    return h.createQuery(
            """
            SELECT a.id, a.display_name, f.last_received_at,
                   coalesce(f.expected_minutes, :expected) AS expected_minutes
              FROM account a
              LEFT JOIN feed f ON f.account_id = a.id
             WHERE a.id = ANY (:accounts)
             ORDER BY a.display_name, a.id
            """)
        .bind("expected", EXPECTED_MINUTES)
        .bindArray("accounts", UUID.class, List.copyOf(facilities.keySet()))
        .map(
            (row, context) -> {
              var id = uuid(row, "id");
              var last = row.getTimestamp("last_received_at");
              var heard = last == null ? null : last.toInstant();
              var minutes = row.getInt("expected_minutes");
              return new Feed(
                  id.toString(),
                  row.getString("display_name"),
                  facilities.getOrDefault(id, List.of()),
                  heard,
                  minutes,
                  heard != null && heard.plus(Duration.ofMinutes(minutes)).isBefore(now),
                  messages.getOrDefault(id, List.of()));
            })
        .list();
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getString("message_id"),
        row.getString("format"),
        row.getTimestamp("received_at").toInstant(),
        new Counts(
            row.getInt("received"),
            row.getInt("applied"),
            row.getInt("unchanged"),
            row.getInt("superseded"),
            row.getInt("refused"),
            row.getInt("unknown_zone"),
            row.getInt("ambiguous_zone"),
            row.getInt("out_of_scope")));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return UUID.fromString(row.getString(column));
  }
}

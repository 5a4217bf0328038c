package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.StoredAlert;
import fr.rormobile.notifier.channel.Message;
import fr.rormobile.notifier.channel.Secret;
import fr.rormobile.notifier.dispatch.Claimed.Settled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The outbox as a queue: claim with a lease, settle with the same lease. */
final class Outbox {

  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT id
          FROM notifier.outbox
         WHERE channel = :channel
           AND state = 'WAITING'
           AND due_at <= :now
         ORDER BY due_at
           FOR UPDATE SKIP LOCKED
         LIMIT :most
      ), claimed AS (
        UPDATE notifier.outbox o
           SET lease_id = :lease,
               due_at = :leasedUntil,
               attempts = o.attempts + 1,
               first_attempt_at = coalesce(o.first_attempt_at, :now)
          FROM due
         WHERE o.id = due.id
        RETURNING o.id, o.alert_id, o.channel, o.recipient_ref, o.recipient_label,
                  o.target, o.attempts, o.first_attempt_at
      )
      SELECT c.id, c.channel, c.target, c.attempts, c.first_attempt_at, d.token,
             w.url || chr(10) || w.key_id || chr(10) || w.secret AS webhook,
             c.recipient_label, a.acknowledge,
             %s
        FROM claimed c
        JOIN notifier.alert a ON a.id = c.alert_id
        LEFT JOIN notifier.device d ON c.channel = 'PUSH'
                                   AND d.id = c.target
                                   AND d.owner_ref = c.recipient_ref
        LEFT JOIN notifier.webhook w ON c.channel = 'WEBHOOK'
                                    AND w.id = c.target
                                    AND w.removed_at IS NULL
      """
          .formatted(StoredAlert.COLUMNS);

  private final Jdbi jdbi;

  private final Fallbacks fallbacks;
  private final @Nullable AcknowledgeLinks links;

  /**
   * @param acknowledgeUrl null: mails hold no link to acknowledge by
   */
  Outbox(DataSource database, @Nullable String acknowledgeUrl) {
    this.jdbi = Jdbi.create(database);
    this.fallbacks = new Fallbacks(jdbi);
    this.links = acknowledgeUrl == null ? null : new AcknowledgeLinks(jdbi, acknowledgeUrl);
  }

  /**
   * Takes due messages, the longest due first, and leases them; what another process is claiming at
   * the same moment is passed over. One statement, one round trip.
   *
   * <p>A PUSH gets the token that its device has now, which may be newer than the alert.
   */
  List<Claimed> claim(ChannelKind channel, int most, Instant now, Duration lease) {
    var leaseId = UUID.randomUUID();
    var claimed =
        jdbi.withHandle(
            h ->
                h.createQuery(CLAIM)
                    .bind("lease", leaseId)
                    .bind("leasedUntil", now.plus(lease))
                    .bind("now", now)
                    .bind("channel", channel.name())
                    .bind("most", most)
                    .map((rows, context) -> claimed(rows, leaseId))
                    .list());
    return links == null || channel != ChannelKind.EMAIL ? claimed : links.addTo(claimed, now);
  }

  private static Claimed claimed(ResultSet rows, UUID lease) throws SQLException {
    Message message = null;
    String unsendable = null;
    try {
      var channel = ChannelKind.valueOf(rows.getString("channel"));
      var address =
          switch (channel) {
            case PUSH -> rows.getString("token");
            case EMAIL, SMS -> rows.getString("target");
            case WEBHOOK -> rows.getString("webhook");
          };
      if (address == null) {
        unsendable =
            channel == ChannelKind.PUSH
                ? "appareil désinscrit depuis l'alerte"
                : "abonné retiré depuis l'alerte";
      } else {
        message = message(rows, address);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // One such row must not hold up all others of its claim.
      unsendable = "alerte illisible par cette version";
    }
    return new Claimed(
        rows.getObject("id", UUID.class),
        rows.getObject("alert_id", UUID.class),
        lease,
        rows.getInt("attempts"),
        rows.getTimestamp("first_attempt_at").toInstant(),
        message,
        unsendable);
  }

  private static Message message(ResultSet rows, String address) throws SQLException {
    return new Message(
        rows.getObject("id", UUID.class),
        StoredAlert.read(rows),
        rows.getString("recipient_label"),
        rows.getString("target"),
        new Secret(address),
        rows.getBoolean("acknowledge"),
        null);
  }

  /** What the settled messages mean for those that wait in case these do not arrive. */
  void follow(ChannelKind channel, List<Settled> settled, Set<UUID> written, Instant now) {
    fallbacks.after(channel, settled, written, now);
  }

  /**
   * Settles those whose lease is still ours, in one statement.
   *
   * @return the ids settled; one that is missing was claimed by somebody else since its lease ended
   */
  List<UUID> settle(List<Settled> settled, Instant now) {
    var columns = settled.stream().map(s -> Columns.of(s.settlement(), now)).toList();
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    UPDATE notifier.outbox o
                       SET state = s.state,
                           due_at = coalesce(s.due_at, o.due_at),
                           lease_id = NULL,
                           settled_at = s.settled_at,
                           provider_id = s.provider_id,
                           last_error = coalesce(s.last_error, o.last_error)
                      FROM unnest(:ids, :leases, :states, CAST(:dues AS timestamptz[]),
                                  CAST(:settledAts AS timestamptz[]), :providerIds, :errors)
                           AS s (id, lease_id, state, due_at, settled_at, provider_id, last_error)
                     WHERE o.id = s.id
                       AND o.lease_id = s.lease_id
                    RETURNING o.id
                    """)
                .bindArray("ids", UUID.class, settled.stream().map(s -> s.claimed().id()).toArray())
                .bindArray(
                    "leases", UUID.class, settled.stream().map(s -> s.claimed().lease()).toArray())
                .bindArray("states", String.class, each(columns, Columns::state))
                .bindArray("dues", String.class, each(columns, Columns::due))
                .bindArray("settledAts", String.class, each(columns, Columns::settledAt))
                .bindArray("providerIds", String.class, each(columns, Columns::providerId))
                .bindArray("errors", String.class, each(columns, Columns::error))
                .map((rows, context) -> rows.getObject(1, UUID.class))
                .list());
  }

  private static List<@Nullable String> each(
      List<Columns> columns, Function<Columns, @Nullable String> column) {
    var values = new ArrayList<@Nullable String>();
    columns.forEach(one -> values.add(column.apply(one)));
    return values;
  }

  /** A settlement as the row's columns, moments in ISO 8601; what stays as it is, is null. */
  private record Columns(
      String state,
      @Nullable String due,
      @Nullable String settledAt,
      @Nullable String providerId,
      @Nullable String error) {

    static Columns of(Settlement settlement, Instant now) {
      return switch (settlement) {
        case Settlement.Sent(var providerId) ->
            new Columns("SENT", null, now.toString(), providerId, null);
        case Settlement.RetryAt(var due, var why) ->
            new Columns("WAITING", due.toString(), null, null, why);
        case Settlement.Parked(var why) -> new Columns("PARKED", null, now.toString(), null, why);
      };
    }
  }
}

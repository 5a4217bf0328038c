package fr.rormobile.notifier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What was raised, for whom, and what became of it. Reads only; thread-safe. */
public final class Alerts {

  /** Where a list goes on: after this alert. */
  public record Cursor(Instant raisedAt, UUID id) {}

  /**
   * One line of the list.
   *
   * @param recipients how many were to be warned
   * @param unreachable of those, how many no channel reached
   * @param waiting messages that wait for an attempt, first or further
   * @param sent messages taken by a provider
   * @param parked messages given up
   */
  public record Line(
      Alert alert, int recipients, int unreachable, int waiting, int sent, int parked) {

    /** Where the list goes on after this line. */
    public Cursor cursor() {
      return new Cursor(alert.raisedAt(), alert.id());
    }
  }

  /**
   * One alert with all that became of it.
   *
   * @param warned in the order of the caller's list
   */
  public record Detail(Alert alert, Instant enqueuedAt, List<Warned> warned) {
    public Detail {
      warned = List.copyOf(warned);
    }
  }

  /**
   * One recipient.
   *
   * @param receipts one for the mail, then one a device, or one saying why there is none
   */
  public record Warned(String ref, String label, boolean unreachable, List<Receipt> receipts) {
    public Warned {
      receipts = List.copyOf(receipts);
    }
  }

  private static final int LONGEST_PAGE = 200;

  private final Jdbi jdbi;

  public Alerts(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /**
   * Newest first.
   *
   * @param after null: from the newest
   * @param most 1 to 200
   */
  public List<Line> list(@Nullable Cursor after, int most) {
    if (most < 1 || most > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LONGEST_PAGE + ", not " + most);
    }
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT %s,
                           (SELECT count(*) FROM notifier.recipient r WHERE r.alert_id = a.id)
                             AS recipients,
                           (SELECT count(*) FROM notifier.recipient r
                             WHERE r.alert_id = a.id AND r.unreachable) AS unreachable,
                           o.waiting, o.sent, o.parked
                      FROM notifier.alert a
                     CROSS JOIN LATERAL
                           (SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                                   count(*) FILTER (WHERE state = 'SENT') AS sent,
                                   count(*) FILTER (WHERE state = 'PARKED') AS parked
                              FROM notifier.outbox WHERE alert_id = a.id) o
                     WHERE (CAST(:raisedAt AS timestamptz) IS NULL
                            OR (a.raised_at, a.id) < (:raisedAt, CAST(:id AS uuid)))
                     ORDER BY a.raised_at DESC, a.id DESC
                     LIMIT :most
                    """
                        .formatted(StoredAlert.COLUMNS))
                .bind("raisedAt", after == null ? null : after.raisedAt())
                .bind("id", after == null ? null : after.id())
                .bind("most", most)
                .map((rows, context) -> line(rows))
                .list());
  }

  private static Line line(ResultSet rows) throws SQLException {
    return new Line(
        StoredAlert.read(rows),
        rows.getInt("recipients"),
        rows.getInt("unreachable"),
        rows.getInt("waiting"),
        rows.getInt("sent"),
        rows.getInt("parked"));
  }

  /** Empty when there is no alert of this id. */
  public Optional<Detail> find(UUID alertId) {
    var warned = warned(alertId);
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT %s, a.enqueued_at FROM notifier.alert a WHERE a.id = :id"
                        .formatted(StoredAlert.COLUMNS))
                .bind("id", alertId)
                .map(
                    (rows, context) ->
                        new Detail(
                            StoredAlert.read(rows),
                            rows.getTimestamp("enqueued_at").toInstant(),
                            warned))
                .findOne());
  }

  /**
   * Two scans put together here: joined by address or device, 10,000 × 20,000 rows took minutes.
   */
  private List<Warned> warned(UUID alertId) {
    var messages = messages(alertId);
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT ref, label, email, push, unreachable
                      FROM notifier.recipient
                     WHERE alert_id = :alert
                     ORDER BY position
                    """)
                .bind("alert", alertId)
                .map((rows, context) -> warned(rows, messages))
                .list());
  }

  /**
   * What a receipt is found by: a mail serves all who share its address, a push its device's owner.
   */
  private record Key(ChannelKind channel, String addressOrRef) {}

  private Map<Key, List<Receipt>> messages(UUID alertId) {
    var messages = new HashMap<Key, List<Receipt>>();
    jdbi.useHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, channel, recipient_ref, target, state, attempts, due_at, settled_at,
                           provider_id, last_error
                      FROM notifier.outbox
                     WHERE alert_id = :alert
                     ORDER BY channel, target
                    """)
                .bind("alert", alertId)
                .map(
                    (rows, context) -> {
                      var receipt = receipt(rows);
                      boolean mail = receipt.channel() == ChannelKind.EMAIL;
                      var by = rows.getString(mail ? "target" : "recipient_ref");
                      return Map.entry(new Key(receipt.channel(), by), receipt);
                    })
                .forEach(
                    entry ->
                        messages
                            .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                            .add(entry.getValue())));
    return messages;
  }

  private static Warned warned(ResultSet rows, Map<Key, List<Receipt>> messages)
      throws SQLException {
    var ref = rows.getString("ref");
    var email = rows.getString("email");
    var receipts = new ArrayList<Receipt>();
    if (email == null) {
      receipts.add(new Receipt.NoChannel(ChannelKind.EMAIL, Enqueued.NO_ADDRESS));
    } else {
      receipts.addAll(messages.getOrDefault(new Key(ChannelKind.EMAIL, email), List.of()));
    }
    var pushes = messages.getOrDefault(new Key(ChannelKind.PUSH, ref), List.of());
    if (rows.getBoolean("push") && !pushes.isEmpty()) {
      receipts.addAll(pushes);
    } else {
      var why = rows.getBoolean("push") ? Enqueued.NO_DEVICE : Enqueued.NOT_ASKED;
      receipts.add(new Receipt.NoChannel(ChannelKind.PUSH, why));
    }
    return new Warned(ref, rows.getString("label"), rows.getBoolean("unreachable"), receipts);
  }

  private static Receipt receipt(ResultSet rows) throws SQLException {
    var id = rows.getObject("id", UUID.class);
    var channel = ChannelKind.valueOf(rows.getString("channel"));
    var state = rows.getString("state");
    var error = rows.getString("last_error");
    return switch (state) {
      case "SENT" ->
          new Receipt.Sent(
              channel,
              id,
              rows.getString("provider_id"),
              rows.getTimestamp("settled_at").toInstant());
      case "PARKED" ->
          new Receipt.Parked(channel, id, error, rows.getTimestamp("settled_at").toInstant());
      case "WAITING" ->
          error == null
              ? new Receipt.Queued(channel, id)
              : new Receipt.Retrying(
                  channel,
                  id,
                  rows.getInt("attempts"),
                  error,
                  rows.getTimestamp("due_at").toInstant());
      default -> throw new IllegalStateException("unknown state " + state);
    };
  }
}

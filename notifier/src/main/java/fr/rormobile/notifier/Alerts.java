package fr.rormobile.notifier;

import fr.rormobile.notifier.Acknowledgements.Acknowledgement;
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
   * @param acknowledge whether somebody has to acknowledge it
   * @param warned in the order of the caller's list
   * @param trails of each message, by its id
   * @param acknowledgements all of them, oldest first; the first one of a person stands
   */
  public record Detail(
      Alert alert,
      Instant enqueuedAt,
      boolean acknowledge,
      List<Warned> warned,
      Map<UUID, Trail> trails,
      List<Acknowledgement> acknowledgements) {
    public Detail {
      warned = List.copyOf(warned);
      trails = Map.copyOf(trails);
      acknowledgements = List.copyOf(acknowledgements);
    }
  }

  /**
   * What happened to a message, and when.
   *
   * @param sentAt of the first attempt; null: none yet
   * @param displayedAt when the phone first said so; null: it did not
   */
  public record Trail(
      Cause cause, Instant queuedAt, @Nullable Instant sentAt, @Nullable Instant displayedAt) {}

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
    var trails = new HashMap<UUID, Trail>();
    var warned = warned(alertId, trails);
    var acknowledgements = acknowledgements(alertId);
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT %s, a.enqueued_at, a.acknowledge FROM notifier.alert a WHERE a.id = :id"
                        .formatted(StoredAlert.COLUMNS))
                .bind("id", alertId)
                .map(
                    (rows, context) ->
                        new Detail(
                            StoredAlert.read(rows),
                            rows.getTimestamp("enqueued_at").toInstant(),
                            rows.getBoolean("acknowledge"),
                            warned,
                            trails,
                            acknowledgements))
                .findOne());
  }

  private List<Acknowledgement> acknowledgements(UUID alertId) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT ref, label, way, note, at
                      FROM notifier.acknowledgement
                     WHERE alert_id = :alert
                     ORDER BY id
                    """)
                .bind("alert", alertId)
                .map((rows, context) -> Acknowledgements.read(rows))
                .list());
  }

  /**
   * Two scans put together here: joined by address or device, 10,000 × 20,000 rows took minutes.
   */
  private List<Warned> warned(UUID alertId, Map<UUID, Trail> trails) {
    var messages = messages(alertId, trails);
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT ref, label, email, push, phone, unreachable
                      FROM notifier.recipient
                     WHERE alert_id = :alert
                     ORDER BY position
                    """)
                .bind("alert", alertId)
                .map((rows, context) -> warned(rows, messages))
                .list());
  }

  /**
   * What a receipt is found by: a mail or a text serves all who share its address, a push its
   * device's owner.
   */
  private record Key(ChannelKind channel, String addressOrRef) {}

  private Map<Key, List<Receipt>> messages(UUID alertId, Map<UUID, Trail> trails) {
    var messages = new HashMap<Key, List<Receipt>>();
    jdbi.useHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, channel, recipient_ref, target, state, attempts, due_at, settled_at,
                           provider_id, last_error, cause, held_as, enqueued_at, first_attempt_at,
                           displayed_at
                      FROM notifier.outbox
                     WHERE alert_id = :alert
                     ORDER BY channel, target
                    """)
                .bind("alert", alertId)
                .map(
                    (rows, context) -> {
                      var receipt = receipt(rows);
                      trails.put(rows.getObject("id", UUID.class), trail(rows));
                      var by =
                          switch (receipt.channel()) {
                            case EMAIL, SMS -> rows.getString("target");
                            case PUSH, WEBHOOK -> rows.getString("recipient_ref");
                          };
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
    receipts.addAll(messages.getOrDefault(new Key(ChannelKind.WEBHOOK, ref), List.of()));
    var phone = rows.getString("phone");
    if (phone != null) {
      receipts.addAll(messages.getOrDefault(new Key(ChannelKind.SMS, phone), List.of()));
    }
    return new Warned(ref, rows.getString("label"), rows.getBoolean("unreachable"), receipts);
  }

  private static Trail trail(ResultSet rows) throws SQLException {
    return new Trail(
        Cause.valueOf(rows.getString("cause")),
        rows.getTimestamp("enqueued_at").toInstant(),
        instant(rows, "first_attempt_at"),
        instant(rows, "displayed_at"));
  }

  private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
    var at = rows.getTimestamp(column);
    return at == null ? null : at.toInstant();
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
      case "HELD" ->
          new Receipt.Held(
              channel,
              id,
              Receipt.HeldAs.valueOf(rows.getString("held_as")),
              rows.getTimestamp("settled_at").toInstant());
      case "WAITING" ->
          error == null
              ? untried(rows, channel, id)
              : new Receipt.Retrying(
                  channel,
                  id,
                  rows.getInt("attempts"),
                  error,
                  rows.getTimestamp("due_at").toInstant());
      default -> throw new IllegalStateException("unknown state " + state);
    };
  }

  /** What is due later than it was enqueued, and not because somebody is sending it, is planned. */
  private static Receipt untried(ResultSet rows, ChannelKind channel, UUID id) throws SQLException {
    var due = rows.getTimestamp("due_at").toInstant();
    boolean planned =
        rows.getInt("attempts") == 0 && due.isAfter(rows.getTimestamp("enqueued_at").toInstant());
    return planned ? new Receipt.Planned(channel, id, due) : new Receipt.Queued(channel, id);
  }
}

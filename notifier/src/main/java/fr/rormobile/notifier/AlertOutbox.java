package fr.rormobile.notifier;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the notifier: an alert and its recipients become messages that wait.
 *
 * <p>All is written through the caller's connection, so the messages exist exactly if the caller's
 * transaction commits; the commit wakes the dispatchers of every process. Thread-safe.
 */
public final class AlertOutbox {

  /** PostgreSQL channel on which a commit wakes the dispatchers. */
  public static final String WAKE_UP = "notifier_outbox";

  /**
   * A message is due this long before now, or a dispatcher whose clock is a little behind would
   * find nothing when it is woken and send only at its next poll.
   */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(AlertOutbox.class);

  /** How long the channel that goes first has to arrive, in seconds. */
  static final int ARRIVES_WITHIN_SECONDS = 60;

  private static final String INSERT =
      """
      INSERT INTO notifier.outbox (alert_id, channel, recipient_ref, recipient_label, target, cause,
                                   enqueued_at, due_at)
      SELECT DISTINCT ON (m.target) m.alert_id, m.channel, m.ref, m.label, m.target,
             CASE WHEN m.in_case > 0 THEN 'FALLBACK'
                  WHEN m.after_seconds > 0 THEN 'ESCALATED'
                  ELSE ? END,
             CAST(? AS timestamptz),
             CASE WHEN m.in_case + m.after_seconds > 0
                  THEN CAST(? AS timestamptz) + make_interval(secs => m.in_case + m.after_seconds)
                  ELSE CAST(? AS timestamptz) END
        FROM m
       ORDER BY m.target, m.in_case + m.after_seconds, m.position
      """;

  private static final String MAILS =
      """
      WITH m AS (
        SELECT r.alert_id, 'EMAIL' AS channel, r.ref, r.label, r.email AS target, r.after_seconds,
               r.position,
               CASE WHEN r.first_by = 'PUSH' AND r.push
                         AND EXISTS (SELECT 1 FROM notifier.device d WHERE d.owner_ref = r.ref)
                    THEN ? ELSE 0 END AS in_case
          FROM notifier.recipient r
         WHERE r.alert_id = ?
           AND r.email IS NOT NULL
      )
      """
          + INSERT;

  private static final String PUSHES =
      """
      WITH m AS (
        SELECT r.alert_id, 'PUSH' AS channel, r.ref, r.label, d.id AS target, r.after_seconds,
               r.position,
               CASE WHEN r.first_by = 'EMAIL' AND r.email IS NOT NULL THEN ? ELSE 0 END AS in_case
          FROM notifier.recipient r
          JOIN notifier.device d ON d.owner_ref = r.ref
         WHERE r.alert_id = ?
           AND r.push
      )
      """
          + INSERT;

  private static final String WEBHOOKS =
      """
      WITH m AS (
        SELECT r.alert_id, 'WEBHOOK' AS channel, r.ref, r.label, w.id AS target, r.after_seconds,
               r.position, CASE WHEN r.ref = '' THEN ? ELSE 0 END AS in_case
          FROM notifier.recipient r
          JOIN notifier.webhook w ON 'webhook:' || w.id = r.ref
         WHERE r.alert_id = ?
           AND w.removed_at IS NULL
      )
      """
          + INSERT;

  /**
   * In the last place, since only the phone's owner is sure to see it and it costs: twice as long
   * after the others as they have to arrive, of what is to be acknowledged; or at once to whom
   * nothing else is known.
   */
  private static final String TEXTS =
      """
      WITH m AS (
        SELECT r.alert_id, 'SMS' AS channel, r.ref, r.label, r.phone AS target, r.after_seconds,
               r.position, CASE WHEN other.is_there THEN 2 * ? ELSE 0 END AS in_case
          FROM notifier.recipient r
          JOIN notifier.alert a ON a.id = r.alert_id
         CROSS JOIN LATERAL (
           SELECT r.email IS NOT NULL
                  OR (r.push AND EXISTS (SELECT 1
                                           FROM notifier.device d
                                          WHERE d.owner_ref = r.ref)) AS is_there) AS other
         WHERE r.alert_id = ?
           AND r.phone IS NOT NULL
           AND (a.acknowledge OR NOT other.is_there)
      )
      """
          + INSERT;

  private final Clock clock;
  private final Predicate<Alert> acknowledge;
  private final Predicate<Alert> mayWait;

  /** Of no alert an acknowledgement is asked. */
  public AlertOutbox(Clock clock) {
    this(clock, alert -> false);
  }

  /**
   * @param acknowledge whether somebody has to acknowledge an alert
   */
  public AlertOutbox(Clock clock, Predicate<Alert> acknowledge) {
    this(clock, acknowledge, alert -> false);
  }

  /**
   * @param acknowledge whether somebody has to acknowledge an alert
   * @param mayWait whether an alert that follows another one of its topic within two minutes may
   *     wait for more, to be said in one message
   */
  public AlertOutbox(Clock clock, Predicate<Alert> acknowledge, Predicate<Alert> mayWait) {
    this.clock = clock;
    this.acknowledge = acknowledge;
    this.mayWait = mayWait;
  }

  /**
   * Writes the alert, its recipients, and one message a distinct address and a distinct registered
   * device. Set-based: the number of statements does not depend on the number of recipients.
   *
   * @param transaction neither committed nor closed here; must not be in autocommit mode
   * @throws IllegalArgumentException in autocommit mode: a crash in between would lose recipients
   * @throws SQLException the caller must roll back
   */
  public Enqueued enqueue(Connection transaction, Alert alert, List<Recipient> recipients)
      throws SQLException {
    if (transaction.getAutoCommit()) {
      throw new IllegalArgumentException("an alert is enqueued inside a transaction");
    }
    var now = clock.instant();
    var grouping = new Grouping(transaction);
    var plan = grouping.plan(alert, mayWait.test(alert), now);
    if (!insertAlert(transaction, plan.alert(), plan.leavesAt(), now)) {
      return new EnqueuedPlan(transaction, alert.id()).read(false);
    }
    insertRecipients(transaction, alert.id(), recipients);
    var cause = cause(transaction, alert).name();
    insertMessages(transaction, MAILS, cause, plan, now);
    insertMessages(transaction, PUSHES, cause, plan, now);
    insertMessages(transaction, WEBHOOKS, cause, plan, now);
    if (recipients.stream().anyMatch(recipient -> recipient.phone() != null)) {
      insertMessages(transaction, TEXTS, cause, plan, now);
    }
    grouping.holdBack(plan, now);
    Happenings.add(transaction, alert.id(), Happenings.Kind.ALERT, now);
    var enqueued = new EnqueuedPlan(transaction, alert.id()).read(true);
    markUnreachable(transaction, enqueued);
    try (var wake = transaction.prepareStatement("SELECT pg_notify(?, '')")) {
      wake.setString(1, WAKE_UP);
      wake.execute();
    }
    return enqueued;
  }

  private boolean insertAlert(
      Connection transaction, Alert alert, @Nullable Instant leavesAt, Instant now)
      throws SQLException {
    var sql =
        """
        INSERT INTO notifier.alert (id, kind, topic_id, title, summary, paragraphs, fact_labels,
                                    fact_values, link, drill, raised_at, zone, expires_at,
                                    enqueued_at, acknowledge, leaves_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
        """;
    try (var insert = transaction.prepareStatement(sql)) {
      insert.setObject(1, alert.id());
      insert.setString(2, alert.kind());
      insert.setString(3, alert.topicId());
      insert.setString(4, alert.title());
      insert.setString(5, alert.summary());
      insert.setArray(6, texts(transaction, alert.paragraphs()));
      insert.setArray(7, texts(transaction, alert.facts().stream().map(Fact::label).toList()));
      insert.setArray(8, texts(transaction, alert.facts().stream().map(Fact::value).toList()));
      insert.setString(9, alert.link());
      insert.setBoolean(10, alert.drill());
      insert.setTimestamp(11, Timestamp.from(alert.raisedAt()));
      insert.setString(12, alert.zone().getId());
      insert.setTimestamp(13, Timestamp.from(alert.expiresAt()));
      insert.setTimestamp(14, Timestamp.from(now));
      insert.setBoolean(15, acknowledge.test(alert));
      insert.setTimestamp(16, leavesAt == null ? null : Timestamp.from(leavesAt));
      return insert.executeUpdate() == 1;
    }
  }

  private static void insertRecipients(
      Connection transaction, UUID alert, List<Recipient> recipients) throws SQLException {
    var sql =
        """
        INSERT INTO notifier.recipient (alert_id, position, ref, label, email, push, cell, needed,
                                        after_seconds, first_by, phone)
        SELECT ?, r.position, r.ref, r.label, r.email, r.push, r.cell, r.needed, r.after_seconds,
               r.first_by, r.phone
          FROM unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::int[], ?::int[],
                      ?::text[], ?::text[])
               WITH ORDINALITY AS r (ref, label, email, push, cell, needed, after_seconds,
                                     first_by, phone, position)
        """;
    try (var insert = transaction.prepareStatement(sql)) {
      insert.setObject(1, alert);
      insert.setArray(2, texts(transaction, recipients.stream().map(Recipient::ref).toList()));
      insert.setArray(3, texts(transaction, recipients.stream().map(Recipient::label).toList()));
      var emails = recipients.stream().map(AlertOutbox::address).toArray();
      insert.setArray(4, transaction.createArrayOf("text", emails));
      var push = recipients.stream().map(Recipient::push).toArray();
      insert.setArray(5, transaction.createArrayOf("boolean", push));
      var turns = recipients.stream().map(Recipient::turn).toList();
      var cells = turns.stream().map(Recipient.Turn::cell).toArray();
      insert.setArray(6, transaction.createArrayOf("text", cells));
      var needed = turns.stream().map(Recipient.Turn::needed).toArray();
      insert.setArray(7, transaction.createArrayOf("integer", needed));
      var after = turns.stream().map(turn -> turn.after().toSeconds()).toArray();
      insert.setArray(8, transaction.createArrayOf("integer", after));
      insert.setArray(9, texts(transaction, turns.stream().map(t -> t.firstBy().name()).toList()));
      var phones = recipients.stream().map(Recipient::phone).toArray();
      insert.setArray(10, transaction.createArrayOf("text", phones));
      insert.executeUpdate();
    }
  }

  private static @Nullable String address(Recipient recipient) {
    return recipient.email() == null ? null : recipient.email().toLowerCase(Locale.ROOT);
  }

  private static Cause cause(Connection transaction, Alert alert) throws SQLException {
    var sql =
        """
        SELECT bool_or(kind = ?)
          FROM notifier.alert
         WHERE topic_id = ?
           AND id <> ?
        """;
    try (var select = transaction.prepareStatement(sql)) {
      select.setString(1, alert.kind());
      select.setString(2, alert.topicId());
      select.setObject(3, alert.id());
      try (var rows = select.executeQuery()) {
        rows.next();
        boolean sameKind = rows.getBoolean(1);
        if (rows.wasNull()) {
          return Cause.FIRST;
        }
        return sameKind ? Cause.REPEATED : Cause.UPDATE;
      }
    }
  }

  private static void insertMessages(
      Connection transaction, String sql, String cause, Grouping.Plan plan, Instant now)
      throws SQLException {
    var leaves = plan.leavesAt() == null || !plan.leavesAt().isAfter(now) ? now : plan.leavesAt();
    var due = leaves.equals(now) ? now.minus(CLOCK_DIFFERENCE) : leaves;
    try (var insert = transaction.prepareStatement(sql)) {
      insert.setInt(1, ARRIVES_WITHIN_SECONDS);
      insert.setObject(2, plan.alert().id());
      insert.setString(3, cause);
      insert.setTimestamp(4, Timestamp.from(now));
      insert.setTimestamp(5, Timestamp.from(leaves));
      insert.setTimestamp(6, Timestamp.from(due));
      insert.executeUpdate();
    }
  }

  /**
   * By position: joining the rows just written, of which the planner knows nothing, took a minute.
   */
  private static void markUnreachable(Connection transaction, Enqueued enqueued)
      throws SQLException {
    var positions =
        IntStream.range(0, enqueued.plans().size())
            .filter(i -> enqueued.plans().get(i).unreachable())
            .mapToObj(i -> i + 1)
            .toArray();
    if (positions.length == 0) {
      return;
    }
    var sql =
        """
        UPDATE notifier.recipient
           SET unreachable = true
         WHERE alert_id = ?
           AND position = ANY (?)
        """;
    try (var update = transaction.prepareStatement(sql)) {
      update.setObject(1, enqueued.alertId());
      update.setArray(2, transaction.createArrayOf("integer", positions));
      update.executeUpdate();
    }
    LOG.warn(
        "alert {}: {} recipient(s) have neither an address nor a device",
        enqueued.alertId(),
        positions.length);
  }

  private static Array texts(Connection transaction, List<String> texts) throws SQLException {
    return transaction.createArrayOf("text", texts.toArray());
  }
}

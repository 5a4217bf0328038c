package fr.rormobile.notifier;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of one topic that come soon after each other: the first leaves at once, those that follow
 * within the window leave together at its end, as one that says what the others said. What may not
 * wait never does; it takes along what waits.
 */
final class Grouping {

  /** Between the messages of a topic whose alerts may wait. */
  static final Duration WINDOW = Duration.ofMinutes(2);

  private static final int MOST_PARAGRAPHS = 20;
  private static final int LONGEST_PARAGRAPH = 4000;
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH 'h' mm");

  private final Connection transaction;

  Grouping(Connection transaction) {
    this.transaction = transaction;
  }

  /**
   * How an alert leaves.
   *
   * @param alert with what those said that it takes along
   * @param leavesAt null: at once, and it keeps none waiting
   * @param takesAlong alerts whose waiting messages it stands for
   */
  record Plan(Alert alert, @Nullable Instant leavesAt, List<UUID> takesAlong) {}

  /** One of the topic's alerts that may wait. */
  private record Earlier(Alert alert, Instant leavesAt) {}

  /** One at a time a topic: who comes second must see the first. */
  Plan plan(Alert alert, boolean mayWait, Instant now) throws SQLException {
    lock(alert.topicId());
    var earlier = earlier(alert, now);
    var waiting = earlier.stream().filter(one -> one.leavesAt().isAfter(now)).toList();
    var takesAlong = waiting.stream().map(one -> one.alert().id()).toList();
    var whole = waiting.isEmpty() ? alert : withWords(alert, waiting.getLast().alert());
    if (!mayWait) {
      return new Plan(whole, null, takesAlong);
    }
    if (!waiting.isEmpty()) {
      return new Plan(whole, waiting.getLast().leavesAt(), takesAlong);
    }
    var leavesAt = earlier.isEmpty() ? now : max(now, earlier.getLast().leavesAt().plus(WINDOW));
    return new Plan(whole, leavesAt, takesAlong);
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void lock(String topic) throws SQLException {
    try (var lock =
        transaction.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")) {
      lock.setString(1, topic);
      lock.execute();
    }
  }

  private List<Earlier> earlier(Alert alert, Instant now) throws SQLException {
    var sql =
        "SELECT "
            + StoredAlert.COLUMNS
            + """
            , a.leaves_at
              FROM notifier.alert a
             WHERE a.topic_id = ?
               AND a.id <> ?
               AND a.drill = ?
               AND a.leaves_at > ?
             ORDER BY a.leaves_at, a.enqueued_at
            """;
    var found = new ArrayList<Earlier>();
    try (var select = transaction.prepareStatement(sql)) {
      select.setString(1, alert.topicId());
      select.setObject(2, alert.id());
      select.setBoolean(3, alert.drill());
      select.setTimestamp(4, Timestamp.from(now.minus(WINDOW)));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Earlier(StoredAlert.read(rows), rows.getTimestamp("leaves_at").toInstant()));
        }
      }
    }
    return found;
  }

  /** The last one that waits already says what those before it said. */
  private static Alert withWords(Alert alert, Alert before) {
    var paragraphs = new ArrayList<>(alert.paragraphs());
    var at = HOUR.format(before.raisedAt().atZone(before.zone()));
    paragraphs.add(cut("À " + at + " – " + before.title() + " : " + before.summary()));
    paragraphs.addAll(before.paragraphs());
    return new Alert(
        alert.id(),
        alert.kind(),
        alert.topicId(),
        alert.title(),
        alert.summary(),
        paragraphs.subList(0, Math.min(MOST_PARAGRAPHS, paragraphs.size())),
        alert.facts(),
        alert.link(),
        alert.drill(),
        alert.raisedAt(),
        alert.zone(),
        alert.timeToLive());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_PARAGRAPH ? text : text.substring(0, LONGEST_PARAGRAPH);
  }

  /**
   * Holds back what waits for the window's end and goes to whom the new alert goes. What is being
   * sent at this moment leaves, and is then said twice.
   */
  void holdBack(Plan plan, Instant now) throws SQLException {
    if (plan.takesAlong().isEmpty()) {
      return;
    }
    var sql =
        """
        UPDATE notifier.outbox o
           SET state = 'HELD', held_as = 'GROUPED', settled_at = ?
         WHERE o.alert_id = ANY (?)
           AND o.state = 'WAITING'
           AND o.cause <> 'ESCALATED'
           AND o.attempts = 0
           AND o.lease_id IS NULL
           AND EXISTS (SELECT FROM notifier.outbox n
                        WHERE n.alert_id = ?
                          AND n.channel = o.channel
                          AND n.target = o.target)
        """;
    try (var hold = transaction.prepareStatement(sql)) {
      hold.setTimestamp(1, Timestamp.from(now));
      hold.setArray(2, transaction.createArrayOf("uuid", plan.takesAlong().toArray()));
      hold.setObject(3, plan.alert().id());
      hold.executeUpdate();
    }
  }
}

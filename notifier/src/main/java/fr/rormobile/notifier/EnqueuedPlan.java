package fr.rormobile.notifier;

import fr.rormobile.notifier.Enqueued.Plan;
import fr.rormobile.notifier.Enqueued.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is planned for an alert, read back inside the transaction that enqueues it. Two scans, put
 * together here: the planner has no statistics of rows just written and would loop over both.
 */
record EnqueuedPlan(Connection transaction, UUID alert) {

  Enqueued read(boolean added) throws SQLException {
    var messages = messages();
    var all = messages.values().stream().mapToInt(Integer::intValue).sum();
    return new Enqueued(alert, added, all, plans(messages));
  }

  private List<Plan> plans(Map<Reached, Integer> messages) throws SQLException {
    var sql =
        """
        SELECT ref, label, email IS NOT NULL AS email, push, phone
          FROM notifier.recipient
         WHERE alert_id = ?
         ORDER BY position
        """;
    var plans = new ArrayList<Plan>();
    try (var select = transaction.prepareStatement(sql)) {
      select.setObject(1, alert);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var ref = rows.getString("ref");
          Way email =
              rows.getBoolean("email")
                  ? new Way.Planned(1)
                  : new Way.NotPossible(Enqueued.NO_ADDRESS);
          var devices = messages.getOrDefault(new Reached(ChannelKind.PUSH, ref), 0);
          var push = byPush(rows.getBoolean("push"), devices);
          var phone = rows.getString("phone");
          plans.add(
              new Plan(
                  ref,
                  rows.getString("label"),
                  email,
                  push,
                  messages.containsKey(new Reached(ChannelKind.WEBHOOK, ref)),
                  phone != null && messages.containsKey(new Reached(ChannelKind.SMS, phone))));
        }
      }
    }
    return plans;
  }

  private static Way byPush(boolean wanted, int devices) {
    if (!wanted) {
      return new Way.NotPossible(Enqueued.NOT_ASKED);
    }
    return devices > 0 ? new Way.Planned(devices) : new Way.NotPossible(Enqueued.NO_DEVICE);
  }

  /**
   * @param by who is reached; of a text the number, whose message all who share it share; of mails
   *     nothing, they are told by the recipients' addresses
   */
  private record Reached(ChannelKind channel, String by) {}

  /** How many there are of each. */
  private Map<Reached, Integer> messages() throws SQLException {
    var sql =
        """
        SELECT channel,
               CASE channel WHEN 'SMS' THEN target WHEN 'EMAIL' THEN '' ELSE recipient_ref END AS by,
               count(*) AS messages
          FROM notifier.outbox
         WHERE alert_id = ?
         GROUP BY 1, 2
        """;
    var messages = new HashMap<Reached, Integer>();
    try (var select = transaction.prepareStatement(sql)) {
      select.setObject(1, alert);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var channel = ChannelKind.valueOf(rows.getString("channel"));
          messages.put(new Reached(channel, rows.getString("by")), rows.getInt("messages"));
        }
      }
    }
    return messages;
  }
}

package fr.rormobile.notifier;

import fr.rormobile.notifier.Enqueued.Plan;
import fr.rormobile.notifier.Enqueued.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is planned for an alert, read back inside the transaction that enqueues it. Two scans, put
 * together here: the planner has no statistics of rows just written and would loop over both.
 */
record EnqueuedPlan(Connection transaction, UUID alert) {

  Enqueued read(boolean added) throws SQLException {
    return new Enqueued(alert, added, messages(), plans());
  }

  private List<Plan> plans() throws SQLException {
    var devices = countBy(ChannelKind.PUSH);
    var webhooks = countBy(ChannelKind.WEBHOOK).keySet();
    var texts = targets(ChannelKind.SMS);
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
          var push = byPush(rows.getBoolean("push"), devices.getOrDefault(ref, 0));
          plans.add(
              new Plan(
                  ref,
                  rows.getString("label"),
                  email,
                  push,
                  webhooks.contains(ref),
                  texts.contains(rows.getString("phone"))));
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

  private Map<String, Integer> countBy(ChannelKind channel) throws SQLException {
    var sql =
        """
        SELECT recipient_ref, count(*) AS devices
          FROM notifier.outbox
         WHERE alert_id = ?
           AND channel = ?
         GROUP BY recipient_ref
        """;
    var devices = new HashMap<String, Integer>();
    try (var select = transaction.prepareStatement(sql)) {
      select.setObject(1, alert);
      select.setString(2, channel.name());
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          devices.put(rows.getString("recipient_ref"), rows.getInt("devices"));
        }
      }
    }
    return devices;
  }

  /** Addresses rather than people: those who share one share its message. */
  private Set<@Nullable String> targets(ChannelKind channel) throws SQLException {
    var targets = new HashSet<@Nullable String>();
    try (var select =
        transaction.prepareStatement(
            "SELECT target FROM notifier.outbox WHERE alert_id = ? AND channel = ?")) {
      select.setObject(1, alert);
      select.setString(2, channel.name());
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          targets.add(rows.getString("target"));
        }
      }
    }
    return targets;
  }

  private int messages() throws SQLException {
    try (var count =
        transaction.prepareStatement("SELECT count(*) FROM notifier.outbox WHERE alert_id = ?")) {
      count.setObject(1, alert);
      try (var rows = count.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}

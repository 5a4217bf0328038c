package fr.rormobile.notifier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How an alert is read back from {@code notifier.alert}. */
public final class StoredAlert {

  /** To be selected from {@code notifier.alert a}. */
  public static final String COLUMNS =
      """
      a.id AS alert_id, a.kind, a.topic_id, a.title, a.summary, a.paragraphs, a.fact_labels,
      a.fact_values, a.link, a.drill, a.raised_at, a.zone, a.expires_at\
      """;

  private StoredAlert() {}

  /**
   * The alert of the current row, which must hold {@link #COLUMNS}.
   *
   * @throws IllegalArgumentException or {@link java.time.DateTimeException} when another version of
   *     the program stored what this one would refuse
   */
  public static Alert read(ResultSet rows) throws SQLException {
    var labels = texts(rows, "fact_labels");
    var values = texts(rows, "fact_values");
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < labels.size(); i++) {
      facts.add(new Fact(labels.get(i), values.get(i)));
    }
    var raisedAt = rows.getTimestamp("raised_at").toInstant();
    return new Alert(
        rows.getObject("alert_id", UUID.class),
        rows.getString("kind"),
        rows.getString("topic_id"),
        rows.getString("title"),
        rows.getString("summary"),
        texts(rows, "paragraphs"),
        facts,
        rows.getString("link"),
        rows.getBoolean("drill"),
        raisedAt,
        ZoneId.of(rows.getString("zone")),
        Duration.between(raisedAt, rows.getTimestamp("expires_at").toInstant()));
  }

  private static List<String> texts(ResultSet rows, String column) throws SQLException {
    return List.of((String[]) rows.getArray(column).getArray());
  }
}

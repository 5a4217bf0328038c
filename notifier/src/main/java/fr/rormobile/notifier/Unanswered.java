package fr.rormobile.notifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Cells that have not acknowledged though all of their steps were taken: nobody else would be
 * warned, so somebody else must be. Thread-safe.
 */
public final class Unanswered {

  /** Older ones are read on the board, not shouted any more. */
  private static final Duration LOOKED_BACK = Duration.ofHours(24);

  private static final String SILENT =
      """
      SELECT a.id, a.title, a.drill, a.enqueued_at, r.cell, max(r.needed) AS needed,
             (SELECT count(DISTINCT k.ref)
                FROM notifier.acknowledgement k
               WHERE k.alert_id = a.id
                 AND r.cell = ANY (k.cells)) AS acknowledged
        FROM notifier.alert a
        JOIN notifier.recipient r ON r.alert_id = a.id
       WHERE a.acknowledge
         AND a.enqueued_at > ?
         AND r.cell IS NOT NULL
       GROUP BY a.id, r.cell
      HAVING max(r.needed) > (SELECT count(DISTINCT k.ref)
                                FROM notifier.acknowledgement k
                               WHERE k.alert_id = a.id
                                 AND r.cell = ANY (k.cells))
      """;

  private static final String NOT_YET_TOLD =
      SILENT
          + """
            AND a.enqueued_at + make_interval(secs => max(r.after_seconds) + ?) <= ?
            AND NOT EXISTS (SELECT FROM notifier.unanswered u
                             WHERE u.alert_id = a.id AND u.cell = r.cell)
          ORDER BY a.enqueued_at, r.cell
          """;

  private final DataSource database;
  private final Clock clock;

  public Unanswered(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A cell that is silent about an alert.
   *
   * @param cell as its recipients name it
   * @param needed acknowledgements that would make it quiet
   * @param acknowledged those there are, fewer
   */
  public record Silent(
      UUID alertId,
      String title,
      boolean drill,
      Instant raisedAt,
      String cell,
      int needed,
      int acknowledged) {}

  /**
   * Those not yet {@linkplain #keep kept}, the oldest first.
   *
   * @param grace how long the last to be warned have to answer
   */
  public List<Silent> find(Duration grace) {
    var now = clock.instant();
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(NOT_YET_TOLD)) {
      select.setTimestamp(1, Timestamp.from(now.minus(LOOKED_BACK)));
      select.setLong(2, grace.toSeconds());
      select.setTimestamp(3, Timestamp.from(now));
      var found = new ArrayList<Silent>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Silent(
                  rows.getObject("id", UUID.class),
                  rows.getString("title"),
                  rows.getBoolean("drill"),
                  rows.getTimestamp("enqueued_at").toInstant(),
                  rows.getString("cell"),
                  rows.getInt("needed"),
                  rows.getInt("acknowledged")));
        }
      }
      return found;
    } catch (SQLException failed) {
      throw new IllegalStateException("silent cells not read", failed);
    }
  }

  /**
   * Keeps that it was told, and tells open screens, in the caller's transaction.
   *
   * @return false: another process did
   */
  public boolean keep(Connection transaction, Silent silent) throws SQLException {
    var now = clock.instant();
    try (var insert =
        transaction.prepareStatement(
            """
            INSERT INTO notifier.unanswered (alert_id, cell, found_at) VALUES (?, ?, ?)
                ON CONFLICT (alert_id, cell) DO NOTHING
            """)) {
      insert.setObject(1, silent.alertId());
      insert.setString(2, silent.cell());
      insert.setTimestamp(3, Timestamp.from(now));
      if (insert.executeUpdate() == 0) {
        return false;
      }
    }
    Happenings.add(transaction, silent.alertId(), Happenings.Kind.UNANSWERED, now);
    return true;
  }

  /**
   * How many silences that were told of last, drills apart, and of cells that somebody could have
   * answered for: for a health page.
   */
  public int standing() {
    return Jdbi.create(database)
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM ("
                            + SILENT.replace("?", ":since")
                            + """
                              AND NOT a.drill
                              AND bool_or(NOT r.unreachable)
                              AND EXISTS (SELECT FROM notifier.unanswered u
                                           WHERE u.alert_id = a.id AND u.cell = r.cell)
                            ) s
                            """)
                    .bind("since", Timestamp.from(clock.instant().minus(LOOKED_BACK)))
                    .mapTo(Integer.class)
                    .one());
  }
}

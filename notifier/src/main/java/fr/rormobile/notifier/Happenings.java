package fr.rormobile.notifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What open screens are told: that there is an alert, that one was acknowledged. Written in the
 * transaction of the fact; its commit notifies {@link #WAKE_UP}. Thread-safe.
 */
public final class Happenings {

  /** PostgreSQL channel on which a commit wakes the streams. */
  public static final String WAKE_UP = "notifier_happening";

  /** What happened. */
  public enum Kind {
    ALERT,
    ACKNOWLEDGEMENT,
    /** The last step of a cell was taken, and it has not acknowledged. */
    UNANSWERED
  }

  /**
   * @param id grows, but two transactions may commit in the other order than their ids
   */
  public record Happening(long id, UUID alertId, Kind kind, Instant at) {}

  private final Jdbi jdbi;

  public Happenings(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  static void add(Connection transaction, UUID alert, Kind kind, Instant now) throws SQLException {
    var sql =
        """
        WITH happened AS (
          INSERT INTO notifier.happening (alert_id, kind, at) VALUES (?, ?, ?) RETURNING id
        )
        SELECT pg_notify(?, '') FROM happened
        """;
    try (var insert = transaction.prepareStatement(sql)) {
      insert.setObject(1, alert);
      insert.setString(2, kind.name());
      insert.setTimestamp(3, Timestamp.from(now));
      insert.setString(4, WAKE_UP);
      insert.execute();
    }
  }

  /** The newest id; 0 when nothing happened yet. */
  public long newest() {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT coalesce(max(id), 0) FROM notifier.happening")
                .mapTo(Long.class)
                .one());
  }

  /**
   * What has an id above {@code after}, and, in case it was committed late, what is below it but
   * not older than {@code overlap} before it: a caller drops what it knows. What is new comes
   * first, each in the order of ids.
   */
  public List<Happening> since(long after, Duration overlap, int most) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, alert_id, kind, at
                      FROM notifier.happening
                     WHERE id > :after
                        OR (id > :after - 1000
                            AND id <> :after
                            AND at >= (SELECT max(at) FROM notifier.happening
                                        WHERE id <= :after AND id > :after - 1000)
                                      - make_interval(secs => :overlap))
                     ORDER BY id > :after DESC, id
                     LIMIT :most
                    """)
                .bind("after", after)
                .bind("overlap", overlap.toSeconds())
                .bind("most", most)
                .map(
                    (rows, context) ->
                        new Happening(
                            rows.getLong("id"),
                            rows.getObject("alert_id", UUID.class),
                            Kind.valueOf(rows.getString("kind")),
                            rows.getTimestamp("at").toInstant()))
                .list());
  }
}

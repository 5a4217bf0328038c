package fr.rormobile.notifier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * How the outbox does, for a health page.
 *
 * @param waiting messages not yet taken by a provider nor given up, those in flight included, those
 *     planned for later not
 * @param oldestDueSeconds how long the message that should have been sent first has been due; 0
 *     when none is. Growing: no dispatcher runs, or none keeps up
 * @param parked messages given up, each waiting for a person; probes not
 */
public record OutboxHealth(long waiting, long oldestDueSeconds, long parked) {

  /**
   * Reads it from two small indexes.
   *
   * @throws org.jdbi.v3.core.JdbiException when the database is out of reach
   */
  public static OutboxHealth read(DataSource database, Clock clock) {
    var now = clock.instant();
    return Jdbi.create(database)
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT (SELECT count(*) FROM notifier.outbox WHERE state = 'WAITING'
                                   AND (due_at <= :now OR attempts > 0))
                                 AS waiting,
                               (SELECT min(greatest(due_at, enqueued_at)) FROM notifier.outbox
                                 WHERE state = 'WAITING') AS oldest,
                               (SELECT count(*)
                                  FROM notifier.outbox o
                                  JOIN notifier.alert a ON a.id = o.alert_id
                                 WHERE o.state = 'PARKED'
                                   AND a.kind NOT IN (:probe, :confirm)) AS parked
                        """)
                    .bind("now", now)
                    .bind("probe", Probe.PUSH_KIND)
                    .bind("confirm", Probe.MAIL_KIND)
                    .map(
                        (rows, context) -> {
                          Timestamp oldest = rows.getTimestamp("oldest");
                          long seconds =
                              oldest == null
                                  ? 0
                                  : Duration.between(oldest.toInstant(), now).toSeconds();
                          return new OutboxHealth(
                              rows.getLong("waiting"),
                              Math.max(0, seconds),
                              rows.getLong("parked"));
                        })
                    .one());
  }
}

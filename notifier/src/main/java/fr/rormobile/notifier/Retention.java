package fr.rormobile.notifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Forgets what nobody can use any more; alerts, receipts and acknowledgements stay. */
public final class Retention {

  /** A screen that was away for longer reads the list of alerts instead. */
  static final Duration HAPPENINGS = Duration.ofDays(7);

  /** After it could last be used: until then a complaint can be looked into. */
  static final Duration LINKS = Duration.ofDays(30);

  /** At a time, so that no transaction lasts. */
  private static final int BATCH = 10_000;

  private final Jdbi jdbi;
  private final Clock clock;

  public Retention(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /**
   * @param happenings forgotten
   * @param links forgotten
   */
  public record Forgotten(int happenings, int links) {}

  /** Several processes may do so at once; a crash in between leaves the rest for the next time. */
  public Forgotten run() {
    var now = clock.instant();
    return new Forgotten(
        forget(
            """
            DELETE FROM notifier.happening
             WHERE id IN (SELECT id FROM notifier.happening WHERE at < :before
                           ORDER BY id LIMIT :batch)
            """,
            now.minus(HAPPENINGS)),
        forget(
            """
            DELETE FROM notifier.acknowledgement_link
             WHERE digest IN (SELECT digest FROM notifier.acknowledgement_link
                               WHERE expires_at < :before LIMIT :batch)
            """,
            now.minus(LINKS)));
  }

  private int forget(String sql, Instant before) {
    int all = 0;
    int some;
    do {
      some =
          jdbi.withHandle(
              h -> h.createUpdate(sql).bind("before", before).bind("batch", BATCH).execute());
      all += some;
    } while (some == BATCH);
    return all;
  }
}

package fr.rormobile.api.tension;

import fr.rormobile.api.crisis.CrisisCells;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.crisis.TensionEvent;
import fr.rormobile.api.tension.TensionChase.Watched;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.notifier.AlertOutbox;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all open tensions and tells whom {@link TensionChase} says.
 *
 * <p>One transaction a tension, under the lock of its row: the messages exist exactly if it is kept
 * that they were sent, several processes tell once, and one that cannot be told holds up no other.
 */
@Singleton
class TensionWatch {
  static final String SILENT = "TENSION_SILENT";
  static final String NO_NEWS = "TENSION_NO_NEWS";
  static final String END_OVER = "TENSION_END_OVER";

  private static final Logger LOG = LoggerFactory.getLogger(TensionWatch.class);

  private static final String WATCHED =
      """
      SELECT greatest(t.started_at,
                      (SELECT max(e.at) FROM tension_event e
                        WHERE e.tension_id = t.id AND e.kind NOT IN ('NOTE', 'COMMENT', 'UPDATE_ASKED'))) AS news,
             p.update_every_minutes, t.expected_end_at, w.told_at, w.asked_of,
             a.id AS account, a.display_name, a.email, a.active
        FROM tension t
        JOIN het_plan_version p   ON p.plan_id = t.plan_id AND p.version = t.plan_version
        JOIN account a            ON a.id = t.declared_by
        LEFT JOIN tension_watch w ON w.tension_id = t.id
       WHERE t.id = :id AND t.status = 'OPEN'
      """;

  private final Jdbi jdbi;
  private final TensionStore tensions;
  private final EventStore events;
  private final TensionAlerts words;
  private final CrisisCells cells;
  private final AlertOutbox outbox;
  private final PersonalAlerts people;
  private final Clock clock;

  TensionWatch(
      Jdbi jdbi,
      TensionStore tensions,
      EventStore events,
      TensionAlerts words,
      CrisisCells cells,
      AlertOutbox outbox,
      PersonalAlerts people,
      Clock clock) {
    this.jdbi = jdbi;
    this.tensions = tensions;
    this.events = events;
    this.words = words;
    this.cells = cells;
    this.outbox = outbox;
    this.people = people;
    this.clock = clock;
  }

  /**
   * @param told tensions whose missing news were told of
   * @param asked tensions whose declarer was asked whether they go on
   * @param failed tensions whose turn comes again next time
   */
  record Run(int told, int asked, int failed) {
    Run plus(Run other) {
      return new Run(told + other.told, asked + other.asked, failed + other.failed);
    }
  }

  Run run() {
    var now = clock.instant();
    var open =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        "SELECT id FROM tension WHERE status = 'OPEN' ORDER BY started_at, id")
                    .mapTo(UUID.class)
                    .list());
    var run = new Run(0, 0, 0);
    for (var tension : open) {
      try {
        run = run.plus(jdbi.inTransaction(h -> look(h, tension, now)));
      } catch (RuntimeException | SQLException refused) {
        run = run.plus(new Run(0, 0, 1));
        LOG.error("tension {}: nobody told of its silence", tension, refused);
      }
    }
    return run;
  }

  /** Who declared it; null: the account is closed. */
  private record Found(Watched watched, @Nullable Person declarer) {}

  private Run look(Handle h, UUID id, Instant now) throws SQLException {
    var locked = events.lock(h, id).orElseThrow();
    var found = h.createQuery(WATCHED).bind("id", id).map((row, context) -> found(row)).findOne();
    if (found.isEmpty()) {
      return new Run(0, 0, 0);
    }
    var watched = found.get().watched();
    var tells = TensionChase.tells(watched, now);
    var asks = TensionChase.asks(watched, now);
    if (!tells && !asks) {
      return new Run(0, 0, 0);
    }
    var sheet = tensions.find(h, id).orElseThrow();
    var declarer = found.get().declarer();
    var moments = new Moments(TimeZones.ofDepartment(locked.department()), now);
    if (tells) {
      var summary = "Aucune nouvelle " + moments.since(watched.news()) + ".";
      remind(h, declarer, SILENT, "Tension à mettre à jour", summary, sheet, now);
      var alert = UUID.randomUUID();
      var raised =
          words.plain(alert, NO_NEWS, "Tension sans mise à jour", summary, List.of(), sheet, now);
      var recipients = cells.recipientsFor(h, locked.facility(), TensionEvent.SILENCE);
      outbox.enqueue(h.getConnection(), raised, recipients);
      events.letRead(h, locked, alert, now);
      cells.letRead(h, raised, recipients);
    }
    if (asks) {
      remind(
          h,
          declarer,
          END_OVER,
          "Fin prévue passée",
          "La tension dure-t-elle encore ?",
          sheet,
          now);
    }
    keep(h, id, tells ? now : watched.toldAt(), asks ? watched.expectedEnd() : watched.askedOf());
    return new Run(tells ? 1 : 0, asks ? 1 : 0, 0);
  }

  private void remind(
      Handle h,
      @Nullable Person declarer,
      String kind,
      String title,
      String summary,
      Sheet sheet,
      Instant now) {
    if (declarer == null) {
      return;
    }
    var paragraphs =
        List.of(
            "Dites où elle en est (mise à jour, nouvelle durée), ou clôturez-la. Rien ne la clôt"
                + " sans vous.");
    people.raise(
        h,
        words.plain(UUID.randomUUID(), kind, title, summary, paragraphs, sheet, now),
        List.of(declarer));
  }

  private static void keep(
      Handle h, UUID tension, @Nullable Instant toldAt, @Nullable Instant askedOf) {
    h.createUpdate(
            """
            INSERT INTO tension_watch (tension_id, told_at, asked_of)
            VALUES (:tension, CAST(:toldAt AS timestamptz), CAST(:askedOf AS timestamptz))
                ON CONFLICT (tension_id) DO UPDATE
               SET told_at = excluded.told_at, asked_of = excluded.asked_of
            """)
        .bind("tension", tension)
        .bind("toldAt", toldAt)
        .bind("askedOf", askedOf)
        .execute();
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        new Watched(
            row.getTimestamp("news").toInstant(),
            Duration.ofMinutes(row.getInt("update_every_minutes")),
            instant(row, "expected_end_at"),
            instant(row, "told_at"),
            instant(row, "asked_of")),
        row.getBoolean("active")
            ? new Person(
                row.getObject("account", UUID.class),
                row.getString("display_name"),
                row.getString("email"))
            : null);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

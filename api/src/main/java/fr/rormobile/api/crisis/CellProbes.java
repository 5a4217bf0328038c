package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.platform.Turns;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Fact;
import fr.rormobile.notifier.Probe;
import fr.rormobile.notifier.Reachability;
import fr.rormobile.notifier.Reachability.Reach;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.Retention;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before the crisis: a silent push a day to each device of the cells and duties, a mail a month to
 * confirm, and the word to a cell's head of whom nothing reaches any more. A crash leaves all of a
 * probe or none; the next turn makes up for it.
 */
@Singleton
class CellProbes {
  static final String UNREACHABLE = "CELL_UNREACHABLE";

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Duration DAILY = Duration.ofHours(20);
  private static final Logger LOG = LoggerFactory.getLogger(CellProbes.class);

  private static final String PEOPLE =
      """
      WITH person AS (
        SELECT account_id FROM crisis_cell_member
         UNION
        SELECT account_id FROM alert_duty WHERE removed_at IS NULL AND account_id IS NOT NULL
         UNION
        SELECT account_id FROM alert_duty_shift WHERE removed_by IS NULL AND ends_at > :now
      )
      """;

  private static final String WITH_DEVICE =
      PEOPLE
          + """
          SELECT 'account:' || a.id AS ref, a.display_name AS label, NULL AS email, true AS push
            FROM person p
            JOIN account a ON a.id = p.account_id AND a.active
           WHERE EXISTS (SELECT FROM notifier.device d WHERE d.owner_ref = 'account:' || a.id)
           ORDER BY 1
          """;

  private static final String WITH_ADDRESS =
      PEOPLE
          + """
          SELECT 'account:' || a.id AS ref, a.display_name AS label, a.email, false AS push
            FROM person p
            JOIN account a ON a.id = p.account_id AND a.active AND a.email IS NOT NULL
           UNION ALL
          SELECT 'cell:' || c.id, c.name, c.email, false
            FROM crisis_cell c WHERE c.email IS NOT NULL
           UNION ALL
          SELECT 'duty:' || d.id, d.label, d.email, false
            FROM alert_duty d WHERE d.email IS NOT NULL AND d.removed_at IS NULL
           ORDER BY 1
          """;

  private final Jdbi jdbi;
  private final AlertOutbox outbox;
  private final CrisisCells cells;
  private final Reachability reachability;
  private final PersonalAlerts people;
  private final Retention retention;
  private final Clock clock;

  CellProbes(
      Jdbi jdbi,
      AlertOutbox outbox,
      CrisisCells cells,
      Reachability reachability,
      PersonalAlerts people,
      Retention retention,
      Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.cells = cells;
    this.reachability = reachability;
    this.people = people;
    this.retention = retention;
    this.clock = clock;
  }

  /** What is due today and this month, if nobody has done it yet. */
  void run() {
    var now = clock.instant();
    probe(Probe.push(now, ZONE), WITH_DEVICE);
    probe(Probe.mail(now, ZONE), WITH_ADDRESS);
    if (jdbi.withHandle(h -> Turns.take(h, "cell-heads", now, DAILY))) {
      tellHeads();
      var forgotten = retention.run();
      LOG.info("forgotten: {} happenings, {} links", forgotten.happenings(), forgotten.links());
    }
  }

  private void probe(Alert alert, String who) {
    try {
      jdbi.useTransaction(
          h -> {
            if (!known(h, alert.id())) {
              var recipients = recipients(h, who);
              outbox.enqueue(h.getConnection(), alert, recipients);
              LOG.info("{}: {} recipient(s)", alert.kind(), recipients.size());
            }
          });
    } catch (SQLException failed) {
      throw new IllegalStateException(alert.kind() + " not enqueued", failed);
    }
  }

  private static boolean known(Handle h, UUID alert) {
    return h.createQuery("SELECT EXISTS (SELECT FROM notifier.alert WHERE id = :id)")
        .bind("id", alert)
        .mapTo(Boolean.class)
        .one();
  }

  private List<Recipient> recipients(Handle h, String who) {
    return h.createQuery(who)
        .bind("now", clock.instant())
        .map(
            (row, context) ->
                Person.recipient(
                    row.getString("ref"),
                    row.getString("label"),
                    row.getString("email"),
                    row.getBoolean("push")))
        .list();
  }

  private record Headed(String cell, String name, Person head) {}

  /** Each cell with a head; one that cannot be told holds up no other. */
  void tellHeads() {
    var headed =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT c.id, c.name, a.id AS head, a.display_name, a.email
                          FROM crisis_cell c
                          JOIN account a ON a.id = c.head_id AND a.active
                         ORDER BY c.id
                        """)
                    .map(
                        (row, context) ->
                            new Headed(
                                row.getString("id"),
                                row.getString("name"),
                                new Person(
                                    row.getObject("head", UUID.class),
                                    row.getString("display_name"),
                                    row.getString("email"))))
                    .list());
    for (var one : headed) {
      try {
        jdbi.useTransaction(h -> tell(h, one));
      } catch (RuntimeException failed) {
        LOG.error("cell {}: its head is not told of whom nothing reaches", one.cell(), failed);
      }
    }
  }

  private void tell(Handle h, Headed cell) {
    var lost =
        reachability.of(cells.recipientsOf(h, cell.cell())).stream()
            .filter(one -> !one.reachable())
            .toList();
    h.createUpdate(
            "DELETE FROM crisis_cell_unreachable WHERE cell_id = :cell AND ref <> ALL (:lost)")
        .bind("cell", cell.cell())
        .bindArray("lost", String.class, lost.stream().map(Reach::ref).toList())
        .execute();
    var news = new ArrayList<Reach>();
    for (var one : lost) {
      var added =
          h.createUpdate(
                  """
                  INSERT INTO crisis_cell_unreachable (cell_id, ref, told_at)
                  VALUES (:cell, :ref, :now) ON CONFLICT DO NOTHING
                  """)
              .bind("cell", cell.cell())
              .bind("ref", one.ref())
              .bind("now", clock.instant())
              .execute();
      if (added == 1) {
        news.add(one);
      }
    }
    if (!news.isEmpty()) {
      people.raise(h, alert(cell, news, lost.size()), List.of(cell.head()));
    }
  }

  private Alert alert(Headed cell, List<Reach> news, int lost) {
    var facts =
        news.stream().limit(30).map(one -> new Fact(Lines.of(one.label(), 80), why(one))).toList();
    return new Alert(
        UUID.randomUUID(),
        UNREACHABLE,
        "unreachable:" + cell.cell(),
        Lines.of("Cellule à joindre – " + cell.name(), 120),
        lost == 1
            ? "1 destinataire est injoignable : voyez-le avant la crise."
            : lost + " destinataires sont injoignables : voyez-les avant la crise.",
        List.of(),
        facts,
        null,
        false,
        clock.instant(),
        ZONE,
        Duration.ofDays(2));
  }

  private static String why(Reach one) {
    var device =
        one.devices() == 0
            ? "aucun appareil"
            : "aucun appareil n'a répondu depuis "
                + (one.heardAt() == null ? "toujours" : "trois jours");
    return device
        + switch (one.mail()) {
          case NONE -> ", aucune adresse";
          case BOUNCED -> ", courriel refusé";
          case SILENT -> ", courriel sans réponse";
          case UNTRIED, TAKEN, CONFIRMED -> "";
        };
  }
}

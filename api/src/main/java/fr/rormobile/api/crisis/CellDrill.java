package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.CrisisCells.Cell;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import fr.rormobile.notifier.Recipient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A drill of one crisis cell, in one tap: all of its members are warned as they would be, by the
 * same channels, steps and acknowledgements; every message says that it is a drill.
 */
@Singleton
class CellDrill {
  static final String KIND = "CELL_DRILL";

  /** A cell that is rung again and again stops listening. */
  static final Duration BETWEEN = Duration.ofMinutes(5);

  private static final Duration LIFE = Duration.ofHours(2);
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private final CrisisCells cells;
  private final PersonalAlerts people;
  private final Clock clock;

  CellDrill(CrisisCells cells, PersonalAlerts people, Clock clock) {
    this.cells = cells;
    this.people = people;
    this.clock = clock;
  }

  /** In the caller's transaction. */
  UUID start(Handle h, Caller caller, Cell cell) {
    var now = clock.instant();
    var topic = "cell-drill:" + cell.id();
    refuseTooSoon(h, topic, now);
    var alert = alert(UUID.randomUUID(), topic, caller, cell, now);
    var recipients = cells.recipientsOf(h, cell.id());
    var readers = new LinkedHashSet<UUID>(List.of(caller.id()));
    recipients.stream()
        .map(Recipient::ref)
        .filter(ref -> ref.startsWith("account:"))
        .forEach(ref -> readers.add(UUID.fromString(ref.substring("account:".length()))));
    people.raise(h, alert, recipients, readers);
    return alert.id();
  }

  private static void refuseTooSoon(Handle h, String topic, Instant now) {
    boolean tooSoon =
        h.createQuery(
                """
                SELECT EXISTS (SELECT 1
                                 FROM notifier.alert
                                WHERE topic_id = :topic
                                  AND raised_at > :since)
                """)
            .bind("topic", topic)
            .bind("since", now.minus(BETWEEN))
            .mapTo(Boolean.class)
            .one();
    if (tooSoon) {
      throw ProblemException.conflict(
          "Un exercice de cette cellule a commencé il y a moins de "
              + BETWEEN.toMinutes()
              + " minutes.");
    }
  }

  private static Alert alert(UUID id, String topic, Caller caller, Cell cell, Instant now) {
    var title = "Exercice d'alerte – " + cell.name();
    return new Alert(
        id,
        KIND,
        topic,
        title.length() > 120 ? title.substring(0, 119) + "…" : title,
        "Accusez réception : c'est tout ce que cet exercice demande.",
        List.of(),
        List.of(new Fact("Lancé par", caller.displayName())),
        null,
        true,
        now,
        ZONE,
        LIFE);
  }
}

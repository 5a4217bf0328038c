package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import fr.rormobile.notifier.Unanswered;
import fr.rormobile.notifier.Unanswered.Silent;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Never silent: a cell that has taken all of its steps without the acknowledgements it needs is
 * told to its head and to the regional team, in the log, on open screens and on the health page.
 */
@Singleton
class CellSilence {
  static final String KIND = "CELL_UNANSWERED";

  /** What the last to be warned have to answer. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration LIFE = Duration.ofHours(6);
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Logger LOG = LoggerFactory.getLogger(CellSilence.class);

  private static final String WHO =
      """
      SELECT a.id, a.display_name, a.email
        FROM crisis_cell c
        LEFT JOIN facility f ON f.finess = c.facility_finess
        JOIN account a
          ON a.active
         AND (   a.id = c.head_id
              OR (    a.roles @> '{REGIONAL_TEAM}'
                  AND coalesce(c.region_code, f.region_code) = ANY (a.regions)))
       WHERE 'cell:' || c.id = :cell
       ORDER BY a.id IS DISTINCT FROM c.head_id, a.display_name
      """;

  private final Jdbi jdbi;
  private final Unanswered unanswered;
  private final PersonalAlerts people;
  private final Clock clock;

  CellSilence(Jdbi jdbi, Unanswered unanswered, PersonalAlerts people, Clock clock) {
    this.jdbi = jdbi;
    this.unanswered = unanswered;
    this.people = people;
    this.clock = clock;
  }

  /** How many silences were told of; one that cannot be told holds up no other. */
  int run() {
    int told = 0;
    for (var silent : unanswered.find(GRACE)) {
      try {
        told += jdbi.inTransaction(h -> tell(h, silent)) ? 1 : 0;
      } catch (RuntimeException | SQLException failed) {
        LOG.error("alert {}: the silence of {} is told to nobody", silent.alertId(), silent.cell());
      }
    }
    return told;
  }

  private boolean tell(Handle h, Silent silent) throws SQLException {
    if (!unanswered.keep(h.getConnection(), silent)) {
      return false;
    }
    var told =
        h.createQuery(WHO)
            .bind("cell", silent.cell())
            .map(
                (row, context) ->
                    new Person(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        row.getString("email")))
            .list();
    LOG.error(
        "alert {}: {} has given {} of {} acknowledgement(s), all steps taken; told to {} person(s)",
        silent.alertId(),
        silent.cell(),
        silent.acknowledged(),
        silent.needed(),
        told.size());
    if (!told.isEmpty()) {
      people.raise(h, alert(silent, nameOf(h, silent.cell())), told);
    }
    return true;
  }

  private static String nameOf(Handle h, String cell) {
    return h.createQuery("SELECT name FROM crisis_cell WHERE 'cell:' || id = :cell")
        .bind("cell", cell)
        .mapTo(String.class)
        .findOne()
        .orElse(cell);
  }

  private Alert alert(Silent silent, String cell) {
    var now = clock.instant();
    var minutes = Duration.between(silent.raisedAt(), now).toMinutes();
    return new Alert(
        UUID.randomUUID(),
        KIND,
        "unanswered:" + silent.alertId(),
        Lines.of("Cellule sans réponse – " + cell, 120),
        Lines.of(
            "%d accusé(s) sur %d attendu(s) en %d minutes, toutes les étapes passées : appelez la cellule."
                .formatted(silent.acknowledged(), silent.needed(), minutes),
            Alert.LONGEST_SUMMARY),
        List.of(),
        List.of(
            new Fact("Alerte", Lines.of(silent.title(), 500)),
            new Fact("Cellule", Lines.of(cell, 500))),
        null,
        silent.drill(),
        now,
        ZONE,
        LIFE);
  }
}

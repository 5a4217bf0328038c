package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Enqueued;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The partners in solidarity of a facility are told, in words of their own, that it counts on their
 * beds, and when it does no more.
 */
@Singleton
public class SolidarityAlerts {
  private static final String PARTNERS =
      """
      SELECT f.finess, f.name
        FROM solidarity_link l
        JOIN facility f ON f.finess = l.partner_finess
       WHERE l.facility_finess = :facility
         AND l.discipline_group_id = :group
         AND f.deleted_at IS NULL
       ORDER BY f.name, f.finess
      """;

  private final CrisisCells cells;
  private final AlertOutbox outbox;

  SolidarityAlerts(CrisisCells cells, AlertOutbox outbox) {
    this.cells = cells;
    this.outbox = outbox;
  }

  /** What a partner is told; each is a kind of alert. */
  public enum Told {
    SOLIDARITY_CALLED,
    SOLIDARITY_ENDED
  }

  /**
   * One partner that was told.
   *
   * @param enqueued whom of it, by which channel
   */
  public record Partner(String finess, String name, Enqueued enqueued) {}

  private record Place(String finess, String name) {}

  /**
   * In the caller's transaction. A partner of which nobody is known is in the list, with nobody.
   *
   * @param tension the alert to the tension's own recipients
   * @param facilityName as people call the facility in tension
   */
  public List<Partner> raise(
      Handle h, Told told, Alert tension, String facility, String facilityName, String group)
      throws SQLException {
    var places =
        h.createQuery(PARTNERS)
            .bind("facility", facility)
            .bind("group", group)
            .map((row, context) -> new Place(row.getString("finess"), row.getString("name")))
            .list();
    var partners = new ArrayList<Partner>();
    for (var place : places) {
      var alert = alert(told, tension, facilityName, place);
      var recipients = cells.partnersOf(h, place.finess());
      var enqueued = outbox.enqueue(h.getConnection(), alert, recipients);
      cells.letRead(h, alert, recipients);
      partners.add(new Partner(place.finess(), place.name(), enqueued));
    }
    return partners;
  }

  private static Alert alert(Told told, Alert tension, String facilityName, Place partner) {
    var called = told == Told.SOLIDARITY_CALLED;
    var title =
        called
            ? "Solidarité : " + facilityName + " compte sur vos lits"
            : "Solidarité terminée : " + facilityName;
    var summary =
        called
            ? partner.name() + " est solidaire : dites vos lits disponibles, à jour."
            : "La tension est close ; " + partner.name() + " n'est plus sollicité.";
    return new Alert(
        UUID.randomUUID(),
        told.name(),
        "solidarity:" + tension.topicId(),
        Lines.of(title, 120),
        Lines.of(summary, Alert.LONGEST_SUMMARY),
        List.of(tension.summary()),
        tension.facts(),
        tension.link(),
        tension.drill(),
        tension.raisedAt(),
        tension.zone(),
        tension.timeToLive());
  }
}

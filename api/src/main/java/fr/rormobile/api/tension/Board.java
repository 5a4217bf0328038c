package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.tension.BoardWire.Beds;
import fr.rormobile.api.tension.BoardWire.Partner;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.totals.PlaceBeds;
import fr.rormobile.api.totals.Totals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One tension as it is looked at: its thread, what is in place, the beds of its discipline group
 * there and at its partners in solidarity; or what was known of it at some moment.
 */
@Singleton
class Board {
  private final Jdbi jdbi;
  private final TensionStore store;
  private final PlaceBeds beds;
  private final DeclaringRights rights;
  private final AuditTrail audit;

  Board(Jdbi jdbi, TensionStore store, PlaceBeds beds, DeclaringRights rights, AuditTrail audit) {
    this.jdbi = jdbi;
    this.store = store;
    this.beds = beds;
    this.rights = rights;
    this.audit = audit;
  }

  /**
   * @param knownAt null: now. Then, without beds: those of another moment are in their own history
   * @return empty: not there, or nobody had heard of it
   */
  Optional<Sheet> read(String id, @Nullable Instant knownAt, Caller caller) {
    return jdbi.inTransaction(
        h ->
            Ids.uuid(id)
                .flatMap(known -> find(h, known, knownAt, caller))
                .map(sheet -> kept(h, sheet, caller))
                .map(sheet -> knownAt == null ? withBeds(h, sheet, Visibility.of(caller)) : sheet));
  }

  private Sheet kept(Handle h, Sheet sheet, Caller caller) {
    audit.keepAccess(
        h, caller.id(), "TENSION_READ", "/tensions/" + sheet.id(), sheet.facility().finess(), null);
    return sheet;
  }

  /** To be taken away: as {@link #read}, and each time is kept. */
  Optional<Sheet> export(String id, Caller caller) {
    var sheet = read(id, null, caller);
    sheet.ifPresent(
        taken ->
            jdbi.useHandle(
                h ->
                    audit.keep(
                        h,
                        caller.id(),
                        "TENSION_EXPORTED",
                        "/tensions/" + taken.id(),
                        taken.facility().finess(),
                        null,
                        null)));
    return sheet;
  }

  private Optional<Sheet> find(Handle h, UUID id, @Nullable Instant knownAt, Caller caller) {
    var all =
        caller.has(Role.CRISIS_CELL)
            || caller.has(Role.REGIONAL_TEAM)
            || store.facilityOf(h, id).filter(it -> rights.holds(h, caller, it)).isPresent();
    return all ? store.find(h, id, knownAt) : store.findForOthers(h, id, knownAt);
  }

  private Sheet withBeds(Handle h, Sheet sheet, Visibility visibility) {
    var group = sheet.disciplineGroup().id();
    var partners = partners(h, sheet.facility().finess(), group);
    var facilities = new ArrayList<String>();
    facilities.add(sheet.facility().finess());
    partners.forEach(partner -> facilities.add(partner.facility().finess()));
    var totals = beds.read(h, group, facilities, visibility.seesConfidentialUnits());
    return sheet.withBeds(
        Beds.of(totals.getOrDefault(sheet.facility().finess(), Totals.NONE)),
        partners.stream()
            .map(
                partner ->
                    new Partner(
                        partner.facility(),
                        partner.inTension(),
                        Beds.of(totals.getOrDefault(partner.facility().finess(), Totals.NONE))))
            .toList());
  }

  private record Known(FinessRef facility, boolean inTension) {}

  private static List<Known> partners(Handle h, String facility, String group) {
    return h.createQuery(
            """
            SELECT f.finess, coalesce(f.operational_name, f.name) AS name,
                   EXISTS (SELECT FROM tension t
                            WHERE t.facility_finess = f.finess AND t.discipline_group_id = :group
                              AND t.status = 'OPEN' AND NOT t.drill) AS in_tension
              FROM solidarity_link l
              JOIN facility f ON f.finess = l.partner_finess AND f.deleted_at IS NULL
             WHERE l.facility_finess = :facility AND l.discipline_group_id = :group
             ORDER BY name, f.finess
            """)
        .bind("facility", facility)
        .bind("group", group)
        .map(
            (row, context) ->
                new Known(
                    new FinessRef(row.getString("finess"), row.getString("name")),
                    row.getBoolean("in_tension")))
        .list();
  }
}

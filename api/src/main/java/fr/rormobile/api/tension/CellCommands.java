package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.tension.EventStore.Locked;
import fr.rormobile.api.tension.EventStore.Sent;
import fr.rormobile.api.tension.LifeWire.CellRemark;
import fr.rormobile.api.tension.LifeWire.Done;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.tension.TensionWire.Warned;
import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import fr.rormobile.api.territory.TimeZones;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What the crisis cell of an ARS says to a tension of its region: a comment, or that it wants news.
 * Neither changes the tension; those who may act on it are told.
 */
@Singleton
class CellCommands {
  private final Jdbi jdbi;
  private final TensionStore tensions;
  private final EventStore events;
  private final TensionAlerts words;
  private final PersonalAlerts people;
  private final DeclaringRights rights;
  private final AuditTrail audit;
  private final Clock clock;

  CellCommands(
      Jdbi jdbi,
      TensionStore tensions,
      EventStore events,
      TensionAlerts words,
      PersonalAlerts people,
      DeclaringRights rights,
      AuditTrail audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.tensions = tensions;
    this.events = events;
    this.words = words;
    this.people = people;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  Done comment(Caller caller, String tension, CellRemark remark) {
    if (remark.note() == null) {
      throw ProblemException.invalid("note", "required", null, "Écrivez votre commentaire.");
    }
    return run(caller, tension, remark, Kind.COMMENT);
  }

  /** At most one waits at a time: until an update of a later moment comes, or a closure. */
  Done askForUpdate(Caller caller, String tension, CellRemark remark) {
    return run(caller, tension, remark, Kind.UPDATE_ASKED);
  }

  private Done run(Caller caller, String tension, CellRemark remark, Kind kind) {
    var id = UUID.fromString(remark.id());
    return jdbi.inTransaction(
        h -> {
          var locked =
              Ids.uuid(tension)
                  .flatMap(known -> events.lock(h, known))
                  .orElseThrow(() -> ProblemException.notFound("Cette tension n'existe pas."));
          if (!isOfTheirRegion(h, caller, locked)) {
            throw ProblemException.outOfScope(
                "La cellule de l'ARS suit les tensions de sa région seulement.");
          }
          var heard = events.sent(h, id);
          if (heard.isPresent()) {
            var same = new Sent(locked.id(), kind, null, null, remark.note());
            if (!heard.get().equals(same)) {
              throw ProblemException.of(
                  ProblemKind.KEY_REUSED,
                  "Cet identifiant a déjà servi pour un autre événement ; envoyez-le avec un nouvel"
                      + " identifiant.");
            }
            return new Done(id.toString(), null, tensions.find(h, locked.id()).orElseThrow(), null);
          }
          return write(h, caller, locked, id, kind, remark);
        });
  }

  private Done write(
      Handle h, Caller caller, Locked tension, UUID id, Kind kind, CellRemark remark) {
    var now = clock.instant();
    var at = CommandRules.momentOf(remark.occurredAt(), tension.startedAt(), now);
    if (kind == Kind.UPDATE_ASKED) {
      refuseSecond(h, tension, now);
    }
    var timeline = EventStore.timeline(events.list(h, tension.id(), null));
    var entry = new Entry(id, timeline.nextSequence(), kind, at, null, null, null, null);
    var directors = rights.people(h, tension.facility());
    var alert = directors.isEmpty() ? null : UUID.randomUUID();
    events.insert(h, tension.id(), caller.id(), entry, remark.note(), null, alert, now);
    var sheet = tensions.find(h, tension.id()).orElseThrow();
    audit.keep(
        h,
        caller.id(),
        "TENSION_" + kind.name(),
        "/tensions/" + tension.id(),
        tension.facility(),
        null,
        remark.note());
    var warned = alert == null ? null : tell(h, caller, alert, kind, remark, sheet, directors, now);
    var nobody =
        warned == null
            ? "Aucune direction de cet établissement n'est joignable par le ROR : téléphonez-lui."
            : null;
    return new Done(id.toString(), nobody, sheet, warned);
  }

  private void refuseSecond(Handle h, Locked tension, Instant now) {
    var sheet = tensions.find(h, tension.id()).orElseThrow();
    if (!sheet.status().equals("OPEN")) {
      throw ProblemException.conflict("Cette tension est close : aucune mise à jour n'est due.");
    }
    var asked = sheet.updateAsked();
    if (asked != null) {
      var moments = new Moments(TimeZones.ofDepartment(tension.department()), now);
      throw ProblemException.conflict(
          asked.by() + " a déjà demandé une mise à jour " + moments.on(asked.at()) + ".");
    }
  }

  private Warned tell(
      Handle h,
      Caller caller,
      UUID alert,
      Kind kind,
      CellRemark remark,
      Sheet sheet,
      List<PersonalAlerts.Person> directors,
      Instant now) {
    var note = remark.note();
    var asks = kind == Kind.UPDATE_ASKED;
    var enqueued =
        people.raise(
            h,
            words.plain(
                alert,
                asks ? "TENSION_UPDATE_ASKED" : "TENSION_COMMENTED",
                asks ? "Mise à jour demandée" : "Tension commentée",
                caller.displayName() + (asks ? " demande où en est la tension." : " : " + note),
                note == null ? List.of() : List.of(TensionAlerts.block(note)),
                sheet,
                now),
            directors);
    return new Warned(alert.toString(), Declarations.recipients(enqueued));
  }

  private static boolean isOfTheirRegion(Handle h, Caller caller, Locked tension) {
    @Nullable String region = tension.region();
    return caller.has(Role.CRISIS_CELL)
        && region != null
        && h.createQuery(
                """
                SELECT EXISTS (SELECT FROM crisis_cell c
                                WHERE c.id = ANY(:cells) AND c.region_code = :region)
                """)
            .bindArray("cells", String.class, List.copyOf(caller.crisisCells()))
            .bind("region", region)
            .mapTo(Boolean.class)
            .one();
  }
}

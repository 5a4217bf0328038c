package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.CrisisCells;
import fr.rormobile.api.crisis.SolidarityAlerts;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.api.tension.EventStore.Locked;
import fr.rormobile.api.tension.EventStore.Sent;
import fr.rormobile.api.tension.LifeWire.Closure;
import fr.rormobile.api.tension.LifeWire.Done;
import fr.rormobile.api.tension.LifeWire.NewEvent;
import fr.rormobile.api.tension.LifeWire.Reopening;
import fr.rormobile.api.tension.TensionWire.Warned;
import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import fr.rormobile.api.tension.Timeline.State;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.notifier.AlertOutbox;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a tension after its declaration: one transaction a command, under the lock of the
 * tension's row. The event, what it changes, and the alert to those who were warned of the
 * declaration exist together or not at all. A command that was already heard changes nothing.
 */
@Singleton
class Life {
  /** Later, a closure is no error any more: another tension is to be declared. */
  static final Duration REOPENED_WITHIN = Duration.ofHours(24);

  private final Jdbi jdbi;
  private final TensionStore tensions;
  private final EventStore events;
  private final CommandRules rules;
  private final CrisisCells cells;
  private final AlertOutbox outbox;
  private final LifeAlerts alerts;
  private final SolidarityAlerts solidarity;
  private final DeclaringRights rights;
  private final AuditTrail audit;
  private final Clock clock;

  Life(
      Jdbi jdbi,
      TensionStore tensions,
      EventStore events,
      CommandRules rules,
      CrisisCells cells,
      AlertOutbox outbox,
      LifeAlerts alerts,
      SolidarityAlerts solidarity,
      DeclaringRights rights,
      AuditTrail audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.tensions = tensions;
    this.events = events;
    this.rules = rules;
    this.cells = cells;
    this.outbox = outbox;
    this.alerts = alerts;
    this.solidarity = solidarity;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /** A command, as the three ways to send one have it. */
  private record Command(
      UUID id,
      Kind kind,
      @Nullable Instant occurredAt,
      @Nullable String action,
      @Nullable String plan,
      @Nullable String note,
      @Nullable Integer minutes,
      @Nullable Closure closure) {

    Sent sent(UUID tension) {
      return new Sent(tension, kind, action, plan, note);
    }
  }

  Done add(Caller caller, String tension, NewEvent event) throws SQLException {
    rules.check(event);
    return run(
        caller,
        tension,
        new Command(
            UUID.fromString(event.id()),
            Kind.valueOf(event.kind()),
            event.occurredAt(),
            event.actionId(),
            event.planId(),
            event.note(),
            event.expectedDurationMinutes(),
            null));
  }

  Done close(Caller caller, String tension, Closure closure) throws SQLException {
    var id = UUID.fromString(closure.id());
    return run(
        caller,
        tension,
        new Command(
            id, Kind.CLOSURE, closure.occurredAt(), null, null, closure.note(), null, closure));
  }

  Done reopen(Caller caller, String tension, Reopening reopening) throws SQLException {
    var id = UUID.fromString(reopening.id());
    return run(
        caller,
        tension,
        new Command(id, Kind.REOPENING, null, null, null, reopening.note(), null, null));
  }

  private Done run(Caller caller, String tension, Command command) throws SQLException {
    return jdbi.inTransaction(
        h -> {
          var locked =
              Ids.uuid(tension)
                  .flatMap(id -> events.lock(h, id))
                  .orElseThrow(() -> ProblemException.notFound("Cette tension n'existe pas."));
          if (!rights.holds(h, caller, locked.facility())) {
            throw ProblemException.outOfScope(
                "Vous ne pouvez agir que sur les tensions des établissements que vous dirigez, ou"
                    + " dont la direction vous a délégué ce droit.");
          }
          var heard = events.sent(h, command.id());
          if (heard.isPresent() && !heard.get().equals(command.sent(locked.id()))) {
            throw ProblemException.of(
                ProblemKind.KEY_REUSED,
                "Cet identifiant a déjà servi pour un autre événement ; envoyez-le avec un nouvel"
                    + " identifiant.");
          }
          return heard.isPresent()
              ? again(h, locked, command.id())
              : apply(h, caller, locked, command);
        });
  }

  private Done apply(Handle h, Caller caller, Locked tension, Command command) throws SQLException {
    var now = clock.instant();
    var rows = events.list(h, tension.id(), null);
    var before = EventStore.timeline(rows);
    var at = CommandRules.momentOf(command.occurredAt(), tension.startedAt(), now);
    rules.checkNamed(h, tension.facility(), command.kind(), command.action(), command.plan(), at);
    var minutes = command.minutes();
    var closure = command.closure();
    var entry =
        new Entry(
            command.id(),
            before.nextSequence(),
            command.kind(),
            at,
            command.action(),
            command.plan(),
            minutes == null ? null : at.plus(minutes, ChronoUnit.MINUTES),
            null,
            closure == null ? null : closure.endsAllBut());
    var timeline = before.with(entry);
    var after = timeline.state();
    checkState(before.state(), after, entry, now);
    var moments = new Moments(TimeZones.ofDepartment(tension.department()), now);
    if (closure != null && closes(before.state(), after)) {
      checkUnwound(rows, after, closure, moments);
    }
    var notice = Meeting.notice(before, entry, after, moments);
    var told = alerts.kindOf(before.state(), after, entry);
    var alert = told == null ? null : UUID.randomUUID();
    events.insert(h, tension.id(), caller.id(), entry, command.note(), notice, alert, now);
    audit.keep(
        h,
        caller.id(),
        "TENSION_" + command.kind().name(),
        "/tensions/" + tension.id(),
        tension.facility(),
        null,
        command.note());
    follow(h, caller, tension, before, timeline, entry, now);
    return done(h, tension, command.id(), told, alert, now);
  }

  private static boolean closes(State before, State after) {
    return before.open() && !after.open();
  }

  private static void checkState(State before, State after, Entry entry, Instant now) {
    var closedAt = before.closedAt();
    if (entry.kind() == Kind.REOPENING && closedAt == null) {
      throw ProblemException.conflict("Cette tension est en cours : il n'y a rien à rouvrir.");
    }
    if (closedAt != null && after.open() && now.isAfter(closedAt.plus(REOPENED_WITHIN))) {
      throw ProblemException.conflict(
          "Cette tension est close depuis plus de 24 heures : déclarez-en une nouvelle.");
    }
  }

  private static void checkUnwound(
      List<EventStore.Row> rows, State after, Closure closure, Moments moments) {
    var open =
        EventStore.inPlace(rows, after).stream()
            .filter(each -> !closure.endsActions() && !closure.kept().contains(each.action().id()))
            .map(
                each ->
                    new Violation(
                        "keptActions",
                        "ACTION_IN_PLACE",
                        each.action().id(),
                        each.action().label() + " En place " + moments.since(each.since()) + "."))
            .toList();
    if (!open.isEmpty()) {
      throw new ProblemException(
          ProblemKind.TO_CONFIRM,
          (open.size() == 1
                  ? "1 action est encore en place"
                  : open.size() + " actions sont encore en place")
              + " : terminez-les (endActions) ou dites celles qui restent (keptActions).",
          open,
          null,
          null);
    }
  }

  /** What the event brings with it: actions ended by a closure, and the tension's row. */
  private void follow(
      Handle h,
      Caller caller,
      Locked tension,
      Timeline before,
      Timeline timeline,
      Entry entry,
      Instant now) {
    if (entry.kind() == Kind.CLOSURE) {
      for (var ended : timeline.endings(before.state(), entry)) {
        events.insert(h, tension.id(), caller.id(), ended, null, null, null, now);
      }
    }
    if (!events.settle(h, tension.id(), timeline.state())) {
      throw ProblemException.of(
          ProblemKind.TENSION_ALREADY_OPEN,
          "Une tension est déjà en cours pour cet établissement, ce groupe de disciplines et ce"
              + " plan.");
    }
  }

  private Done done(
      Handle h,
      Locked tension,
      UUID event,
      LifeAlerts.@Nullable Told told,
      @Nullable UUID alert,
      Instant now)
      throws SQLException {
    var sheet = tensions.find(h, tension.id()).orElseThrow();
    var own =
        sheet.events().stream()
            .filter(each -> each.id().equals(event.toString()))
            .findFirst()
            .orElseThrow();
    if (told == null || alert == null) {
      return new Done(own.id(), own.notice(), sheet, null);
    }
    var recipients = cells.recipientsFor(h, tension.facility(), told.event());
    var raised = alerts.of(alert, told, sheet, own, now);
    var enqueued = outbox.enqueue(h.getConnection(), raised, recipients);
    events.letRead(h, tension, alert, now);
    cells.letRead(h, raised, recipients);
    if (told == LifeAlerts.Told.TENSION_CLOSED || told == LifeAlerts.Told.TENSION_REOPENED) {
      solidarity.raise(
          h,
          told == LifeAlerts.Told.TENSION_CLOSED
              ? SolidarityAlerts.Told.SOLIDARITY_ENDED
              : SolidarityAlerts.Told.SOLIDARITY_CALLED,
          raised,
          tension.facility(),
          sheet.facility().name(),
          sheet.disciplineGroup().id());
    }
    return new Done(
        own.id(),
        own.notice(),
        sheet,
        new Warned(alert.toString(), Declarations.recipients(enqueued)));
  }

  private Done again(Handle h, Locked tension, UUID event) throws SQLException {
    return done(h, tension, event, null, null, clock.instant());
  }
}

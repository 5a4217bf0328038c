package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.CrisisCells;
import fr.rormobile.api.crisis.SolidarityAlerts;
import fr.rormobile.api.crisis.SolidarityAlerts.Partner;
import fr.rormobile.api.crisis.TensionEvent;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.Idempotency.Taken;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.api.tension.TensionWire.Declaration;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.tension.TensionWire.Warned;
import fr.rormobile.api.tension.TensionWire.WarnedRecipient;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Enqueued;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A declaration: who may make it, what it must name, and the one transaction that it is.
 *
 * <p>Tension, events, actions taken, alert, recipients and messages are written together. A crash
 * before the commit leaves nothing; after it the messages leave, whoever sends them.
 */
@Singleton
class Declarations {
  private static final String OPERATION = "POST /tensions";

  /** A declaration made without network may come that late; its alert then is still worth one. */
  private static final Duration LATE_AT_MOST = Duration.ofHours(12);

  private final Jdbi jdbi;
  private final TensionStore store;
  private final HetReferences references;
  private final EventStore events;
  private final CrisisCells cells;
  private final AlertOutbox outbox;
  private final SolidarityAlerts solidarity;
  private final TensionAlerts alerts;
  private final AlertPreviews previews;
  private final DeclaringRights rights;
  private final DeclaredRequests requests;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  Declarations(
      Jdbi jdbi,
      TensionStore store,
      HetReferences references,
      EventStore events,
      CrisisCells cells,
      AlertOutbox outbox,
      SolidarityAlerts solidarity,
      TensionAlerts alerts,
      AlertPreviews previews,
      DeclaringRights rights,
      DeclaredRequests requests,
      AuditTrail audit,
      Idempotency idempotency,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.references = references;
    this.events = events;
    this.cells = cells;
    this.outbox = outbox;
    this.solidarity = solidarity;
    this.alerts = alerts;
    this.previews = previews;
    this.rights = rights;
    this.requests = requests;
    this.audit = audit;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param key the caller's own, so that it may be sent again after a lost answer
   */
  Declared declare(Caller caller, Declaration declaration, String key) throws SQLException {
    return jdbi.inTransaction(
        h ->
            !rights.holds(h, caller, declaration.facilityId())
                ? new Declared.NotTheirs()
                : switch (idempotency.take(h, caller.id(), OPERATION, key, text(declaration))) {
                  case Taken.Again(var answer) -> new Declared.Recorded(location(answer), answer);
                  case Taken.ForOther _ -> new Declared.KeyForOther();
                  case Taken.First _ -> write(h, caller, declaration, key);
                });
  }

  /**
   * Takes the path of {@link #declare} to its end and then rolls back: nothing is written or sent.
   */
  Declared rehearse(Caller caller, Declaration declaration) throws SQLException {
    return jdbi.inTransaction(
        h -> {
          if (!rights.holds(h, caller, declaration.facilityId())) {
            return new Declared.NotTheirs();
          }
          var rehearsed =
              switch (attempt(h, caller, declaration)) {
                case Attempt.Failed(var why) -> why;
                case Attempt.Made made ->
                    new Declared.Rehearsed(
                        previews.answer(
                            h,
                            made.alert(),
                            recipients(made.enqueued()),
                            made.partners(),
                            store.partnersInTension(
                                h, declaration.facilityId(), declaration.disciplineGroupId())));
              };
          h.rollback();
          return rehearsed;
        });
  }

  private Declared write(Handle h, Caller caller, Declaration declaration, String key)
      throws SQLException {
    return switch (attempt(h, caller, declaration)) {
      case Attempt.Failed(var why) -> {
        h.rollback();
        yield why;
      }
      case Attempt.Made(var sheet, _, var enqueued, _) -> {
        var warned = new Warned(enqueued.alertId().toString(), recipients(enqueued));
        var answer = text(sheet.withWarned(warned));
        idempotency.keep(h, caller.id(), OPERATION, key, answer);
        yield new Declared.Recorded("/tensions/" + sheet.id(), answer);
      }
    };
  }

  /** All of a declaration but its key. */
  private sealed interface Attempt {
    record Made(Sheet sheet, Alert alert, Enqueued enqueued, List<Partner> partners)
        implements Attempt {}

    /** The transaction is to be rolled back. */
    record Failed(Declared why) implements Attempt {}
  }

  private Attempt attempt(Handle h, Caller caller, Declaration declaration) throws SQLException {
    var asked = requests.lock(h, declaration);
    var now = clock.instant();
    var startedAt =
        CommandRules.momentOf(
            declaration.occurredAt(),
            now.minus(LATE_AT_MOST),
            now,
            "Cette déclaration a plus de 12 heures : si elle vaut encore, refaites-la.");
    var violations = violations(h, declaration, startedAt);
    requests.violation(asked, declaration).ifPresent(violations::add);
    if (!violations.isEmpty()) {
      return new Attempt.Failed(new Declared.Inconsistent(violations));
    }
    var id = UUID.randomUUID();
    var alertId = UUID.randomUUID();
    var met = requests.met(asked, declaration, now);
    if (met.isPresent()) {
      return new Attempt.Failed(new Declared.RequestAnswered(met.get()));
    }
    if (!store.insert(h, id, alertId, caller.id(), declaration, startedAt, now)) {
      return new Attempt.Failed(new Declared.AlreadyOpen());
    }
    var sheet = store.find(h, id).orElseThrow();
    requests.follow(h, caller, asked, sheet, now);
    audit.keep(
        h,
        caller.id(),
        "TENSION_DECLARED",
        "/tensions/" + sheet.id(),
        declaration.facilityId(),
        null,
        sheet.plan().label());
    var alert = alerts.declared(alertId, sheet, now);
    if (!caller.directs(declaration.facilityId())) {
      events.letDelegateRead(h, caller.id(), alertId, now);
    }
    var recipients = cells.recipientsFor(h, declaration.facilityId(), TensionEvent.DECLARATION);
    var enqueued = outbox.enqueue(h.getConnection(), alert, recipients);
    cells.letRead(h, alert, recipients);
    var partners =
        solidarity.raise(
            h,
            SolidarityAlerts.Told.SOLIDARITY_CALLED,
            alert,
            declaration.facilityId(),
            sheet.facility().name(),
            declaration.disciplineGroupId());
    return new Attempt.Made(sheet, alert, enqueued, partners);
  }

  private List<Violation> violations(Handle h, Declaration declaration, Instant at) {
    var violations = new ArrayList<Violation>();
    unknown(
            references.knowsFacility(h, declaration.facilityId()),
            "facilityId",
            "Cet établissement n'existe pas ou plus.")
        .ifPresent(violations::add);
    unknown(
            references.knowsGroup(h, declaration.disciplineGroupId()),
            "disciplineGroupId",
            "Ce groupe de disciplines n'existe pas.")
        .ifPresent(violations::add);
    unknown(
            references.knowsPlan(h, declaration.planId(), declaration.facilityId(), at),
            "planId",
            "Ce plan HET n'existe pas pour cet établissement, ou plus.")
        .ifPresent(violations::add);
    var known = references.actionIds(h, declaration.facilityId(), at);
    var seen = new HashSet<String>();
    var actions = declaration.actionsTaken();
    for (var i = 0; i < actions.size(); i++) {
      var action = actions.get(i).actionId();
      var field = "actions[" + i + "].actionId";
      unknown(known.contains(action), field, "Cette action HET n'existe pas.")
          .ifPresent(violations::add);
      if (!seen.add(action)) {
        violations.add(
            new Violation(field, "excludes", null, "Cette action est déjà dans la déclaration."));
      }
    }
    return violations;
  }

  private static Optional<Violation> unknown(boolean known, String field, String message) {
    return known ? Optional.empty() : Optional.of(new Violation(field, "reference", null, message));
  }

  static List<WarnedRecipient> recipients(Enqueued enqueued) {
    return enqueued.plans().stream().map(Declarations::recipient).toList();
  }

  private static WarnedRecipient recipient(Enqueued.Plan plan) {
    var channels = new ArrayList<String>();
    if (plan.email() instanceof Enqueued.Way.Planned) {
      channels.add("EMAIL");
    }
    if (plan.push() instanceof Enqueued.Way.Planned) {
      channels.add("PUSH");
    }
    if (plan.webhook()) {
      channels.add("WEBHOOK");
    }
    if (plan.sms()) {
      channels.add("SMS");
    }
    return new WarnedRecipient(plan.label(), channels, !plan.unreachable());
  }

  private String location(String answer) {
    return "/tensions/" + JsonText.read(json, answer, TensionWire.Created.class).id();
  }

  private String text(Object value) {
    return JsonText.of(json, value);
  }
}

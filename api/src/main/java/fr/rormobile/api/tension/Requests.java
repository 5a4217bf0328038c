package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.tension.RequestAlerts.Told;
import fr.rormobile.api.tension.RequestStore.Row;
import fr.rormobile.api.tension.RequestWire.Done;
import fr.rormobile.api.tension.RequestWire.NewRequest;
import fr.rormobile.api.tension.RequestWire.Refusal;
import fr.rormobile.api.tension.RequestWire.Request;
import fr.rormobile.api.tension.RequestWire.Withdrawal;
import fr.rormobile.api.tension.TensionWire.Warned;
import fr.rormobile.api.tension.TensionWire.WarnedRecipient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A doctor asks for a declaration; those who may declare are warned, and one of them declares
 * (through {@code Declarations}) or refuses. The asker is told either way. One transaction a
 * command; a command that was already heard changes nothing.
 */
@Singleton
class Requests {
  /** A request made without network may come that late. */
  private static final Duration LATE_AT_MOST = Duration.ofHours(12);

  private final Jdbi jdbi;
  private final RequestStore store;
  private final HetReferences references;
  private final RequestAlerts alerts;
  private final DeclaringRights rights;
  private final AuditTrail audit;
  private final Clock clock;

  Requests(
      Jdbi jdbi,
      RequestStore store,
      HetReferences references,
      RequestAlerts alerts,
      DeclaringRights rights,
      AuditTrail audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.references = references;
    this.alerts = alerts;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  Done ask(Caller caller, NewRequest asked) {
    if (!caller.facilities().contains(asked.facilityId())) {
      throw ProblemException.outOfScope(
          "Vous ne demandez une tension que pour un établissement où vous exercez.");
    }
    var id = UUID.fromString(asked.id());
    var now = clock.instant();
    return jdbi.inTransaction(
        h -> {
          var heard = store.find(h, id);
          if (heard.isPresent()) {
            return again(heard.get(), caller, asked);
          }
          check(h, asked, now);
          var at =
              CommandRules.momentOf(
                  asked.occurredAt(),
                  now.minus(LATE_AT_MOST),
                  now,
                  "Cette demande a plus de 12 heures : si elle vaut encore, refaites-la.");
          var others =
              store.lockFor(
                  h, null, asked.facilityId(), asked.disciplineGroupId(), asked.isDrill());
          if (!store.insert(h, caller.id(), asked, at, now)) {
            return again(store.find(h, id).orElseThrow(), caller, asked);
          }
          var request = store.find(h, id).orElseThrow().request();
          var warned =
              alerts.tellDirectors(
                  h,
                  Told.TENSION_REQUESTED,
                  request,
                  request.askedBy() + " demande une tension : " + request.reason());
          keep(h, caller, "TENSION_REQUESTED", request, request.reason());
          return new Done(request, notice(warned, others, now), warned);
        });
  }

  private static Done again(Row heard, Caller caller, NewRequest asked) {
    var was = heard.request();
    var plan = was.plan();
    boolean same =
        heard.author().equals(caller.id())
            && was.facility().finess().equals(asked.facilityId())
            && was.disciplineGroup().id().equals(asked.disciplineGroupId())
            && Objects.equals(plan == null ? null : plan.id(), asked.planId())
            && was.reason().equals(asked.reason())
            && Objects.equals(was.note(), asked.note())
            && was.drill() == asked.isDrill();
    if (!same) {
      throw ProblemException.of(
          ProblemKind.KEY_REUSED,
          "Cet identifiant a déjà servi pour une autre demande ; envoyez-la avec un nouvel"
              + " identifiant.");
    }
    return new Done(was, null, null);
  }

  private void check(Handle h, NewRequest asked, Instant now) {
    if (!references.knowsFacility(h, asked.facilityId())) {
      throw ProblemException.invalid(
          "facilityId", "reference", null, "Cet établissement n'existe pas ou plus.");
    }
    if (!references.knowsGroup(h, asked.disciplineGroupId())) {
      throw ProblemException.invalid(
          "disciplineGroupId", "reference", null, "Ce groupe de disciplines n'existe pas.");
    }
    var plan = asked.planId();
    if (plan != null && !references.knowsPlan(h, plan, asked.facilityId(), now)) {
      throw ProblemException.invalid(
          "planId", "reference", null, "Ce plan HET n'existe pas pour cet établissement.");
    }
    if (references.isOpen(
        h, asked.facilityId(), asked.disciplineGroupId(), plan, asked.isDrill())) {
      throw ProblemException.of(
          ProblemKind.TENSION_ALREADY_OPEN,
          "Une tension est déjà en cours pour cet établissement et ce groupe de disciplines.");
    }
  }

  private static @Nullable String notice(@Nullable Warned warned, List<Row> others, Instant now) {
    var sentences = new ArrayList<String>();
    if (warned == null || warned.recipients().stream().noneMatch(WarnedRecipient::reachable)) {
      sentences.add(
          "Aucune direction de cet établissement n'est joignable par le ROR : téléphonez-lui.");
    }
    if (!others.isEmpty()) {
      var first = others.getFirst().request();
      sentences.add(
          first.askedBy()
              + " l'a déjà demandée "
              + new Moments(RequestAlerts.zone(first), now).on(first.askedAt())
              + ".");
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  Done refuse(Caller caller, String id, Refusal refusal) {
    return jdbi.inTransaction(
        h -> {
          var row = lock(h, id);
          if (!rights.holds(h, caller, row.request().facility().finess())) {
            throw ProblemException.outOfScope(
                "Seul qui peut déclarer pour cet établissement répond à cette demande.");
          }
          return close(h, caller, row, "REFUSED", UUID.fromString(refusal.id()), refusal.reason());
        });
  }

  Done withdraw(Caller caller, String id, Withdrawal withdrawal) {
    return jdbi.inTransaction(
        h -> {
          var row = lock(h, id);
          if (!row.author().equals(caller.id())) {
            throw ProblemException.outOfScope("Vous ne retirez que vos propres demandes.");
          }
          return close(
              h, caller, row, "WITHDRAWN", UUID.fromString(withdrawal.id()), withdrawal.note());
        });
  }

  private Row lock(Handle h, String id) {
    return Ids.uuid(id)
        .flatMap(known -> store.lock(h, known))
        .orElseThrow(() -> ProblemException.notFound("Cette demande n'existe pas."));
  }

  private Done close(
      Handle h, Caller caller, Row row, String status, UUID answerId, @Nullable String why) {
    var now = clock.instant();
    var was = row.request();
    if (answerId.equals(row.answerId())
        && status.equals(was.status())
        && Objects.equals(why, was.answer())) {
      return new Done(was, null, null);
    }
    if (!row.open()) {
      throw ProblemException.conflict(answered(was, now));
    }
    store.answer(h, UUID.fromString(was.id()), status, answerId, caller.id(), why, null, now);
    var request = store.find(h, UUID.fromString(was.id())).orElseThrow().request();
    keep(h, caller, "TENSION_REQUEST_" + status, request, why);
    return new Done(request, null, tell(h, row, request, why));
  }

  private @Nullable Warned tell(Handle h, Row row, Request request, @Nullable String why) {
    if (request.status().equals("WITHDRAWN")) {
      return alerts.tellDirectors(
          h,
          Told.TENSION_REQUEST_WITHDRAWN,
          request,
          why == null ? request.askedBy() + " retire sa demande." : why);
    }
    var asker = row.asker();
    return alerts.tell(
        h,
        Told.TENSION_REQUEST_REFUSED,
        request,
        request.answeredBy() + " : " + why,
        asker == null ? List.of() : List.of(asker));
  }

  private void keep(
      Handle h, Caller caller, String action, Request request, @Nullable String detail) {
    audit.keep(
        h,
        caller.id(),
        action,
        "/tension-requests/" + request.id(),
        request.facility().finess(),
        null,
        detail);
  }

  /** What whoever comes second is told, of a request that is not open. */
  static String answered(Request request, Instant now) {
    var by = request.answeredBy();
    var moment =
        new Moments(RequestAlerts.zone(request), now)
            .on(Objects.requireNonNull(request.answeredAt()));
    return switch (request.status()) {
      case "DECLARED" -> by + " a déjà déclaré cette tension " + moment + ".";
      case "REFUSED" -> by + " a déjà refusé cette demande " + moment + " : " + request.answer();
      default -> by + " a retiré cette demande " + moment + ".";
    };
  }
}

package fr.rormobile.api.delegation;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.delegation.DelegationStore.Row;
import fr.rormobile.api.delegation.DelegationWire.Delegation;
import fr.rormobile.api.delegation.DelegationWire.NewDelegation;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.notifier.Alert;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A director gives the right to declare for a facility to one of its accounts for a time, and any
 * of its directors withdraws it. Whoever is given or loses it is told.
 */
@Singleton
class Delegations {
  private static final Duration LIFE = Duration.ofHours(12);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'à' H 'h' mm", Locale.FRANCE);

  private final Jdbi jdbi;
  private final DelegationStore store;
  private final PersonalAlerts alerts;
  private final AuditTrail audit;
  private final Clock clock;

  Delegations(
      Jdbi jdbi, DelegationStore store, PersonalAlerts alerts, AuditTrail audit, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  /** The same id again gives nothing anew. */
  Delegation give(Caller caller, NewDelegation given) {
    if (!caller.directs(given.facilityId())) {
      throw ProblemException.outOfScope(
          "Vous ne déléguez que pour un établissement que vous dirigez.");
    }
    var now = clock.instant();
    var id = UUID.fromString(given.id());
    return jdbi.inTransaction(
        h -> {
          var heard = store.lock(h, id, now);
          if (heard.isPresent()) {
            return again(heard.get(), caller, given);
          }
          var to =
              store
                  .account(h, given.login(), given.facilityId())
                  .orElseThrow(
                      () ->
                          ProblemException.invalid(
                              "login",
                              "reference",
                              null,
                              "Ce doit être un compte actif de clinicien ou de gestionnaire de lits"
                                  + " de cet établissement."));
          if (!store.insert(h, given, to, caller.id(), now)) {
            return again(store.lock(h, id, now).orElseThrow(), caller, given);
          }
          var row = store.lock(h, id, now).orElseThrow();
          var until = "Jusqu'au " + moment(row, row.delegation().untilAt()) + ".";
          tell(h, row, "TENSION_DELEGATED", "Vous pouvez déclarer une tension", until, now);
          keep(h, caller, row, "DELEGATION_GIVEN", row.delegation().to().login() + ". " + until);
          return row.delegation();
        });
  }

  private static Delegation again(Row heard, Caller caller, NewDelegation given) {
    var was = heard.delegation();
    boolean same =
        heard.giver().equals(caller.id())
            && was.facility().finess().equals(given.facilityId())
            && was.to().login().equals(given.login().strip().toLowerCase(Locale.ROOT))
            && Objects.equals(was.note(), given.note())
            && was.givenAt()
                .plus(Duration.ofMinutes(given.durationMinutes()))
                .equals(was.untilAt());
    if (!same) {
      throw ProblemException.of(
          ProblemKind.KEY_REUSED,
          "Cet identifiant a déjà servi pour une autre délégation ; envoyez-la avec un nouvel"
              + " identifiant.");
    }
    return was;
  }

  /** Of one that was withdrawn or is over nothing changes. */
  void withdraw(Caller caller, String id) {
    var now = clock.instant();
    jdbi.useTransaction(
        h -> {
          var row =
              Ids.uuid(id)
                  .flatMap(known -> store.lock(h, known, now))
                  .orElseThrow(() -> ProblemException.notFound("Cette délégation n'existe pas."));
          var delegation = row.delegation();
          if (!caller.directs(delegation.facility().finess())) {
            throw ProblemException.outOfScope(
                "Vous ne retirez une délégation que pour un établissement que vous dirigez.");
          }
          if (delegation.withdrawnAt() != null || !now.isBefore(delegation.untilAt())) {
            return;
          }
          store.withdraw(h, UUID.fromString(delegation.id()), caller.id(), now);
          var by = "Retirée par " + caller.displayName() + ".";
          tell(h, row, "TENSION_DELEGATION_ENDED", "Délégation retirée", by, now);
          keep(h, caller, row, "DELEGATION_WITHDRAWN", delegation.to().login());
        });
  }

  private void tell(Handle h, Row row, String kind, String title, String summary, Instant now) {
    var facility = row.delegation().facility();
    alerts.raise(
        h,
        new Alert(
            UUID.randomUUID(),
            kind,
            "delegation:" + row.delegation().id(),
            cut(title + " – " + facility.name().strip(), 120),
            cut(summary, Alert.LONGEST_SUMMARY),
            List.of(),
            List.of(),
            null,
            false,
            now,
            TimeZones.ofDepartment(row.department()),
            LIFE),
        List.of(row.to()));
  }

  private void keep(Handle h, Caller caller, Row row, String action, String detail) {
    var delegation = row.delegation();
    audit.keep(
        h,
        caller.id(),
        action,
        "/tension-delegations/" + delegation.id(),
        delegation.facility().finess(),
        null,
        detail);
  }

  private static String moment(Row row, Instant at) {
    return MOMENT.format(at.atZone(TimeZones.ofDepartment(row.department())));
  }

  private static String cut(String text, int longest) {
    var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
  }
}

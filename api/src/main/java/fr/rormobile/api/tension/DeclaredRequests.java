package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.api.tension.RequestAlerts.Told;
import fr.rormobile.api.tension.RequestStore.Row;
import fr.rormobile.api.tension.TensionWire.Declaration;
import fr.rormobile.api.tension.TensionWire.Sheet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The requests that a declaration answers: the one it names, and all open ones for the same
 * facility, discipline group and sort (real or drill), so that nobody who asked waits for nothing.
 */
@Singleton
class DeclaredRequests {
  private final RequestStore store;
  private final RequestAlerts alerts;

  DeclaredRequests(RequestStore store, RequestAlerts alerts) {
    this.store = store;
    this.alerts = alerts;
  }

  /** Nobody else answers them until the end of the transaction. */
  List<Row> lock(Handle h, Declaration declaration) {
    return store.lockFor(
        h,
        declaration.request(),
        declaration.facilityId(),
        declaration.disciplineGroupId(),
        declaration.isDrill());
  }

  /** Of the request that it names. */
  Optional<Violation> violation(List<Row> rows, Declaration declaration) {
    if (declaration.requestId() == null) {
      return Optional.empty();
    }
    var named = named(rows, declaration);
    if (named.isEmpty()) {
      return Optional.of(
          new Violation(
              "requestId",
              "reference",
              null,
              "Cette demande n'existe pas pour cet établissement."));
    }
    return named.get().request().drill() == declaration.isDrill()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "requestId",
                "excludes",
                null,
                "Une demande réelle ne se déclare pas en exercice, ni l'inverse."));
  }

  /** What to say to whoever comes second; empty: the one it names is open, or it names none. */
  Optional<String> met(List<Row> rows, Declaration declaration, Instant now) {
    return named(rows, declaration)
        .filter(row -> !row.open())
        .map(row -> Requests.answered(row.request(), now));
  }

  private static Optional<Row> named(List<Row> rows, Declaration declaration) {
    var id = declaration.requestId();
    return id == null
        ? Optional.empty()
        : rows.stream()
            .filter(row -> row.request().id().equals(id.toLowerCase(Locale.ROOT)))
            .findFirst();
  }

  /** All of them are answered, and those who asked are told. */
  void follow(Handle h, Caller caller, List<Row> rows, Sheet tension, Instant now) {
    for (var row : rows) {
      var id = UUID.fromString(row.request().id());
      store.answer(h, id, "DECLARED", null, caller.id(), null, UUID.fromString(tension.id()), now);
      var asker = row.asker();
      alerts.tell(
          h,
          Told.TENSION_REQUEST_DECLARED,
          row.request(),
          caller.displayName()
              + " a déclaré : "
              + tension.plan().label()
              + ", "
              + tension.disciplineGroup().label()
              + ".",
          asker == null ? List.of() : List.of(asker));
    }
  }
}

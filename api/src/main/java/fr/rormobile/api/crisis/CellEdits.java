package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.CellWire.Cell;
import fr.rormobile.api.crisis.CellWire.CellLine;
import fr.rormobile.api.crisis.CellWire.Edit;
import fr.rormobile.api.crisis.CellWire.NewCell;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Changes of crisis cells: one transaction each, kept with its author. */
@Singleton
class CellEdits {
  private final Jdbi jdbi;
  private final CellStore store;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  CellEdits(Jdbi jdbi, CellStore store, Idempotency idempotency, JsonMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  List<CellLine> list(Caller caller) {
    return jdbi.withHandle(h -> store.list(h, caller));
  }

  Cell find(Caller caller, String id) {
    return jdbi.withHandle(h -> known(h, caller, id));
  }

  Cell create(Caller caller, NewCell cell, String key) {
    if ((cell.region() == null) == (cell.facilityId() == null)) {
      throw ProblemException.invalid(
          cell.region() == null ? "region" : "facilityId",
          cell.region() == null ? "required" : "excludes",
          null,
          "Une cellule est d'une région ou d'un établissement : donnez l'un des deux.");
    }
    return jdbi.inTransaction(
        h -> {
          var may = store.mayCreate(h, caller, cell);
          if (may == null) {
            throw ProblemException.invalid(
                cell.region() == null ? "facilityId" : "region",
                "reference",
                null,
                "Cette région ou cet établissement n'existe pas.");
          }
          if (!may) {
            throw ProblemException.outOfScope(
                "Une cellule se crée par l'équipe régionale, ou par la direction de"
                    + " l'établissement.");
          }
          var content = JsonText.of(json, cell);
          var id =
              idempotency.once(
                  h,
                  caller.id(),
                  "POST /crisis-cells",
                  key,
                  content,
                  () -> {
                    var made = "cellule-" + UUID.randomUUID();
                    store.insert(h, made, cell, head(h, cell.head()));
                    store.settleRoles(h, store.people(h, made));
                    store.keepChange(h, made, 1, caller.id(), clock.instant(), content);
                    return made;
                  });
          return known(h, caller, id);
        });
  }

  Cell replace(Caller caller, String id, long version, Edit edit) {
    var violations = CellRules.violations(edit);
    if (!violations.isEmpty()) {
      throw ProblemException.badRequest(violations);
    }
    return jdbi.inTransaction(
        h -> {
          if (!known(h, caller, id).mayEdit()) {
            throw ProblemException.outOfScope(
                "Seuls le responsable de la cellule, la direction et l'équipe régionale la"
                    + " modifient.");
          }
          var head = head(h, edit.head());
          var accounts = accounts(h, edit);
          var before = store.people(h, id);
          if (!store.update(h, id, version, edit, head)) {
            throw ProblemException.of(
                ProblemKind.PRECONDITION_FAILED,
                "La cellule a été modifiée entre-temps : relisez-la, puis refaites votre"
                    + " changement.");
          }
          var people = new HashSet<>(before);
          store.replaceMembers(h, id, accounts, edit);
          store.keepChange(
              h, id, Math.toIntExact(version + 1), caller.id(), clock.instant(), content(edit));
          people.addAll(store.people(h, id));
          store.settleRoles(h, people);
          return store.afterEdit(h, caller, id);
        });
  }

  private String content(Edit edit) {
    return JsonText.of(json, edit);
  }

  private Map<String, UUID> accounts(Handle h, Edit edit) {
    var logins = edit.members().stream().map(CellWire.Step::login).toList();
    var accounts = store.accounts(h, logins);
    var violations = new ArrayList<Violation>();
    for (var i = 0; i < logins.size(); i++) {
      if (!accounts.containsKey(logins.get(i).strip().toLowerCase(Locale.ROOT))) {
        violations.add(unknown("members[" + i + "].login"));
      }
    }
    if (!violations.isEmpty()) {
      throw ProblemException.badRequest(violations);
    }
    return accounts;
  }

  private @Nullable UUID head(Handle h, @Nullable String login) {
    if (login == null) {
      return null;
    }
    var found = store.accounts(h, List.of(login)).values().stream().findFirst();
    return found.orElseThrow(() -> ProblemException.badRequest(List.of(unknown("head"))));
  }

  private static Violation unknown(String field) {
    return new Violation(field, "reference", null, "Aucun compte actif n'a cet identifiant.");
  }

  private Cell known(Handle h, Caller caller, String id) {
    return store
        .find(h, caller, id)
        .orElseThrow(
            () ->
                store.exists(h, id)
                    ? ProblemException.outOfScope("Cette cellule n'est pas la vôtre.")
                    : ProblemException.notFound("Cette cellule n'existe pas."));
  }
}

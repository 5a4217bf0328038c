package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.DutyWire.Duty;
import fr.rormobile.api.crisis.DutyWire.Input;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Changes of duties: one transaction each, kept with its author. */
@Singleton
class DutyEdits {
  private final Jdbi jdbi;
  private final DutyStore store;
  private final CellStore accounts;
  private final Idempotency idempotency;
  private final JsonMapper json;

  DutyEdits(
      Jdbi jdbi, DutyStore store, CellStore accounts, Idempotency idempotency, JsonMapper json) {
    this.jdbi = jdbi;
    this.store = store;
    this.accounts = accounts;
    this.idempotency = idempotency;
    this.json = json;
  }

  List<Duty> list(Caller caller, @Nullable String facility) {
    return jdbi.withHandle(h -> store.list(h, caller, facility));
  }

  Duty find(Caller caller, String id) {
    return jdbi.withHandle(h -> known(h, caller, id));
  }

  Duty create(Caller caller, Input duty, String key) {
    DutyRules.check(duty);
    return jdbi.inTransaction(
        h -> {
          checkPlace(h, caller, duty);
          var content = JsonText.of(json, duty);
          var id =
              idempotency.once(
                  h,
                  caller.id(),
                  "POST /alert-duties",
                  key,
                  content,
                  () -> {
                    var made = UUID.randomUUID();
                    store.insert(h, made, duty, account(h, duty.login()));
                    store.keepChange(h, made, caller.id(), content);
                    return made.toString();
                  });
          return known(h, caller, id);
        });
  }

  Duty replace(Caller caller, String id, long version, Input duty) {
    DutyRules.check(duty);
    return jdbi.inTransaction(
        h -> {
          var found = UUID.fromString(known(h, caller, id).id());
          checkPlace(h, caller, duty);
          if (!store.update(h, found, version, duty, account(h, duty.login()))) {
            throw ProblemException.of(
                ProblemKind.PRECONDITION_FAILED,
                "La fonction a été modifiée entre-temps : relisez-la, puis refaites votre"
                    + " changement.");
          }
          store.keepChange(h, found, caller.id(), JsonText.of(json, duty));
          return known(h, caller, id);
        });
  }

  void remove(Caller caller, String id) {
    jdbi.useTransaction(
        h -> {
          var found = UUID.fromString(known(h, caller, id).id());
          store.remove(h, found);
          store.keepChange(h, found, caller.id(), "{\"removed\":true}");
        });
  }

  private void checkPlace(Handle h, Caller caller, Input duty) {
    var may = store.looksAfter(h, caller, duty);
    if (may == null) {
      throw ProblemException.invalid(
          DutyRules.placeOf(duty), "reference", null, "Ce lieu n'existe pas.");
    }
    if (!may) {
      throw ProblemException.outOfScope(
          "Les fonctions d'un établissement se règlent par sa direction ou l'équipe régionale,"
              + " celles d'un territoire par l'équipe régionale.");
    }
  }

  /** Null: a mailbox. */
  @Nullable UUID account(Handle h, @Nullable String login) {
    return login == null
        ? null
        : accounts.accounts(h, List.of(login)).values().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "login", "reference", null, "Aucun compte actif n'a cet identifiant."));
  }

  Duty known(Handle h, Caller caller, String id) {
    return Ids.uuid(id)
        .flatMap(found -> store.find(h, caller, found))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Cette fonction n'existe pas, ou n'est pas de votre périmètre."));
  }
}

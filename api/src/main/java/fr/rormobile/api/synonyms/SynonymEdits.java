package fr.rormobile.api.synonyms;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.api.synonyms.SynonymStore.State;
import fr.rormobile.api.synonyms.SynonymStore.Stored;
import fr.rormobile.search.SynonymRule;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Changes of the rules: checked, written, and in use here when the call returns. */
@Singleton
class SynonymEdits {
  private static final String OPERATION = "POST /synonyms";

  private final Jdbi jdbi;
  private final SynonymStore store;
  private final ActiveSynonyms active;
  private final SynonymTrial trial;
  private final Idempotency idempotency;
  private final JsonMapper json;

  SynonymEdits(
      Jdbi jdbi,
      SynonymStore store,
      ActiveSynonyms active,
      SynonymTrial trial,
      Idempotency idempotency,
      JsonMapper json) {
    this.jdbi = jdbi;
    this.store = store;
    this.active = active;
    this.trial = trial;
    this.idempotency = idempotency;
    this.json = json;
  }

  Optional<Stored> find(UUID id) {
    return jdbi.withHandle(h -> store.find(h, id));
  }

  /** As it is answered, word for word the same to a request that comes again. */
  String create(Caller caller, SynonymRule rule, String key) {
    var answer =
        jdbi.inTransaction(
            h ->
                idempotency.once(
                    h,
                    caller.id(),
                    OPERATION,
                    key,
                    rule.toString(),
                    () -> JsonText.of(json, SynonymWire.Rule.of(insert(h, caller, rule)))));
    active.refresh();
    return answer;
  }

  private Stored insert(Handle h, Caller caller, SynonymRule rule) {
    store.lock(h);
    check(h, null, rule);
    var id = UUID.randomUUID();
    store.insert(h, id, rule, State.ACTIVE, "TEAM", null, caller.id());
    store.raise(h);
    return store.find(h, id).orElseThrow();
  }

  Stored replace(Caller caller, UUID id, long version, SynonymRule rule) {
    var changed =
        jdbi.inTransaction(
            h -> {
              var before = locked(h, id, version);
              if (before.state() == State.ACTIVE) {
                check(h, id, rule);
              }
              store.replace(h, id, rule, caller.id());
              store.raise(h);
              return store.find(h, id).orElseThrow();
            });
    active.refresh();
    return changed;
  }

  void retire(Caller caller, UUID id) {
    jdbi.useTransaction(
        h -> {
          store.lock(h);
          if (store.find(h, id).isPresent()) {
            store.move(h, id, State.RETIRED, caller.id());
            store.raise(h);
          }
        });
    active.refresh();
  }

  /**
   * @throws ProblemException 409 with the judged queries that would lose rank
   */
  Stored activate(Caller caller, UUID id) {
    var proposed = find(id).orElseThrow(SynonymEdits::unknown);
    if (proposed.state() == State.ACTIVE) {
      return proposed;
    }
    // Outside any transaction: it asks OpenSearch many times.
    var losers = trial.losers(proposed.rule());
    if (!losers.isEmpty()) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "Cette règle ferait perdre des places à " + losers.size() + " recherche(s) connue(s).",
          losers.stream().map(SynonymEdits::violation).toList(),
          null,
          null);
    }
    var moved =
        jdbi.inTransaction(
            h -> {
              locked(h, id, proposed.version());
              check(h, null, proposed.rule());
              store.move(h, id, State.ACTIVE, caller.id());
              store.raise(h);
              return store.find(h, id).orElseThrow();
            });
    active.refresh();
    return moved;
  }

  private static Violation violation(SynonymTrial.Loser loser) {
    return new Violation("terms", "excludes", loser.words(), loser.message());
  }

  private Stored locked(Handle h, UUID id, long version) {
    store.lock(h);
    var before = store.find(h, id).orElseThrow(SynonymEdits::unknown);
    if (before.version() != version) {
      throw ProblemException.of(
          ProblemKind.PRECONDITION_FAILED,
          "Cette règle a changé depuis que vous l'avez lue ; relisez-la.");
    }
    return before;
  }

  /** With this rule instead of the one of that id. */
  private void check(Handle h, @Nullable UUID id, SynonymRule rule) {
    List<SynonymRule> all = new ArrayList<>();
    for (var stored : store.list(h, State.ACTIVE)) {
      if (!stored.id().equals(id)) {
        all.add(stored.rule());
      }
    }
    all.add(rule);
    SynonymRules.checkTogether(all);
  }

  static ProblemException unknown() {
    return ProblemException.notFound("Cette règle n'existe pas ou plus.");
  }
}

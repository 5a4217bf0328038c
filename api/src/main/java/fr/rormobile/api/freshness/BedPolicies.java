package fr.rormobile.api.freshness;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.freshness.BedPolicy.Scope;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who may set which rule, and what follows for the others.
 *
 * <p>The regional team sets the rules for all facilities and those of the facilities of its
 * regions. A direction sets those of its own facilities, never looser than the rule above, and does
 * not touch one that the regional team set for it. When a rule above becomes tighter, a direction's
 * looser one follows it, in the same transaction; when it relaxes, the direction's own stays.
 */
@Singleton
class BedPolicies {
  private final Jdbi jdbi;
  private final PolicyStore store;

  BedPolicies(Jdbi jdbi, PolicyStore store) {
    this.jdbi = jdbi;
    this.store = store;
  }

  /**
   * @param own null: the scope has no rule of its own, {@code minutes} are those of the rule above
   * @param version to be given with a change
   */
  record State(Scope scope, Minutes minutes, @Nullable BedPolicy own, long version) {}

  /**
   * @param facility null: every rule; else those of this facility and those for all
   */
  List<BedPolicy> list(@Nullable String facility) {
    return jdbi.withHandle(store::all).stream()
        .filter(
            rule ->
                facility == null
                    || rule.scope().facility() == null
                    || rule.scope().facility().equals(facility))
        .toList();
  }

  State read(Scope scope) {
    return jdbi.withHandle(
        h -> {
          check(h, scope);
          return state(h, scope);
        });
  }

  /** Sets the rule of this scope, anew or instead of the one there is. */
  State put(Caller caller, Scope scope, long version, Minutes minutes) {
    refuse(minutes.disorder());
    return jdbi.inTransaction(
        h -> {
          var regional = mayChange(h, caller, scope);
          store.lock(h);
          var state = stillAt(h, scope, version);
          if (!regional) {
            refuseRegional(state.own());
            refuse(minutes.looserThan(BedPolicy.above(scope, store.all(h))));
          }
          if (state.own() == null) {
            store.insert(h, scope, minutes, regional, caller.id());
          } else {
            store.update(h, state.own(), minutes, regional, caller.id());
          }
          followTheRuleAbove(h, caller.id());
          return state(h, scope);
        });
  }

  /** From then on the rule above counts. */
  void delete(Caller caller, Scope scope, long version) {
    if (scope.equals(Scope.ALL)) {
      throw ProblemException.conflict(
          "La règle générale ne se supprime pas : modifiez-la. Tout établissement en dépend.");
    }
    jdbi.useTransaction(
        h -> {
          var regional = mayChange(h, caller, scope);
          store.lock(h);
          var own = stillAt(h, scope, version).own();
          if (own == null) {
            throw ProblemException.notFound("Il n'y a pas de règle propre à supprimer ici.");
          }
          if (!regional) {
            refuseRegional(own);
          }
          store.delete(h, own, caller.id());
          followTheRuleAbove(h, caller.id());
        });
  }

  /** Facilities first: the rule of a facility is the one above those of its groups. */
  private void followTheRuleAbove(Handle h, UUID author) {
    for (var rule : store.all(h)) {
      if (rule.regional() || rule.scope().facility() == null) {
        continue;
      }
      var above = BedPolicy.above(rule.scope(), store.all(h));
      var held = rule.minutes().tightest(above);
      if (!held.equals(rule.minutes())) {
        store.update(h, rule, held, false, author);
      }
    }
  }

  private State stillAt(Handle h, Scope scope, long version) {
    var state = state(h, scope);
    if (state.version() != version) {
      throw ProblemException.of(
          ProblemKind.PRECONDITION_FAILED,
          "Cette règle a changé entre-temps. Relisez-la avant de la modifier.");
    }
    return state;
  }

  private State state(Handle h, Scope scope) {
    var rules = store.all(h);
    Optional<BedPolicy> own = rules.stream().filter(rule -> rule.scope().equals(scope)).findFirst();
    return own.map(rule -> new State(scope, rule.minutes(), rule, rule.version()))
        .orElseGet(
            () ->
                new State(
                    scope, inherited(scope, rules), null, store.versionWithoutRule(h, scope)));
  }

  private static Minutes inherited(Scope scope, List<BedPolicy> rules) {
    if (scope.facility() != null && scope.group() != null) {
      return BedPolicy.above(scope, rules);
    }
    return rules.stream()
        .filter(rule -> rule.scope().equals(Scope.ALL))
        .map(BedPolicy::minutes)
        .findFirst()
        .orElseThrow();
  }

  /** True: as the regional team; false: as the facility's direction. */
  private boolean mayChange(Handle h, Caller caller, Scope scope) {
    var region = check(h, scope);
    if (caller.has(Role.REGIONAL_TEAM)
        && (scope.facility() == null || region.filter(caller.regions()::contains).isPresent())) {
      return true;
    }
    if (scope.facility() != null && caller.directs(scope.facility())) {
      return false;
    }
    throw ProblemException.outOfScope(
        scope.facility() == null
            ? "Les règles communes à tous les établissements sont fixées par l'équipe régionale."
            : "Vous ne fixez le rythme que des établissements de votre périmètre.");
  }

  /** The region of the scope's facility; refuses what does not exist. */
  private Optional<String> check(Handle h, Scope scope) {
    if (scope.group() != null && !store.knowsGroup(h, scope.group())) {
      throw ProblemException.notFound("Ce groupe de disciplines n'existe pas.");
    }
    if (scope.facility() == null) {
      return Optional.empty();
    }
    return store
        .regionOf(h, scope.facility())
        .orElseThrow(() -> ProblemException.notFound("Cet établissement n'existe pas ou plus."));
  }

  private static void refuseRegional(@Nullable BedPolicy own) {
    if (own != null && own.regional()) {
      throw ProblemException.outOfScope(
          "Cette règle a été fixée par l'équipe régionale pour votre établissement : elle seule la"
              + " modifie.");
    }
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new ProblemException(
          ProblemKind.INVALID, violations.getFirst().message(), violations, null, null);
    }
  }
}

package fr.rormobile.api.hetplans;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.hetplans.PlanWire.NewPlan;
import fr.rormobile.api.hetplans.PlanWire.Plan;
import fr.rormobile.api.hetplans.PlanWire.PlanEdit;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who edits which plan. The national frame is nobody's; a region's models are its regional team's;
 * a facility's plans are made from a model by its direction, or by the regional team for it. A
 * facility hears of a tension at least as often as its model asks.
 */
@Singleton
class PlanEdits {
  private final Jdbi jdbi;
  private final PlanStore store;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  PlanEdits(
      Jdbi jdbi,
      PlanStore store,
      AuditTrail audit,
      Idempotency idempotency,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.audit = audit;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @return the plan, in JSON; the same again for the same key
   */
  String create(Caller caller, NewPlan asked, String key) {
    return jdbi.inTransaction(
        h ->
            idempotency.once(
                h,
                caller.id(),
                "POST /het-plans",
                key,
                JsonText.of(json, asked),
                () -> JsonText.of(json, insert(h, caller, asked))));
  }

  private Plan insert(Handle h, Caller caller, NewPlan asked) {
    var facility = asked.facilityId();
    if (facility != null) {
      checkTheirs(h, caller, null, facility);
    }
    var plan = facility == null ? model(asked) : fromModel(h, asked, facility);
    check(h, caller, plan, plan.actionIds());
    store.insert(h, plan, caller.id(), clock.instant());
    keep(h, caller, plan, "HET_PLAN_CREATED");
    return store.find(h, plan.id()).orElseThrow();
  }

  private static Plan model(NewPlan asked) {
    return new Plan(
        newId(),
        required("label", asked.label()),
        required("level", asked.level()),
        required("actionIds", asked.actionIds()),
        "REGION",
        required("regionCode", asked.regionCode()),
        absent("facilityId", asked.facilityId()),
        absent("modelId", asked.modelId()),
        null,
        required("updateEveryMinutes", asked.updateEveryMinutes()),
        asked.backFreeBeds(),
        asked.backOccupancyPercent(),
        asked.backHours() == null ? 6 : asked.backHours(),
        1,
        false);
  }

  private Plan fromModel(Handle h, NewPlan asked, String facility) {
    absent("regionCode", asked.regionCode());
    absent("level", asked.level());
    var model =
        store.list(h, facility).stream()
            .filter(plan -> plan.facilityId() == null)
            .filter(plan -> plan.id().equals(required("modelId", asked.modelId())))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "modelId",
                        "reference",
                        null,
                        "Ce modèle de plan n'existe pas pour cet établissement."));
    var every = asked.updateEveryMinutes();
    checkNotLooser(model, every == null ? model.updateEveryMinutes() : every);
    return new Plan(
        newId(),
        Objects.requireNonNullElse(asked.label(), model.label()),
        model.level(),
        Objects.requireNonNullElse(asked.actionIds(), model.actionIds()),
        "FACILITY",
        null,
        facility,
        model.id(),
        model.version(),
        every == null ? model.updateEveryMinutes() : every,
        asked.backFreeBeds() == null ? model.backFreeBeds() : asked.backFreeBeds(),
        asked.backOccupancyPercent() == null
            ? model.backOccupancyPercent()
            : asked.backOccupancyPercent(),
        asked.backHours() == null ? model.backHours() : asked.backHours(),
        1,
        false);
  }

  Plan replace(Caller caller, String id, long version, PlanEdit edit) {
    return jdbi.inTransaction(
        h -> {
          var plan = stillAt(h, id, version);
          check(h, caller, plan, edit.actionIds());
          var model = plan.modelId();
          if (model != null) {
            checkNotLooser(store.find(h, model).orElseThrow(), edit.updateEveryMinutes());
          }
          store.update(h, id, edit, caller.id(), clock.instant());
          keep(h, caller, plan, "HET_PLAN_CHANGED");
          return store.find(h, id).orElseThrow();
        });
  }

  /** From then on nobody declares under it; what was declared goes on as it was. */
  void withdraw(Caller caller, String id, long version) {
    jdbi.useTransaction(
        h -> {
          var plan = stillAt(h, id, version);
          checkTheirs(h, caller, plan.regionCode(), plan.facilityId());
          store.withdraw(h, plan, caller.id(), clock.instant());
          keep(h, caller, plan, "HET_PLAN_WITHDRAWN");
        });
  }

  private Plan stillAt(Handle h, String id, long version) {
    var plan = store.lock(h, id).orElseThrow(PlanEdits::unknown);
    if (plan.version() != version) {
      throw ProblemException.of(
          ProblemKind.PRECONDITION_FAILED,
          "Ce plan a changé entre-temps. Relisez-le avant de le modifier.");
    }
    if (plan.withdrawn()) {
      throw ProblemException.conflict("Ce plan est retiré : il ne se modifie plus.");
    }
    return plan;
  }

  private void check(Handle h, Caller caller, Plan plan, List<String> actions) {
    var region = checkTheirs(h, caller, plan.regionCode(), plan.facilityId());
    var unknown = store.unknownActions(h, actions, region.orElse(null));
    var seen = new HashSet<String>();
    for (var i = 0; i < actions.size(); i++) {
      var field = "actionIds[" + i + "]";
      if (unknown.contains(actions.get(i))) {
        throw ProblemException.invalid(field, "reference", null, "Cette action HET n'existe pas.");
      }
      if (!seen.add(actions.get(i))) {
        throw ProblemException.invalid(field, "excludes", null, "Cette action y est déjà.");
      }
    }
  }

  /**
   * The region that it is of, or that its facility is in.
   *
   * @param ofRegion of a model; null: of a plan, or of the national frame
   * @param facility null: of a model
   */
  private static Optional<String> checkTheirs(
      Handle h, Caller caller, @Nullable String ofRegion, @Nullable String facility) {
    if (ofRegion == null && facility == null) {
      throw ProblemException.outOfScope(
          "Le cadre national ne se modifie pas : ajoutez un modèle à votre région.");
    }
    var region =
        facility == null ? Optional.ofNullable(ofRegion) : Facilities.regionOf(h, facility);
    var runs =
        caller.has(Role.REGIONAL_TEAM) && region.filter(caller.regions()::contains).isPresent();
    if (!runs && (facility == null || !caller.directs(facility))) {
      throw ProblemException.outOfScope(
          facility == null
              ? "Les modèles d'une région sont ceux de son équipe régionale."
              : "Vous ne faites de plans que pour les établissements de votre périmètre.");
    }
    return region;
  }

  private static void checkNotLooser(Plan model, int every) {
    if (every > model.updateEveryMinutes()) {
      throw ProblemException.invalid(
          "updateEveryMinutes",
          "max",
          String.valueOf(model.updateEveryMinutes()),
          "Le modèle demande une mise à jour toutes les "
              + model.updateEveryMinutes()
              + " minutes au plus.");
    }
  }

  private void keep(Handle h, Caller caller, Plan plan, String action) {
    audit.keep(
        h,
        caller.id(),
        action,
        "/het-plans/" + plan.id(),
        plan.facilityId(),
        plan.regionCode(),
        plan.label());
  }

  private static String newId() {
    return "plan-" + UUID.randomUUID();
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw ProblemException.invalid(
          field, "required", null, "Le champ « " + field + " » est obligatoire ici.");
    }
    return value;
  }

  private static <T> @Nullable T absent(String field, @Nullable T value) {
    if (value != null) {
      throw ProblemException.invalid(
          field, "excludes", null, "Le champ « " + field + " » n'a pas de sens ici.");
    }
    return null;
  }

  static ProblemException unknown() {
    return ProblemException.notFound("Ce plan HET n'existe pas.");
  }
}

package fr.rormobile.api.hetplans;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.hetplans.PlanWire.Action;
import fr.rormobile.api.hetplans.PlanWire.ActionInput;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The catalogue of actions: national, and what each regional team adds for its region. */
@Singleton
class ActionEdits {
  private static final String READ =
      """
      SELECT id, label, category, summary, region_code, version, withdrawn_at FROM het_action
      """;

  private final Jdbi jdbi;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  ActionEdits(Jdbi jdbi, AuditTrail audit, Idempotency idempotency, JsonMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /**
   * In use, category by category: the national ones first.
   *
   * @param facility null: those of all regions
   */
  List<Action> list(@Nullable String facility) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    READ
                        + """
                         WHERE withdrawn_at IS NULL
                           AND (   CAST(:facility AS text) IS NULL OR region_code IS NULL
                                OR region_code = (SELECT region_code FROM facility
                                                   WHERE finess = :facility))
                         ORDER BY (SELECT min(c.rank) FROM het_action c
                                    WHERE c.category = het_action.category), category, rank, label, id
                        """)
                .bind("facility", facility)
                .map((row, context) -> action(row))
                .list());
  }

  Optional<Action> find(String id) {
    return jdbi.withHandle(h -> find(h, id, ""));
  }

  private static Optional<Action> find(Handle h, String id, String lock) {
    return h.createQuery(READ + " WHERE id = :id" + lock)
        .bind("id", id)
        .map((row, context) -> action(row))
        .findOne();
  }

  /**
   * @return the action, in JSON; the same again for the same key
   */
  String create(Caller caller, ActionInput asked, String key) {
    return jdbi.inTransaction(
        h ->
            idempotency.once(
                h,
                caller.id(),
                "POST /het-actions",
                key,
                JsonText.of(json, asked),
                () -> JsonText.of(json, insert(h, caller, asked))));
  }

  private Action insert(Handle h, Caller caller, ActionInput asked) {
    checkTheirs(caller, asked.regionCode());
    var id = "action-" + UUID.randomUUID();
    h.createUpdate(
            """
            INSERT INTO het_action (id, category, label, rank, region_code, summary)
            VALUES (:id, :category, :label, 100, :regionCode, :summary)
            """)
        .bind("category", asked.category())
        .bind("label", asked.label())
        .bind("regionCode", asked.regionCode())
        .bind("summary", asked.summary())
        .bind("id", id)
        .execute();
    return kept(h, caller, id, "HET_ACTION_CREATED");
  }

  Action replace(Caller caller, String id, long version, ActionInput edit) {
    return jdbi.inTransaction(
        h -> {
          var was = stillAt(h, caller, id, version);
          if (!edit.regionCode().equals(was.regionCode())) {
            throw ProblemException.invalid(
                "regionCode", "excludes", null, "Une action ne change pas de région.");
          }
          h.createUpdate(
                  """
                  UPDATE het_action
                     SET category = :category, label = :label, summary = :summary, version = version + 1
                   WHERE id = :id
                  """)
              .bind("category", edit.category())
              .bind("label", edit.label())
              .bind("summary", edit.summary())
              .bind("id", id)
              .execute();
          return kept(h, caller, id, "HET_ACTION_CHANGED");
        });
  }

  /** From then on nobody takes it; where it is in place it can still be ended. */
  void withdraw(Caller caller, String id, long version) {
    jdbi.useTransaction(
        h -> {
          stillAt(h, caller, id, version);
          h.createUpdate(
                  "UPDATE het_action SET withdrawn_at = :now, version = version + 1 WHERE id = :id")
              .bind("id", id)
              .bind("now", clock.instant())
              .execute();
          kept(h, caller, id, "HET_ACTION_WITHDRAWN");
        });
  }

  private static Action stillAt(Handle h, Caller caller, String id, long version) {
    var action = find(h, id, " FOR UPDATE").orElseThrow(ActionEdits::unknown);
    checkTheirs(caller, action.regionCode());
    if (action.version() != version) {
      throw ProblemException.of(
          ProblemKind.PRECONDITION_FAILED,
          "Cette action a changé entre-temps. Relisez-la avant de la modifier.");
    }
    if (action.withdrawn()) {
      throw ProblemException.conflict("Cette action est retirée : elle ne se modifie plus.");
    }
    return action;
  }

  private static void checkTheirs(Caller caller, @Nullable String region) {
    if (region == null) {
      throw ProblemException.outOfScope(
          "Le cadre national ne se modifie pas : ajoutez une action à votre région.");
    }
    if (!caller.regions().contains(region)) {
      throw ProblemException.outOfScope("Cette région n'est pas la vôtre.");
    }
  }

  private Action kept(Handle h, Caller caller, String id, String what) {
    var now = clock.instant();
    h.createUpdate(
            """
            INSERT INTO het_action_version
            SELECT id, version, category, label, summary, withdrawn_at IS NOT NULL, :now, :account
              FROM het_action WHERE id = :id
            """)
        .bind("id", id)
        .bind("now", now)
        .bind("account", caller.id())
        .execute();
    var action = find(h, id, "").orElseThrow();
    audit.keep(
        h, caller.id(), what, "/het-actions/" + id, null, action.regionCode(), action.label());
    return action;
  }

  static ProblemException unknown() {
    return ProblemException.notFound("Cette action HET n'existe pas.");
  }

  private static Action action(ResultSet row) throws SQLException {
    return new Action(
        row.getString("id"),
        row.getString("label"),
        row.getString("category"),
        row.getString("summary"),
        row.getString("region_code"),
        row.getInt("version"),
        row.getTimestamp("withdrawn_at") != null);
  }
}

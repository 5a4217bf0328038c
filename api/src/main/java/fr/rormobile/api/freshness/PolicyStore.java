package fr.rormobile.api.freshness;

import fr.rormobile.api.freshness.BedPolicy.Scope;
import fr.rormobile.api.platform.JsonText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rules of freshness and their history in PostgreSQL. There are few: they are read together. */
@Singleton
class PolicyStore {
  private final JsonMapper json;
  private final Clock clock;

  PolicyStore(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** Until the end of the transaction nobody else changes a rule; reading goes on. */
  void lock(Handle h) {
    h.execute("LOCK TABLE bed_policy IN SHARE ROW EXCLUSIVE MODE");
  }

  List<BedPolicy> all(Handle h) {
    return h.createQuery(
            """
            SELECT id, facility_finess, discipline_group_id, calm_minutes, tension_minutes,
                   plan_blanc_minutes, regional, version
              FROM bed_policy
             ORDER BY facility_finess NULLS FIRST, discipline_group_id NULLS FIRST
            """)
        .map((row, context) -> policy(row))
        .list();
  }

  /**
   * Of a scope without a rule of its own: so many changes led there, so an old tag fits nothing.
   */
  long versionWithoutRule(Handle h, Scope scope) {
    return scoped(
            h.createQuery(
                """
                SELECT count(*) FROM bed_policy_change
                 WHERE facility_finess IS NOT DISTINCT FROM CAST(:facility AS text)
                   AND discipline_group_id IS NOT DISTINCT FROM CAST(:group AS text)
                """),
            scope)
        .mapTo(Long.class)
        .one();
  }

  void insert(Handle h, Scope scope, Minutes minutes, boolean regional, UUID author) {
    var version = versionWithoutRule(h, scope) + 1;
    scoped(
            h.createUpdate(
                """
                INSERT INTO bed_policy (facility_finess, discipline_group_id, calm_minutes,
                                        tension_minutes, plan_blanc_minutes, regional, version)
                VALUES (:facility, :group, :calm, :tension, :planBlanc, :regional, :version)
                """),
            scope)
        .bind("calm", minutes.calm())
        .bind("tension", minutes.tension())
        .bind("planBlanc", minutes.planBlanc())
        .bind("regional", regional)
        .bind("version", version)
        .execute();
    keep(h, scope, null, minutes, author);
  }

  void update(Handle h, BedPolicy before, Minutes minutes, boolean regional, UUID author) {
    h.createUpdate(
            """
            UPDATE bed_policy
               SET calm_minutes = :calm, tension_minutes = :tension,
                   plan_blanc_minutes = :planBlanc, regional = :regional, version = version + 1
             WHERE id = :id
            """)
        .bind("id", before.id())
        .bind("calm", minutes.calm())
        .bind("tension", minutes.tension())
        .bind("planBlanc", minutes.planBlanc())
        .bind("regional", regional)
        .execute();
    keep(h, before.scope(), before.minutes(), minutes, author);
  }

  void delete(Handle h, BedPolicy before, UUID author) {
    h.execute("DELETE FROM bed_policy WHERE id = ?", before.id());
    keep(h, before.scope(), before.minutes(), null, author);
  }

  /** Region of a facility that is there; empty: it is not; a null within: it has none. */
  Optional<Optional<String>> regionOf(Handle h, String finess) {
    return h.createQuery(
            "SELECT region_code FROM facility WHERE finess = :finess AND deleted_at IS NULL")
        .bind("finess", finess)
        .map((row, context) -> Optional.ofNullable(row.getString("region_code")))
        .findOne();
  }

  boolean knowsGroup(Handle h, String group) {
    return h.createQuery("SELECT EXISTS (SELECT FROM discipline_group WHERE id = :id)")
        .bind("id", group)
        .mapTo(Boolean.class)
        .one();
  }

  private void keep(
      Handle h, Scope scope, @Nullable Minutes before, @Nullable Minutes after, UUID author) {
    scoped(
            h.createUpdate(
                """
                INSERT INTO bed_policy_change (facility_finess, discipline_group_id, at, account_id,
                                               before, after)
                VALUES (:facility, :group, :at, :author, CAST(:before AS jsonb),
                        CAST(:after AS jsonb))
                """),
            scope)
        .bind("at", clock.instant())
        .bind("author", author)
        .bind("before", text(before))
        .bind("after", text(after))
        .execute();
  }

  private @Nullable String text(@Nullable Minutes minutes) {
    return minutes == null ? null : JsonText.of(json, PolicyWire.Asked.of(minutes));
  }

  private static <S extends SqlStatement<S>> S scoped(S statement, Scope scope) {
    return statement.bind("facility", scope.facility()).bind("group", scope.group());
  }

  static BedPolicy policy(ResultSet row) throws SQLException {
    return new BedPolicy(
        row.getLong("id"),
        new Scope(row.getString("facility_finess"), row.getString("discipline_group_id")),
        new Minutes(
            row.getInt("calm_minutes"),
            row.getInt("tension_minutes"),
            row.getInt("plan_blanc_minutes")),
        row.getBoolean("regional"),
        row.getLong("version"));
  }
}

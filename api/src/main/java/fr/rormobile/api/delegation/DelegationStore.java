package fr.rormobile.api.delegation;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.delegation.DelegationWire.Delegation;
import fr.rormobile.api.delegation.DelegationWire.FinessRef;
import fr.rormobile.api.delegation.DelegationWire.NewDelegation;
import fr.rormobile.api.delegation.DelegationWire.Person;
import fr.rormobile.api.platform.web.Cursors.Moment;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Delegations in PostgreSQL. */
@Singleton
class DelegationStore {
  private static final String READ =
      """
      SELECT d.id, d.facility_finess, f.name AS facility_name, f.department_code, d.account_id, d.given_by,
             a.login, a.display_name, a.email, g.display_name AS giver, d.given_at, d.until_at, d.note,
             d.withdrawn_at, w.display_name AS withdrawer,
             EXISTS (SELECT FROM tension_delegate t
                      WHERE t.id = d.id AND t.given_at <= :now AND t.until_at > :now) AS counts
        FROM tension_delegation d
        JOIN facility f     ON f.finess = d.facility_finess
        JOIN account a      ON a.id = d.account_id
        JOIN account g      ON g.id = d.given_by
        LEFT JOIN account w ON w.id = d.withdrawn_by
      """;

  /**
   * @param department null: of a facility without one
   */
  record Row(
      Delegation delegation, UUID giver, PersonalAlerts.Person to, @Nullable String department) {}

  /** An account that may be given the right: of the facility, and of those who ask for tensions. */
  Optional<UUID> account(Handle h, String login, String facility) {
    return h.createQuery(
            """
            SELECT id FROM account
             WHERE login = lower(:login) AND active
               AND roles && ARRAY['CLINICIAN', 'BED_MANAGER'] AND facilities @> ARRAY[CAST(:facility AS text)]
            """)
        .bind("login", login.strip())
        .bind("facility", facility)
        .mapTo(UUID.class)
        .findOne();
  }

  /** False: the id is taken. */
  boolean insert(Handle h, NewDelegation given, UUID to, UUID giver, Instant now) {
    return h.createUpdate(
                """
                INSERT INTO tension_delegation (id, facility_finess, account_id, given_by, given_at, until_at, note)
                VALUES (CAST(:id AS uuid), :facility, :to, :giver, :now, :until, :note)
                    ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", given.id())
            .bind("facility", given.facilityId())
            .bind("to", to)
            .bind("giver", giver)
            .bind("now", now)
            .bind("until", now.plus(Duration.ofMinutes(given.durationMinutes())))
            .bind("note", given.note())
            .execute()
        == 1;
  }

  /** Its row is locked until the end of the transaction. */
  Optional<Row> lock(Handle h, UUID id, Instant now) {
    return h.createQuery(READ + " WHERE d.id = :id FOR UPDATE OF d")
        .bind("id", id)
        .bind("now", now)
        .map((row, context) -> row(row))
        .findOne();
  }

  void withdraw(Handle h, UUID id, UUID by, Instant now) {
    h.createUpdate(
            "UPDATE tension_delegation SET withdrawn_at = :now, withdrawn_by = :by WHERE id = :id")
        .bind("id", id)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  /**
   * Newest first: one's own, and those of the facilities one directs or runs the region of.
   *
   * @param facility null: all
   * @param after null: from the newest
   */
  List<Delegation> list(
      Handle h,
      Caller caller,
      @Nullable String facility,
      @Nullable Moment after,
      int most,
      Instant now) {
    return h.createQuery(
            READ
                + """
                 WHERE (   d.account_id = :account
                        OR d.facility_finess = ANY(:facilities)
                        OR f.region_code = ANY(:regions))
                   AND (CAST(:facility AS text) IS NULL OR d.facility_finess = :facility)
                   AND (CAST(:at AS timestamptz) IS NULL OR (d.given_at, d.id) < (:at, CAST(:id AS uuid)))
                 ORDER BY d.given_at DESC, d.id DESC
                 LIMIT :most
                """)
        .bind("account", caller.id())
        .bindArray(
            "facilities",
            String.class,
            List.copyOf(caller.has(Role.DIRECTOR) ? caller.facilities() : Set.of()))
        .bindArray(
            "regions",
            String.class,
            List.copyOf(caller.has(Role.REGIONAL_TEAM) ? caller.regions() : Set.of()))
        .bind("facility", facility)
        .bind("at", after == null ? null : after.at())
        .bind("id", after == null ? null : after.id())
        .bind("most", most)
        .bind("now", now)
        .map((row, context) -> row(row).delegation())
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    var withdrawn = row.getTimestamp("withdrawn_at");
    var name = row.getString("display_name");
    return new Row(
        new Delegation(
            row.getString("id"),
            new FinessRef(row.getString("facility_finess"), row.getString("facility_name")),
            new Person(row.getString("login"), name),
            row.getString("giver"),
            row.getTimestamp("given_at").toInstant(),
            row.getTimestamp("until_at").toInstant(),
            row.getString("note"),
            row.getBoolean("counts"),
            withdrawn == null ? null : withdrawn.toInstant(),
            row.getString("withdrawer")),
        row.getObject("given_by", UUID.class),
        new PersonalAlerts.Person(
            row.getObject("account_id", UUID.class), name, row.getString("email")),
        row.getString("department_code"));
  }
}

package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.DutyWire.Duty;
import fr.rormobile.api.crisis.DutyWire.Input;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Duties in the database. A duty belongs to a region, a département or a facility; the regional
 * team looks after those of its region, a direction after those of its facilities.
 */
@Singleton
class DutyStore {
  /** The newest override that covers the moment, else the planned shift; of active accounts. */
  static final String ON_CALL =
      """
      LEFT JOIN LATERAL (SELECT s.account_id, s.ends_at, p.display_name
                           FROM alert_duty_shift s
                           JOIN account p ON p.id = s.account_id AND p.active
                          WHERE s.duty_id = d.id
                            AND s.removed_by IS NULL
                            AND s.starts_at <= :now
                            AND s.ends_at > :now
                          ORDER BY s.override DESC, s.created_at DESC, s.id
                          LIMIT 1) s ON true
      """;

  private static final String DUTIES =
      """
      SELECT d.id, d.role, d.label, d.region_code, d.department_code, d.facility_finess, d.email, d.phone,
             d.events, d.version, a.login, s.display_name AS on_call, s.ends_at AS on_call_until
        FROM alert_duty d
        LEFT JOIN department z ON z.code = d.department_code
        LEFT JOIN facility f   ON f.finess = d.facility_finess
        LEFT JOIN account a    ON a.id = d.account_id
      """
          + ON_CALL
          + """
           WHERE d.removed_at IS NULL
             AND d.webhook_id IS NULL
             AND (   coalesce(d.region_code, z.region_code, f.region_code) = ANY (:regions)
                  OR d.facility_finess = ANY (:facilities))
          """;

  private final Clock clock;

  DutyStore(Clock clock) {
    this.clock = clock;
  }

  /**
   * Those the caller looks after.
   *
   * @param facility null: all of them
   */
  List<Duty> list(Handle h, Caller caller, @Nullable String facility) {
    return read(
        h,
        caller,
        " AND (CAST(:facility AS text) IS NULL OR d.facility_finess = :facility)"
            + " ORDER BY d.region_code, d.department_code, d.facility_finess, d.role, d.label, d.id"
            + " LIMIT 1000",
        facility,
        null);
  }

  /** Empty when there is none, or none of theirs. */
  Optional<Duty> find(Handle h, Caller caller, UUID id) {
    return read(h, caller, " AND d.id = :id AND CAST(:facility AS text) IS NULL", null, id).stream()
        .findFirst();
  }

  private List<Duty> read(
      Handle h, Caller caller, String condition, @Nullable String facility, @Nullable UUID id) {
    var query =
        h.createQuery(DUTIES + condition)
            .bind("now", clock.instant())
            .bind("facility", facility)
            .bindArray("regions", String.class, regions(caller))
            .bindArray("facilities", String.class, facilities(caller));
    return (id == null ? query : query.bind("id", id)).map((row, context) -> duty(row)).list();
  }

  private static List<String> regions(Caller caller) {
    return caller.has(Role.REGIONAL_TEAM) ? List.copyOf(caller.regions()) : List.of();
  }

  private static List<String> facilities(Caller caller) {
    return caller.has(Role.DIRECTOR) ? List.copyOf(caller.facilities()) : List.of();
  }

  /** Whether the caller looks after the place; null: there is no such place. */
  @Nullable Boolean looksAfter(Handle h, Caller caller, Input duty) {
    var sql =
        duty.facilityId() != null
            ? "SELECT coalesce(region_code, '') FROM facility WHERE finess = :code AND deleted_at"
                + " IS NULL"
            : duty.department() != null
                ? "SELECT coalesce(region_code, '') FROM department WHERE code = :code"
                : "SELECT code FROM region WHERE code = :code";
    var code =
        duty.facilityId() != null
            ? duty.facilityId()
            : duty.department() != null ? duty.department() : duty.region();
    var region = h.createQuery(sql).bind("code", code).mapTo(String.class).findOne();
    if (region.isEmpty()) {
      return null;
    }
    return regions(caller).contains(region.get())
        || (duty.facilityId() != null && facilities(caller).contains(duty.facilityId()));
  }

  void insert(Handle h, UUID id, Input duty, @Nullable UUID account) {
    write(
        h,
        """
        INSERT INTO alert_duty (id, role, label, region_code, department_code, facility_finess,
                                account_id, email, phone, events)
        VALUES (:id, :role, :label, :region, :department, :facility, CAST(:account AS uuid),
                :email, :phone, :events)
        """,
        id,
        duty,
        account,
        0);
  }

  void insertSubscriber(Handle h, UUID id, Input duty, String webhook) {
    h.createUpdate(
            """
            INSERT INTO alert_duty (id, role, label, region_code, department_code, facility_finess,
                                    webhook_id, events)
            VALUES (:id, 'SUBSCRIBER', :label, :region, :department, :facility, :webhook, :events)
            """)
        .bind("id", id)
        .bind("label", duty.label().strip())
        .bind("region", duty.region())
        .bind("department", duty.department())
        .bind("facility", duty.facilityId())
        .bind("webhook", webhook)
        .bindArray("events", String.class, duty.events().stream().distinct().toList())
        .execute();
  }

  void removeSubscriber(Handle h, String webhook) {
    h.createUpdate(
            "UPDATE alert_duty SET removed_at = :now"
                + " WHERE webhook_id = :webhook AND removed_at IS NULL")
        .bind("now", clock.instant())
        .bind("webhook", webhook)
        .execute();
  }

  /** False: somebody else changed it meanwhile. */
  boolean update(Handle h, UUID id, long version, Input duty, @Nullable UUID account) {
    return write(
            h,
            """
            UPDATE alert_duty
               SET role = :role, label = :label, region_code = :region,
                   department_code = :department, facility_finess = :facility,
                   account_id = CAST(:account AS uuid), email = :email, phone = :phone, events = :events,
                   version = version + 1
             WHERE id = :id AND version = :version AND removed_at IS NULL
            """,
            id,
            duty,
            account,
            version)
        == 1;
  }

  private static int write(
      Handle h, String sql, UUID id, Input duty, @Nullable UUID account, long version) {
    var update =
        h.createUpdate(sql)
            .bind("id", id)
            .bind("role", duty.role())
            .bind("label", duty.label().strip())
            .bind("region", duty.region())
            .bind("department", duty.department())
            .bind("facility", duty.facilityId())
            .bind("account", account)
            .bind("email", duty.email())
            .bind("phone", duty.phone())
            .bindArray("events", String.class, duty.events().stream().distinct().toList());
    return (version == 0 ? update : update.bind("version", version)).execute();
  }

  void remove(Handle h, UUID id) {
    h.createUpdate("UPDATE alert_duty SET removed_at = :now WHERE id = :id AND removed_at IS NULL")
        .bind("now", clock.instant())
        .bind("id", id)
        .execute();
  }

  void keepChange(Handle h, UUID id, UUID author, String content) {
    h.createUpdate(
            """
            INSERT INTO alert_duty_change (duty_id, account_id, changed_at, content)
            VALUES (:id, :author, :now, :content)
            """)
        .bind("id", id)
        .bind("author", author)
        .bind("now", clock.instant())
        .bind("content", content)
        .execute();
  }

  private static Duty duty(ResultSet row) throws SQLException {
    var until = row.getTimestamp("on_call_until");
    Instant onCallUntil = until == null ? null : until.toInstant();
    return new Duty(
        row.getString("id"),
        row.getString("role"),
        row.getString("label"),
        row.getString("region_code"),
        row.getString("department_code"),
        row.getString("facility_finess"),
        row.getString("login"),
        row.getString("email"),
        row.getString("phone"),
        List.of((String[]) row.getArray("events").getArray()),
        row.getString("on_call"),
        onCallUntil,
        row.getInt("version"));
  }
}

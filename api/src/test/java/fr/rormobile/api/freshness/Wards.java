package fr.rormobile.api.freshness;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Facilities, units, figures and accounts for tests of who is told what. */
final class Wards {
  static final String BLOIS = "410000020";
  static final String TOURS = "370004467";

  /** Réanimation polyvalente, of the group critical-care-adult. */
  static final String INTENSIVE_CARE = "127";

  /** Of no group that has codes. */
  static final String OTHER = "999";

  private final Jdbi database;

  Wards(Jdbi database) {
    this.database = database;
    run("INSERT INTO region VALUES ('24', 'Centre-Val de Loire'), ('53', 'Bretagne')");
    run(
        "INSERT INTO department VALUES ('41', 'Loir-et-Cher', '24'), ('37', 'Indre-et-Loire',"
            + " '24')");
  }

  Wards facility(String finess, String name) {
    return run(
        """
        INSERT INTO facility (finess, name, department_code, region_code, source)
        VALUES (?, ?, '41', '24', 'SAE')
        """,
        finess,
        name);
  }

  Wards unit(String id, String facility, String name, String activity) {
    return run(
        """
        INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                               operational_activity_code, source)
        VALUES (?, ?, ?, '01', '28', ?, 'MANUAL')
        """,
        id,
        facility,
        name,
        activity);
  }

  /** What the unit said at this moment: 2 free beds. */
  Wards free(String unit, Instant at) {
    return line(unit, "02", "01", at);
  }

  Wards line(String unit, String status, String horizon, Instant at) {
    return run(
        """
        INSERT INTO capacity_line (unit_id, nature, status, horizon, count, source, updated_at)
        VALUES (?, '01', ?, ?, 2, '01', ?)
            ON CONFLICT (unit_id, nature, status, horizon, gender, closing_type, additional_type,
                         crisis_type, assignment)
            DO UPDATE SET updated_at = excluded.updated_at
        """,
        unit,
        status,
        horizon,
        Timestamp.from(at));
  }

  UUID account(String login, String role, List<String> facilities, List<String> regions) {
    var id = UUID.randomUUID();
    run(
        """
        INSERT INTO account (id, login, display_name, email, password_hash, roles, facilities,
                             regions)
        VALUES (?, ?, ?, ?, '', ARRAY[?], string_to_array(?, ','), string_to_array(?, ','))
        """,
        id,
        login,
        "Compte " + login,
        login + "@exemple.invalid",
        role,
        String.join(",", facilities),
        String.join(",", regions));
    return id;
  }

  /** An open tension of the group critical-care-adult, or a plan blanc. */
  Wards tension(String facility, String plan, boolean drill, UUID by) {
    return run(
        """
        INSERT INTO tension (id, facility_finess, region_code, discipline_group_id, plan_id, drill,
                             status, started_at, declared_by, alert_id)
        VALUES (?, ?, '24', 'critical-care-adult', ?, ?, 'OPEN', now(), ?, ?)
        """,
        UUID.randomUUID(),
        facility,
        plan,
        drill,
        by,
        UUID.randomUUID());
  }

  Wards run(String sql, Object... values) {
    database.useHandle(h -> h.execute(sql, values));
    return this;
  }

  /** An alert that waits, and the accounts' names it goes to, in alphabetical order. */
  record Sent(String kind, String title, List<String> to, List<String> units) {}

  /** Oldest first. */
  List<Sent> sent() {
    return database.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT a.kind, a.title, a.fact_labels,
                           array(SELECT r.label FROM notifier.recipient r
                                  WHERE r.alert_id = a.id ORDER BY r.label) AS recipients
                      FROM notifier.alert a
                     ORDER BY a.raised_at, a.kind
                    """)
                .map(
                    (row, context) ->
                        new Sent(
                            row.getString("kind"),
                            row.getString("title"),
                            List.of((String[]) row.getArray("recipients").getArray()),
                            List.of((String[]) row.getArray("fact_labels").getArray())))
                .list());
  }
}

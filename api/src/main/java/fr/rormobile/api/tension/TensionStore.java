package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.Coded;
import fr.rormobile.api.tension.TensionWire.Declaration;
import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.TensionWire.Line;
import fr.rormobile.api.tension.TensionWire.Sheet;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tensions and their events in PostgreSQL. */
@Singleton
class TensionStore {
  private static final String LINE =
      """
      SELECT t.id, t.facility_finess, f.name AS facility_name,
             t.department_code, d.name AS department_name,
             t.discipline_group_id, g.label AS group_label, t.plan_id, p.label AS plan_label, p.level,
             t.drill, t.status, t.started_at, t.closed_at, a.display_name,
             t.reason, t.expected_end_at, t.alert_id
        FROM tension t
        JOIN facility f         ON f.finess = t.facility_finess
        JOIN discipline_group g ON g.id = t.discipline_group_id
        JOIN het_plan p         ON p.id = t.plan_id
        JOIN account a          ON a.id = t.declared_by
        LEFT JOIN department d  ON d.code = t.department_code
      """;

  /**
   * @param status OPEN, CLOSED, or null for both
   * @param departments empty: all
   * @param facility null: all
   * @param after null: from the newest
   */
  record Filter(
      @Nullable String status,
      List<String> departments,
      @Nullable String facility,
      @Nullable Position after) {}

  record Position(Instant startedAt, UUID id) {}

  boolean knowsFacility(Handle h, String finess) {
    return exists(h, "SELECT 1 FROM facility WHERE finess = :id AND deleted_at IS NULL", finess);
  }

  boolean knowsGroup(Handle h, String id) {
    return exists(h, "SELECT 1 FROM discipline_group WHERE id = :id", id);
  }

  boolean knowsPlan(Handle h, String id) {
    return exists(h, "SELECT 1 FROM het_plan WHERE id = :id", id);
  }

  Set<String> actionIds(Handle h) {
    return Set.copyOf(h.createQuery("SELECT id FROM het_action").mapTo(String.class).list());
  }

  /** False when the same one is open; a concurrent declaration of it is waited for. */
  boolean insert(
      Handle h, UUID id, UUID alertId, UUID account, Declaration declaration, Instant now) {
    var minutes = declaration.expectedDurationMinutes();
    var written =
        h.createUpdate(
                """
                INSERT INTO tension (id, facility_finess, department_code, region_code, discipline_group_id,
                                     plan_id, drill, reason, expected_end_at, status, started_at,
                                     declared_by, alert_id)
                SELECT :id, f.finess, f.department_code, f.region_code, :group,
                       :plan, :drill, :reason, :expectedEnd, 'OPEN', :now,
                       :account, :alert
                  FROM facility f
                 WHERE f.finess = :facility
                    ON CONFLICT (facility_finess, discipline_group_id, plan_id, drill)
                       WHERE status = 'OPEN' DO NOTHING
                """)
            .bind("id", id)
            .bind("facility", declaration.facilityId())
            .bind("group", declaration.disciplineGroupId())
            .bind("plan", declaration.planId())
            .bind("drill", declaration.isDrill())
            .bind("reason", declaration.reason())
            .bind("expectedEnd", minutes == null ? null : now.plus(minutes, ChronoUnit.MINUTES))
            .bind("now", now)
            .bind("account", account)
            .bind("alert", alertId)
            .execute();
    if (written == 0) {
      return false;
    }
    insertEvents(h, id, account, declaration, now);
    return true;
  }

  private static void insertEvents(
      Handle h, UUID tension, UUID account, Declaration declaration, Instant now) {
    var sql =
        """
        INSERT INTO tension_event (id, tension_id, sequence, kind, at, known_at, account_id, action_id, note)
        VALUES (:id, :tension, :sequence, :kind, :now, :now, :account, :action, :note)
        """;
    var batch = h.prepareBatch(sql);
    var actions = declaration.actionsTaken();
    for (var sequence = 1; sequence <= actions.size() + 1; sequence++) {
      var action = sequence == 1 ? null : actions.get(sequence - 2);
      batch
          .bind("id", UUID.randomUUID())
          .bind("tension", tension)
          .bind("sequence", sequence)
          .bind("kind", action == null ? "DECLARATION" : "ACTION_TAKEN")
          .bind("now", now)
          .bind("account", account)
          .bind("action", action == null ? null : action.actionId())
          .bind("note", action == null ? declaration.note() : action.note())
          .add();
    }
    batch.execute();
  }

  Optional<Sheet> find(Handle h, UUID id) {
    return h.createQuery(LINE + " WHERE t.id = :id")
        .bind("id", id)
        .map((row, context) -> sheet(row, events(h, id)))
        .findOne();
  }

  /** Newest first. */
  List<Line> list(Handle h, Filter filter, int most) {
    var after = filter.after();
    return h.createQuery(
            LINE
                + """
                 WHERE (CAST(:status AS text) IS NULL OR t.status = :status)
                   AND (CAST(:facility AS text) IS NULL OR t.facility_finess = :facility)
                   AND (:anywhere OR t.department_code = ANY(:departments))
                   AND (CAST(:startedAt AS timestamptz) IS NULL
                        OR (t.started_at, t.id) < (:startedAt, CAST(:id AS uuid)))
                 ORDER BY t.started_at DESC, t.id DESC
                 LIMIT :most
                """)
        .bind("status", filter.status())
        .bind("facility", filter.facility())
        .bind("anywhere", filter.departments().isEmpty())
        .bindArray("departments", String.class, filter.departments())
        .bind("startedAt", after == null ? null : after.startedAt())
        .bind("id", after == null ? null : after.id())
        .bind("most", most)
        .map((row, context) -> line(row))
        .list();
  }

  private static List<Event> events(Handle h, UUID tension) {
    return h.createQuery(
            """
            SELECT e.id, e.kind, e.at, a.display_name, e.action_id, ha.label AS action_label, e.note
              FROM tension_event e
              JOIN account a          ON a.id = e.account_id
              LEFT JOIN het_action ha ON ha.id = e.action_id
             WHERE e.tension_id = :tension
             ORDER BY e.sequence
            """)
        .bind("tension", tension)
        .map((row, context) -> event(row))
        .list();
  }

  private static boolean exists(Handle h, String sql, String id) {
    return h.createQuery(sql).bind("id", id).mapTo(Integer.class).findOne().isPresent();
  }

  private static Event event(ResultSet row) throws SQLException {
    var action = row.getString("action_id");
    return new Event(
        row.getString("id"),
        row.getString("kind"),
        row.getTimestamp("at").toInstant(),
        row.getString("display_name"),
        action == null ? null : new Labelled(action, row.getString("action_label")),
        row.getString("note"));
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString("id"),
        new FinessRef(row.getString("facility_finess"), row.getString("facility_name")),
        department(row),
        new Labelled(row.getString("discipline_group_id"), row.getString("group_label")),
        new Labelled(row.getString("plan_id"), row.getString("plan_label")),
        row.getInt("level"),
        row.getBoolean("drill"),
        row.getString("status"),
        row.getTimestamp("started_at").toInstant(),
        instant(row, "closed_at"),
        row.getString("display_name"));
  }

  private static Sheet sheet(ResultSet row, List<Event> events) throws SQLException {
    var line = line(row);
    return new Sheet(
        line.id(),
        line.facility(),
        line.department(),
        line.disciplineGroup(),
        line.plan(),
        line.level(),
        line.drill(),
        line.status(),
        line.startedAt(),
        line.closedAt(),
        line.declaredBy(),
        row.getString("reason"),
        instant(row, "expected_end_at"),
        events,
        row.getString("alert_id"),
        null);
  }

  private static @Nullable Coded department(ResultSet row) throws SQLException {
    var name = row.getString("department_name");
    return name == null ? null : new Coded(row.getString("department_code"), name);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}

package fr.rormobile.api.tension;

import fr.rormobile.api.tension.DryRunWire.PartnerInTension;
import fr.rormobile.api.tension.TensionWire.Asked;
import fr.rormobile.api.tension.TensionWire.Coded;
import fr.rormobile.api.tension.TensionWire.Declaration;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.TensionWire.Line;
import fr.rormobile.api.tension.TensionWire.Proposal;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tensions and their events in PostgreSQL. */
@Singleton
class TensionStore {
  static final String LINE =
      """
      SELECT t.id, t.facility_finess, f.name AS facility_name,
             t.department_code, d.name AS department_name,
             t.discipline_group_id, g.label AS group_label, t.plan_id, p.label AS plan_label, p.level,
             t.drill, t.status, t.started_at, t.closed_at, a.display_name,
             t.reason, t.expected_end_at, t.alert_id,
             w.back_since, w.proposed_at, t.request_id, rq.asked_at, ra.display_name AS asker
        FROM tension t
        JOIN facility f         ON f.finess = t.facility_finess
        JOIN discipline_group g ON g.id = t.discipline_group_id
        JOIN het_plan_version p ON p.plan_id = t.plan_id AND p.version = t.plan_version
        JOIN account a          ON a.id = t.declared_by
        LEFT JOIN department d  ON d.code = t.department_code
        LEFT JOIN tension_watch w ON w.tension_id = t.id
        LEFT JOIN tension_request rq ON rq.id = t.request_id
        LEFT JOIN account ra    ON ra.id = rq.asked_by
      """;

  private final EventStore events;

  TensionStore(EventStore events) {
    this.events = events;
  }

  /** False when the same one is open; a concurrent declaration of it is waited for. */
  boolean insert(
      Handle h,
      UUID id,
      UUID alertId,
      UUID account,
      Declaration declaration,
      Instant startedAt,
      Instant now) {
    var written =
        h.createUpdate(
                """
                INSERT INTO tension (id, facility_finess, department_code, region_code, discipline_group_id,
                                     plan_id, plan_version, drill, reason, expected_end_at, status, started_at,
                                     declared_by, alert_id, request_id)
                SELECT :id, f.finess, f.department_code, f.region_code, :group,
                       :plan, (SELECT version FROM het_plan WHERE id = :plan), :drill, :reason, :expectedEnd, 'OPEN', :startedAt,
                       :account, :alert, CAST(:request AS uuid)
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
            .bind("expectedEnd", declaration.expectedEnd(startedAt))
            .bind("startedAt", startedAt)
            .bind("account", account)
            .bind("alert", alertId)
            .bind("request", declaration.request())
            .execute();
    if (written == 0) {
      return false;
    }
    insertEvents(h, id, alertId, account, declaration, startedAt, now);
    return true;
  }

  private void insertEvents(
      Handle h,
      UUID tension,
      UUID alert,
      UUID account,
      Declaration declaration,
      Instant at,
      Instant now) {
    var first =
        new Entry(
            UUID.randomUUID(),
            1,
            Kind.DECLARATION,
            at,
            null,
            declaration.planId(),
            declaration.expectedEnd(at),
            null);
    events.insert(h, tension, account, first, declaration.note(), null, alert, now);
    var sequence = 1;
    for (var action : declaration.actionsTaken()) {
      sequence++;
      var taken =
          new Entry(
              UUID.randomUUID(),
              sequence,
              Kind.ACTION_TAKEN,
              at,
              action.actionId(),
              null,
              null,
              null);
      events.insert(h, tension, account, taken, action.note(), null, null, now);
    }
  }

  Optional<Sheet> find(Handle h, UUID id) {
    return find(h, id, null);
  }

  /** Without what the ARS cell and those who answer for the tension say to each other. */
  Optional<Sheet> findForOthers(Handle h, UUID id, @Nullable Instant knownAt) {
    return of(
        h,
        id,
        knownAt,
        events.list(h, id, knownAt).stream()
            .filter(row -> !row.entry().kind().isOfTheCell())
            .toList());
  }

  /**
   * @param knownAt null: now; else as it was known then, empty when nobody had heard of it
   */
  Optional<Sheet> find(Handle h, UUID id, @Nullable Instant knownAt) {
    return of(h, id, knownAt, events.list(h, id, knownAt));
  }

  private static Optional<Sheet> of(
      Handle h, UUID id, @Nullable Instant knownAt, List<EventStore.Row> rows) {
    return rows.isEmpty()
        ? Optional.empty()
        : h.createQuery(LINE + " WHERE t.id = :id")
            .bind("id", id)
            .map((row, context) -> sheet(row, rows, knownAt))
            .findOne();
  }

  /** Partners in solidarity that are themselves in tension in this group; drills are not. */
  List<PartnerInTension> partnersInTension(Handle h, String facility, String group) {
    return h.createQuery(
            """
            SELECT t.facility_finess, coalesce(f.operational_name, f.name) AS facility_name,
                   t.plan_id, p.label AS plan_label, p.level, t.started_at
              FROM solidarity_link l
              JOIN tension t  ON t.facility_finess = l.partner_finess
                             AND t.discipline_group_id = l.discipline_group_id
              JOIN facility f ON f.finess = t.facility_finess AND f.deleted_at IS NULL
              JOIN het_plan_version p ON p.plan_id = t.plan_id AND p.version = t.plan_version
             WHERE l.facility_finess = :facility AND l.discipline_group_id = :group
               AND t.status = 'OPEN' AND NOT t.drill
             ORDER BY facility_name, t.facility_finess, t.started_at
            """)
        .bind("facility", facility)
        .bind("group", group)
        .map(
            (row, context) ->
                new PartnerInTension(
                    new FinessRef(row.getString("facility_finess"), row.getString("facility_name")),
                    new Labelled(row.getString("plan_id"), row.getString("plan_label")),
                    row.getInt("level"),
                    row.getTimestamp("started_at").toInstant()))
        .list();
  }

  Optional<String> facilityOf(Handle h, UUID id) {
    return h.createQuery("SELECT facility_finess FROM tension WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  static Line line(ResultSet row) throws SQLException {
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
        row.getString("display_name"),
        row.getString("status").equals("OPEN") ? proposal(row) : null);
  }

  private static @Nullable Proposal proposal(ResultSet row) throws SQLException {
    var since = instant(row, "back_since");
    var at = instant(row, "proposed_at");
    return since == null || at == null ? null : new Proposal(since, at);
  }

  private static Sheet sheet(ResultSet row, List<EventStore.Row> rows, @Nullable Instant knownAt)
      throws SQLException {
    var line = line(row);
    var state = EventStore.timeline(rows).state();
    var plan = EventStore.plan(rows, state.plan());
    return new Sheet(
        line.id(),
        line.facility(),
        line.department(),
        line.disciplineGroup(),
        plan.plan(),
        plan.level(),
        line.drill(),
        state.open() ? "OPEN" : "CLOSED",
        line.startedAt(),
        state.closedAt(),
        line.declaredBy(),
        knownAt == null ? line.closureProposed() : null,
        EventStore.updateAsked(rows),
        row.getString("reason"),
        state.expectedEndAt(),
        EventStore.inPlace(rows, state),
        rows.stream().map(EventStore.Row::event).toList(),
        row.getString("alert_id"),
        asked(row),
        null,
        null,
        null);
  }

  private static @Nullable Asked asked(ResultSet row) throws SQLException {
    var request = row.getString("request_id");
    return request == null
        ? null
        : new Asked(request, row.getString("asker"), row.getTimestamp("asked_at").toInstant());
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

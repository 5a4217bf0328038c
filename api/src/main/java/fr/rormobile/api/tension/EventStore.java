package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.ActionInPlace;
import fr.rormobile.api.tension.TensionWire.Awaited;
import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import fr.rormobile.api.tension.Timeline.State;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The events of tensions in PostgreSQL, and the row that they add up to. */
@Singleton
class EventStore {
  private static final String UNIQUE_VIOLATION = "23505";

  /** One event, for a screen and for the rules. */
  record Row(Event event, Entry entry, @Nullable Integer level) {}

  record LevelPlan(Labelled plan, int level) {}

  /**
   * A tension whose row is locked until the end of the transaction.
   *
   * @param region null: of a facility without one
   */
  record Locked(
      UUID id,
      String facility,
      @Nullable String department,
      @Nullable String region,
      Instant startedAt,
      boolean drill) {}

  /** An event as it was sent. */
  record Sent(
      UUID tension,
      Kind kind,
      @Nullable String action,
      @Nullable String plan,
      @Nullable String note) {}

  Optional<Locked> lock(Handle h, UUID tension) {
    return h.createQuery(
            """
            SELECT id, facility_finess, department_code, region_code, started_at, drill
              FROM tension WHERE id = :id FOR UPDATE
            """)
        .bind("id", tension)
        .map(
            (row, context) ->
                new Locked(
                    row.getObject("id", UUID.class),
                    row.getString("facility_finess"),
                    row.getString("department_code"),
                    row.getString("region_code"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getBoolean("drill")))
        .findOne();
  }

  Optional<Sent> sent(Handle h, UUID event) {
    return h.createQuery(
            "SELECT tension_id, kind, action_id, plan_id, note FROM tension_event WHERE id = :id")
        .bind("id", event)
        .map(
            (row, context) ->
                new Sent(
                    row.getObject("tension_id", UUID.class),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("action_id"),
                    row.getString("plan_id"),
                    row.getString("note")))
        .findOne();
  }

  /**
   * By time of fact.
   *
   * @param knownAt null: all; else those that were known then
   */
  List<Row> list(Handle h, UUID tension, @Nullable Instant knownAt) {
    return h.createQuery(
            """
            SELECT e.id, e.sequence, e.kind, e.at, e.known_at, a.display_name,
                   e.action_id, ha.label AS action_label, e.plan_id, p.label AS plan_label, p.level,
                   e.expected_end_at, e.note, e.notice, e.alert_id, e.closure_id, e.ends_all_but
              FROM tension_event e
              JOIN account a          ON a.id = e.account_id
              LEFT JOIN het_action_version ha ON ha.action_id = e.action_id AND ha.version = e.action_version
              LEFT JOIN het_plan_version p    ON p.plan_id = e.plan_id AND p.version = e.plan_version
             WHERE e.tension_id = :tension
               AND (CAST(:knownAt AS timestamptz) IS NULL OR e.known_at <= :knownAt)
             ORDER BY e.at, e.sequence
            """)
        .bind("tension", tension)
        .bind("knownAt", knownAt)
        .map((row, context) -> row(row))
        .list();
  }

  /**
   * A plan as the tension was declared with it, or as it is now; an action as the tension first had
   * it, else as it is now.
   */
  void insert(
      Handle h,
      UUID tension,
      UUID account,
      Entry entry,
      @Nullable String note,
      @Nullable String notice,
      @Nullable UUID alert,
      Instant now) {
    h.createUpdate(
            """
            INSERT INTO tension_event (id, tension_id, sequence, kind, at, known_at, account_id, action_id,
                                       action_version, plan_id, plan_version, expected_end_at, note, notice, alert_id, closure_id,
                                       ends_all_but)
            VALUES (:id, :tension, :sequence, :kind, :at, :now, :account, :action,
                    coalesce((SELECT e.action_version FROM tension_event e
                               WHERE e.tension_id = :tension AND e.action_id = :action
                               ORDER BY e.sequence LIMIT 1),
                             (SELECT version FROM het_action WHERE id = :action)),
                    :plan,
                    CASE WHEN :kind = 'DECLARATION'
                         THEN (SELECT plan_version FROM tension WHERE id = :tension)
                         ELSE (SELECT version FROM het_plan WHERE id = :plan) END,
                    CAST(:expectedEnd AS timestamptz), :note, :notice, CAST(:alert AS uuid),
                    CAST(:closure AS uuid), :endsAllBut)
            """)
        .bind("id", entry.id())
        .bind("tension", tension)
        .bind("sequence", entry.sequence())
        .bind("kind", entry.kind().name())
        .bind("at", entry.at())
        .bind("now", now)
        .bind("account", account)
        .bind("action", entry.action())
        .bind("plan", entry.plan())
        .bind("expectedEnd", entry.expectedEndAt())
        .bind("note", note)
        .bind("notice", notice)
        .bind("alert", alert)
        .bind("closure", entry.closure())
        .bind("endsAllBut", array(entry.endsAllBut()))
        .execute();
  }

  /** False when the same plan is open in another tension of the facility: roll back. */
  boolean settle(Handle h, UUID tension, State state) {
    try {
      h.createUpdate(
              """
              UPDATE tension
                 SET plan_id = :plan,
                     plan_version = (SELECT e.plan_version FROM tension_event e
                                      WHERE e.tension_id = :id AND e.plan_id = :plan
                                      ORDER BY e.at DESC, e.sequence DESC LIMIT 1),
                     expected_end_at = CAST(:expectedEnd AS timestamptz), status = :status,
                     closed_at = CAST(:closedAt AS timestamptz)
               WHERE id = :id
              """)
          .bind("id", tension)
          .bind("plan", state.plan())
          .bind("expectedEnd", state.expectedEndAt())
          .bind("status", state.open() ? "OPEN" : "CLOSED")
          .bind("closedAt", state.closedAt())
          .execute();
      return true;
    } catch (UnableToExecuteStatementException refused) {
      if (refused.getCause() instanceof SQLException sql
          && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return false;
      }
      throw refused;
    }
  }

  /** Those who may read an alert of this tension: as for that of its declaration. */
  void letRead(Handle h, Locked tension, UUID alert, Instant now) {
    h.createUpdate(
            """
            INSERT INTO alert_reader (account_id, raised_at, alert_id)
            SELECT a.id, :now, :alert
              FROM account a
             WHERE a.active
               AND (   (a.roles @> '{DIRECTOR}' AND a.facilities @> ARRAY[CAST(:facility AS text)])
                    OR EXISTS (SELECT FROM tension_delegate d
                                WHERE d.account_id = a.id AND d.facility_finess = :facility
                                  AND d.given_at <= :now AND d.until_at > :now)
                    OR (a.roles @> '{REGIONAL_TEAM}' AND a.regions @> ARRAY[CAST(:region AS text)])
                    OR (a.roles @> '{CRISIS_CELL}'
                        AND EXISTS (SELECT FROM crisis_cell_member m
                                      JOIN crisis_cell c ON c.id = m.cell_id
                                     WHERE m.account_id = a.id
                                       AND (c.facility_finess = :facility OR c.region_code = :region))))
            """)
        .bind("now", now)
        .bind("alert", alert)
        .bind("facility", tension.facility())
        .bind("region", tension.region())
        .execute();
  }

  /** Whoever declared reads what became of it, though a director gave them that right only. */
  void letDelegateRead(Handle h, UUID account, UUID alert, Instant now) {
    h.execute("INSERT INTO alert_reader VALUES (?, ?, ?)", account, Timestamp.from(now), alert);
  }

  static Timeline timeline(List<Row> rows) {
    return new Timeline(rows.stream().map(Row::entry).toList());
  }

  /** Null: nobody waits for news. */
  static @Nullable Awaited updateAsked(List<Row> rows) {
    return timeline(rows)
        .updateAsked()
        .flatMap(
            asked -> rows.stream().filter(row -> row.entry().id().equals(asked.id())).findFirst())
        .map(row -> new Awaited(row.event().at(), row.event().author(), row.event().note()))
        .orElse(null);
  }

  static LevelPlan plan(List<Row> rows, String plan) {
    return rows.stream()
        .filter(row -> plan.equals(row.entry().plan()))
        .map(
            row ->
                new LevelPlan(
                    Objects.requireNonNull(row.event().plan()),
                    Objects.requireNonNull(row.level())))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  static List<ActionInPlace> inPlace(List<Row> rows, State state) {
    return state.inPlace().stream()
        .map(each -> new ActionInPlace(action(rows, each.action()), each.since()))
        .toList();
  }

  private static Labelled action(List<Row> rows, String id) {
    return rows.stream()
        .filter(row -> id.equals(row.entry().action()))
        .map(row -> Objects.requireNonNull(row.event().action()))
        .findFirst()
        .orElseThrow();
  }

  private static String @Nullable [] array(@Nullable List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }

  private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? null : List.of((String[]) array.getArray());
  }

  private static Row row(ResultSet row) throws SQLException {
    var kind = row.getString("kind");
    var at = row.getTimestamp("at").toInstant();
    var expected = row.getTimestamp("expected_end_at");
    var expectedEnd = expected == null ? null : expected.toInstant();
    var action = row.getString("action_id");
    var plan = row.getString("plan_id");
    var id = row.getObject("id", UUID.class);
    return new Row(
        new Event(
            id.toString(),
            kind,
            at,
            row.getTimestamp("known_at").toInstant(),
            row.getString("display_name"),
            action == null ? null : new Labelled(action, row.getString("action_label")),
            plan == null ? null : new Labelled(plan, row.getString("plan_label")),
            expectedEnd,
            row.getString("note"),
            row.getString("notice"),
            row.getString("alert_id")),
        new Entry(
            id,
            row.getInt("sequence"),
            Kind.valueOf(kind),
            at,
            action,
            plan,
            expectedEnd,
            row.getObject("closure_id", UUID.class),
            texts(row.getArray("ends_all_but"))),
        plan == null ? null : Integer.valueOf(row.getInt("level")));
  }
}

package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.platform.web.Cursors.Moment;
import fr.rormobile.api.tension.RequestWire.NewRequest;
import fr.rormobile.api.tension.RequestWire.Request;
import fr.rormobile.api.tension.TensionWire.Coded;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Labelled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Requests for a declaration in PostgreSQL. */
@Singleton
class RequestStore {
  private static final String READ =
      """
      SELECT r.id, r.facility_finess, f.name AS facility_name, f.department_code, d.name AS department_name,
             r.discipline_group_id, g.label AS group_label, r.plan_id, p.label AS plan_label,
             r.reason, r.note, r.drill, r.status, a.display_name AS asker, r.asked_at, r.known_at,
             r.answered_at, b.display_name AS answerer, r.answer, r.answer_id, r.tension_id, r.chased_at,
             r.unanswered_at, r.asked_by, a.email, a.active
        FROM tension_request r
        JOIN facility f         ON f.finess = r.facility_finess
        JOIN discipline_group g ON g.id = r.discipline_group_id
        JOIN account a          ON a.id = r.asked_by
        LEFT JOIN account b     ON b.id = r.answered_by
        LEFT JOIN het_plan p    ON p.id = r.plan_id
        LEFT JOIN department d  ON d.code = f.department_code
      """;

  private static final String IN_SCOPE =
      """
       WHERE (   r.asked_by = :account
              OR r.facility_finess = ANY(:facilities)
              OR f.region_code = ANY(:regions)
              OR EXISTS (SELECT FROM crisis_cell c
                          WHERE c.id = ANY(:cells)
                            AND (c.facility_finess = f.finess OR c.region_code = f.region_code)))
      """;

  /**
   * A request as it stands.
   *
   * @param asker null: the account is closed
   * @param answerId null: unanswered, or answered by a declaration
   */
  record Row(Request request, UUID author, @Nullable Person asker, @Nullable UUID answerId) {
    boolean open() {
      return request.status().equals("OPEN");
    }
  }

  /** False: the id is taken. */
  boolean insert(Handle h, UUID account, NewRequest asked, Instant at, Instant now) {
    return h.createUpdate(
                """
                INSERT INTO tension_request (id, facility_finess, discipline_group_id, plan_id, reason, note,
                                             drill, asked_by, asked_at, known_at)
                VALUES (CAST(:id AS uuid), :facility, :group, :plan, :reason, :note, :drill, :account, :at, :now)
                    ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", asked.id())
            .bind("facility", asked.facilityId())
            .bind("group", asked.disciplineGroupId())
            .bind("plan", asked.planId())
            .bind("reason", asked.reason())
            .bind("note", asked.note())
            .bind("drill", asked.isDrill())
            .bind("account", account)
            .bind("at", at)
            .bind("now", now)
            .execute()
        == 1;
  }

  Optional<Row> find(Handle h, UUID id) {
    return h.createQuery(READ + " WHERE r.id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** Until the end of the transaction nobody else answers it. */
  Optional<Row> lock(Handle h, UUID id) {
    return h.createQuery(READ + " WHERE r.id = :id FOR UPDATE OF r")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  /**
   * The one that a declaration answers by name, and the open ones for the same place and group: by
   * id, so that two declarations do not wait for each other.
   *
   * @param named null: none
   */
  List<Row> lockFor(Handle h, @Nullable UUID named, String facility, String group, boolean drill) {
    return h.createQuery(
            READ
                + """
                 WHERE r.facility_finess = :facility
                   AND (   r.id = CAST(:named AS uuid)
                        OR (r.status = 'OPEN' AND r.discipline_group_id = :group AND r.drill = :drill))
                 ORDER BY r.id
                   FOR UPDATE OF r
                """)
        .bind("named", named)
        .bind("facility", facility)
        .bind("group", group)
        .bind("drill", drill)
        .map((row, context) -> row(row))
        .list();
  }

  void answer(
      Handle h,
      UUID id,
      String status,
      @Nullable UUID answerId,
      UUID account,
      @Nullable String why,
      @Nullable UUID tension,
      Instant now) {
    h.createUpdate(
            """
            UPDATE tension_request
               SET status = :status, answer_id = CAST(:answerId AS uuid), answered_at = :now,
                   answered_by = :account, answer = :why, tension_id = CAST(:tension AS uuid)
             WHERE id = :id
            """)
        .bind("id", id)
        .bind("status", status)
        .bind("answerId", answerId)
        .bind("now", now)
        .bind("account", account)
        .bind("why", why)
        .bind("tension", tension)
        .execute();
  }

  /** Open ones of which something may have to be said. */
  List<UUID> watched(Handle h, Instant knownBefore) {
    return h.createQuery(
            """
            SELECT id FROM tension_request
             WHERE status = 'OPEN' AND unanswered_at IS NULL AND known_at <= :before
             ORDER BY known_at, id
            """)
        .bind("before", knownBefore)
        .mapTo(UUID.class)
        .list();
  }

  void told(Handle h, UUID id, Instant chasedAt, @Nullable Instant unansweredAt) {
    h.createUpdate(
            """
            UPDATE tension_request
               SET chased_at = :chasedAt, unanswered_at = CAST(:unansweredAt AS timestamptz)
             WHERE id = :id
            """)
        .bind("id", id)
        .bind("chasedAt", chasedAt)
        .bind("unansweredAt", unansweredAt)
        .execute();
  }

  /**
   * Newest first.
   *
   * @param facilities that the caller may declare for
   * @param status null: all
   * @param facility null: all
   * @param after null: from the newest
   */
  List<Request> list(
      Handle h,
      Caller caller,
      Set<String> facilities,
      @Nullable String status,
      @Nullable String facility,
      @Nullable Moment after,
      int most) {
    return scoped(
            h.createQuery(
                READ
                    + IN_SCOPE
                    + """
                      AND (CAST(:status AS text) IS NULL OR r.status = :status)
                      AND (CAST(:facility AS text) IS NULL OR r.facility_finess = :facility)
                      AND (CAST(:at AS timestamptz) IS NULL OR (r.known_at, r.id) < (:at, CAST(:id AS uuid)))
                    ORDER BY r.known_at DESC, r.id DESC
                    LIMIT :most
                    """),
            caller,
            facilities)
        .bind("status", status)
        .bind("facility", facility)
        .bind("at", after == null ? null : after.at())
        .bind("id", after == null ? null : after.id())
        .bind("most", most)
        .map((row, context) -> row(row).request())
        .list();
  }

  Optional<Request> find(Handle h, Caller caller, Set<String> facilities, UUID id) {
    return scoped(h.createQuery(READ + IN_SCOPE + " AND r.id = :id"), caller, facilities)
        .bind("id", id)
        .map((row, context) -> row(row).request())
        .findOne();
  }

  private static Query scoped(Query query, Caller caller, Set<String> facilities) {
    return query
        .bind("account", caller.id())
        .bindArray("facilities", String.class, List.copyOf(facilities))
        .bindArray(
            "regions",
            String.class,
            caller.has(Role.REGIONAL_TEAM) ? List.copyOf(caller.regions()) : List.of())
        .bindArray(
            "cells",
            String.class,
            caller.has(Role.CRISIS_CELL) ? List.copyOf(caller.crisisCells()) : List.of());
  }

  private static Row row(ResultSet row) throws SQLException {
    var department = row.getString("department_name");
    var plan = row.getString("plan_id");
    var author = row.getObject("asked_by", UUID.class);
    var asker = row.getString("asker");
    return new Row(
        new Request(
            row.getString("id"),
            new FinessRef(row.getString("facility_finess"), row.getString("facility_name")),
            department == null ? null : new Coded(row.getString("department_code"), department),
            new Labelled(row.getString("discipline_group_id"), row.getString("group_label")),
            plan == null ? null : new Labelled(plan, row.getString("plan_label")),
            row.getString("reason"),
            row.getString("note"),
            row.getBoolean("drill"),
            row.getString("status"),
            asker,
            row.getTimestamp("asked_at").toInstant(),
            row.getTimestamp("known_at").toInstant(),
            instant(row, "answered_at"),
            row.getString("answerer"),
            row.getString("answer"),
            row.getString("tension_id"),
            instant(row, "chased_at"),
            instant(row, "unanswered_at")),
        author,
        row.getBoolean("active") ? new Person(author, asker, row.getString("email")) : null,
        row.getObject("answer_id", UUID.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.CellWire.Cell;
import fr.rormobile.api.crisis.CellWire.CellLine;
import fr.rormobile.api.crisis.CellWire.Edit;
import fr.rormobile.api.crisis.CellWire.Member;
import fr.rormobile.api.crisis.CellWire.NewCell;
import fr.rormobile.api.crisis.CellWire.Person;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Crisis cells in the database, as a caller sees them: a cell is edited by its head, the direction
 * of its facility and the regional team of its region; its members read it.
 */
@Singleton
class CellStore {
  private static final String CELLS =
      """
      WITH cell AS (
        SELECT c.id, c.name, c.region_code, c.facility_finess, c.email, c.phone, c.acknowledgements,
               c.version, h.login AS head_login, h.display_name AS head_name,
               (SELECT count(*) FROM crisis_cell_member m WHERE m.cell_id = c.id) AS members,
               (   c.head_id = :account
                OR coalesce(c.region_code, f.region_code) = ANY (:regions)
                OR c.facility_finess = ANY (:facilities)) IS TRUE AS may_edit
          FROM crisis_cell c
          LEFT JOIN facility f ON f.finess = c.facility_finess
          LEFT JOIN account h  ON h.id = c.head_id
      )
      SELECT * FROM cell WHERE (may_edit OR id = ANY (:cells))
      """;

  private static final String ORDERED =
      " ORDER BY region_code, facility_finess, name, id LIMIT 500";

  /** By region, then facility, then name. */
  List<CellLine> list(Handle h, Caller caller) {
    return scoped(h.createQuery(CELLS + ORDERED), caller)
        .map(
            (row, context) ->
                new CellLine(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("region_code"),
                    row.getString("facility_finess"),
                    row.getInt("members"),
                    row.getBoolean("may_edit")))
        .list();
  }

  /** The same, as those who carry them away need them. */
  List<OnCall.Cell> carried(Handle h, Caller caller) {
    return scoped(h.createQuery(CELLS + ORDERED), caller)
        .map(
            (row, context) ->
                new OnCall.Cell(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("region_code"),
                    row.getString("facility_finess"),
                    row.getString("email")))
        .list();
  }

  /** Empty when there is none, or none of theirs. */
  Optional<Cell> find(Handle h, Caller caller, String id) {
    return find(h, caller, id, "");
  }

  /** As it is now, also for whoever has just given it away. */
  Cell afterEdit(Handle h, Caller caller, String id) {
    return find(h, caller, id, id).orElseThrow();
  }

  private static Optional<Cell> find(Handle h, Caller caller, String id, String edited) {
    var members = members(h, id);
    return scoped(
            h.createQuery(
                    CELLS.replace("WHERE (may_edit", "WHERE (id = :edited OR may_edit")
                        + " AND id = :id")
                .bind("id", id)
                .bind("edited", edited),
            caller)
        .map((row, context) -> cell(row, members))
        .findOne();
  }

  boolean exists(Handle h, String id) {
    return h.createQuery("SELECT count(*) FROM crisis_cell WHERE id = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private static List<Member> members(Handle h, String cell) {
    return h.createQuery(
            """
            SELECT a.login, a.display_name, m.after_minutes, m.first_by
              FROM crisis_cell_member m
              JOIN account a ON a.id = m.account_id
             WHERE m.cell_id = :cell
             ORDER BY m.after_minutes, a.display_name, a.login
            """)
        .bind("cell", cell)
        .map(
            (row, context) ->
                new Member(
                    row.getString("login"),
                    row.getString("display_name"),
                    row.getInt("after_minutes"),
                    row.getString("first_by")))
        .list();
  }

  private static Cell cell(ResultSet row, List<Member> members) throws SQLException {
    var head = row.getString("head_login");
    return new Cell(
        row.getString("id"),
        row.getString("name"),
        row.getString("region_code"),
        row.getString("facility_finess"),
        row.getString("email"),
        row.getString("phone"),
        row.getInt("acknowledgements"),
        head == null ? null : new Person(head, row.getString("head_name")),
        members,
        row.getBoolean("may_edit"),
        row.getInt("version"));
  }

  private static <S extends SqlStatement<S>> S scoped(S query, Caller caller) {
    return query
        .bind("account", caller.id())
        .bindArray("regions", String.class, only(caller, Role.REGIONAL_TEAM, caller.regions()))
        .bindArray("facilities", String.class, only(caller, Role.DIRECTOR, caller.facilities()))
        .bindArray("cells", String.class, only(caller, Role.CRISIS_CELL, caller.crisisCells()));
  }

  private static List<String> only(Caller caller, Role role, Set<String> scope) {
    return caller.has(role) ? List.copyOf(scope) : List.of();
  }

  /** Whether the caller may make a cell there; null: there is no such place. */
  @Nullable Boolean mayCreate(Handle h, Caller caller, NewCell cell) {
    var region =
        cell.facilityId() == null
            ? h.createQuery("SELECT code FROM region WHERE code = :code")
                .bind("code", cell.region())
                .mapTo(String.class)
                .findOne()
            : h.createQuery(
                    "SELECT coalesce(region_code, '') FROM facility WHERE finess = :finess"
                        + " AND deleted_at IS NULL")
                .bind("finess", cell.facilityId())
                .mapTo(String.class)
                .findOne();
    if (region.isEmpty()) {
      return null;
    }
    return (caller.has(Role.REGIONAL_TEAM) && caller.regions().contains(region.get()))
        || (cell.facilityId() != null && caller.directs(cell.facilityId()));
  }

  void insert(Handle h, String id, NewCell cell, @Nullable UUID head) {
    h.createUpdate(
            """
            INSERT INTO crisis_cell (id, name, region_code, facility_finess, email, phone, head_id)
            VALUES (:id, :name, :region, :facility, :email, :phone, CAST(:head AS uuid))
            """)
        .bind("id", id)
        .bind("name", cell.name().strip())
        .bind("region", cell.region())
        .bind("facility", cell.facilityId())
        .bind("email", cell.email())
        .bind("phone", cell.phone())
        .bind("head", head)
        .execute();
  }

  /** Active accounts of persons by login; unknown ones are missing. */
  Map<String, UUID> accounts(Handle h, List<String> logins) {
    return h
        .createQuery(
            """
            SELECT id, login
              FROM account
             WHERE login = ANY (:logins)
               AND active
               AND NOT roles @> '{FEED}'
            """)
        .bindArray(
            "logins",
            String.class,
            logins.stream().map(login -> login.strip().toLowerCase(Locale.ROOT)).toList())
        .map((row, context) -> Map.entry(row.getString("login"), row.getObject("id", UUID.class)))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** False: somebody else changed it meanwhile. Locks the cell's row until the end. */
  boolean update(Handle h, String id, long version, Edit edit, @Nullable UUID head) {
    return h.createUpdate(
                """
                UPDATE crisis_cell
                   SET name = :name, email = :email, phone = :phone, acknowledgements = :acknowledgements,
                       head_id = CAST(:head AS uuid), version = version + 1
                 WHERE id = :id
                   AND version = :version
                """)
            .bind("name", edit.name().strip())
            .bind("email", edit.email())
            .bind("phone", edit.phone())
            .bind("acknowledgements", edit.acknowledgements())
            .bind("head", head)
            .bind("id", id)
            .bind("version", version)
            .execute()
        == 1;
  }

  /**
   * Members and head of the cell from now on. The role comes with the first cell and goes with the
   * last: without a cell it opens nothing.
   */
  void replaceMembers(Handle h, String id, Map<String, UUID> accounts, Edit edit) {
    h.createUpdate("DELETE FROM crisis_cell_member WHERE cell_id = :id AND account_id <> ALL (:in)")
        .bind("id", id)
        .bindArray("in", UUID.class, List.copyOf(accounts.values()))
        .execute();
    var batch =
        h.prepareBatch(
            """
            INSERT INTO crisis_cell_member (cell_id, account_id, after_minutes, first_by)
            VALUES (:cell, :account, :after, :first)
                ON CONFLICT (cell_id, account_id) DO UPDATE
               SET after_minutes = excluded.after_minutes, first_by = excluded.first_by
            """);
    for (var step : edit.members()) {
      batch
          .bind("cell", id)
          .bind("account", accounts.get(step.login().strip().toLowerCase(Locale.ROOT)))
          .bind("after", step.after())
          .bind("first", step.first())
          .add();
    }
    batch.execute();
  }

  /** Those who belong to the cell now: to be called before and after a change. */
  Set<UUID> people(Handle h, String id) {
    return h.createQuery(
            """
            SELECT account_id FROM crisis_cell_member WHERE cell_id = :id
             UNION
            SELECT head_id FROM crisis_cell WHERE id = :id AND head_id IS NOT NULL
            """)
        .bind("id", id)
        .mapTo(UUID.class)
        .set();
  }

  void settleRoles(Handle h, Set<UUID> people) {
    h.createUpdate(
            """
            UPDATE account a
               SET roles = CASE WHEN s.inside THEN array_append(a.roles, 'CRISIS_CELL')
                                ELSE array_remove(a.roles, 'CRISIS_CELL') END
              FROM (SELECT b.id,
                           EXISTS (SELECT FROM crisis_cell_member m WHERE m.account_id = b.id)
                           OR EXISTS (SELECT FROM crisis_cell c WHERE c.head_id = b.id) AS inside
                      FROM account b
                     WHERE b.id = ANY (:people)) s
             WHERE s.id = a.id
               AND s.inside <> (a.roles @> '{CRISIS_CELL}')
            """)
        .bindArray("people", UUID.class, List.copyOf(people))
        .execute();
  }

  void keepChange(Handle h, String id, int version, UUID account, Instant now, String content) {
    h.createUpdate(
            """
            INSERT INTO crisis_cell_change (cell_id, version, account_id, changed_at, content)
            VALUES (:id, :version, :account, :now, :content)
            """)
        .bind("id", id)
        .bind("version", version)
        .bind("account", account)
        .bind("now", now)
        .bind("content", content)
        .execute();
  }
}

package fr.rormobile.api.reports;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.reports.ReportWire.About;
import fr.rormobile.api.reports.ReportWire.EntityKind;
import fr.rormobile.api.reports.ReportWire.Input;
import fr.rormobile.api.reports.ReportWire.Kind;
import fr.rormobile.api.reports.ReportWire.Report;
import fr.rormobile.api.reports.ReportWire.Search;
import fr.rormobile.api.reports.ReportWire.State;
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

/**
 * Reports in the database. Who may see one is in every query: the author, and the regional team of
 * the region that it is about, or every team where that is not known.
 */
@Singleton
class ReportStore {
  private static final String SEEN =
      """
      SELECT r.*, a.display_name,
             (SELECT s.id FROM synonym_rule s
               WHERE s.report_id = r.id AND s.state <> 'RETIRED' LIMIT 1) AS synonym_id
        FROM report r
        JOIN account a ON a.id = r.author_id
       WHERE (r.author_id = :caller
              OR (:team AND (r.region_code IS NULL OR r.region_code = ANY(:regions))))
      """;

  private final Clock clock;

  ReportStore(Clock clock) {
    this.clock = clock;
  }

  Optional<Report> find(Handle h, Caller caller, UUID id, boolean lock) {
    return seen(h.createQuery(SEEN + " AND r.id = :id" + (lock ? " FOR UPDATE OF r" : "")), caller)
        .bind("id", id)
        .map((row, context) -> report(row, caller))
        .findOne();
  }

  /** The latest first. */
  List<Report> list(
      Handle h, Caller caller, @Nullable State state, Cursors.@Nullable Moment after, int limit) {
    return seen(
            h.createQuery(
                SEEN
                    + """
                     AND (CAST(:state AS text) IS NULL OR r.state = :state)
                     AND (CAST(:at AS timestamptz) IS NULL
                          OR (r.created_at, r.id) < (:at, CAST(:after AS uuid)))
                    ORDER BY r.created_at DESC, r.id DESC
                    LIMIT :limit
                    """),
            caller)
        .bind("state", state == null ? null : state.name())
        .bind("at", after == null ? null : after.at())
        .bind("after", after == null ? null : after.id())
        .bind("limit", limit)
        .map((row, context) -> report(row, caller))
        .list();
  }

  private static <S extends SqlStatement<S>> S seen(S query, Caller caller) {
    return query
        .bind("caller", caller.id())
        .bind("team", caller.has(Role.REGIONAL_TEAM))
        .bindArray("regions", String.class, List.copyOf(caller.regions()));
  }

  void insert(Handle h, UUID id, Caller author, Input input, @Nullable String region) {
    var about = input.about();
    var search = input.search();
    h.createUpdate(
            """
            INSERT INTO report (id, kind, state, entity_kind, entity_id, message, search_words,
                                search_query, expected_unit_id, region_code, author_id, created_at,
                                updated_at)
            VALUES (:id, :kind, 'NEW', :entityKind, :entityId, :message, :words, :query, :unit,
                    :region, :author, :now, :now)
            """)
        .bind("id", id)
        .bind("kind", input.kind())
        .bind("entityKind", about == null ? null : about.kind().name())
        .bind("entityId", about == null ? null : about.id())
        .bind("message", input.message().strip())
        .bind("words", search == null ? null : search.words().strip())
        .bind("query", search == null ? null : search.query())
        .bind("unit", search == null ? null : search.expectedUnitId())
        .bind("region", region)
        .bind("author", author.id())
        .bind("now", clock.instant())
        .execute();
  }

  void change(Handle h, UUID id, Caller handler, State state, @Nullable String answer) {
    h.createUpdate(
            """
            UPDATE report
               SET state = :state, answer = coalesce(:answer, answer), handler_id = :handler,
                   version = version + 1, updated_at = :now
             WHERE id = :id
            """)
        .bind("state", state)
        .bind("answer", answer)
        .bind("handler", handler.id())
        .bind("now", clock.instant())
        .bind("id", id)
        .execute();
  }

  /** Who is to be told of a report about this region: its team, or every team. */
  List<Person> team(Handle h, @Nullable String region) {
    return h.createQuery(
            """
            SELECT id, display_name, email
              FROM account
             WHERE active AND roles @> '{REGIONAL_TEAM}'
               AND (CAST(:region AS text) IS NULL OR :region = ANY(regions))
             ORDER BY display_name, id
            """)
        .bind("region", region)
        .map((row, context) -> person(row))
        .list();
  }

  List<Person> author(Handle h, UUID report) {
    return h.createQuery(
            """
            SELECT a.id, a.display_name, a.email
              FROM report r JOIN account a ON a.id = r.author_id
             WHERE r.id = :id AND a.active
            """)
        .bind("id", report)
        .map((row, context) -> person(row))
        .list();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class), row.getString("display_name"), row.getString("email"));
  }

  /** The proposed synonym is the team's affair. */
  private static Report report(ResultSet row, Caller caller) throws SQLException {
    var entity = row.getString("entity_kind");
    var words = row.getString("search_words");
    return new Report(
        row.getString("id"),
        Kind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        row.getString("message"),
        entity == null ? null : new About(EntityKind.valueOf(entity), row.getString("entity_id")),
        words == null
            ? null
            : new Search(words, row.getString("search_query"), row.getString("expected_unit_id")),
        row.getString("display_name"),
        row.getString("answer"),
        caller.has(Role.REGIONAL_TEAM) ? row.getString("synonym_id") : null,
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}

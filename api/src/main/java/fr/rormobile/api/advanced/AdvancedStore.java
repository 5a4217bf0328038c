package fr.rormobile.api.advanced;

import fr.rormobile.api.advanced.AdvancedSearch.Sort;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.territory.TimeZones;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Finds ids in PostgreSQL. One statement a page walks the entities of the kind once: it counts all
 * that are found and shows the next of them.
 */
@Singleton
class AdvancedStore {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String CANCELLED = "57014";
  private static final int IDS_AT_ONCE = 1_000;

  /** The hour on the walls of the units: a handful of rows. */
  private static final String WALL =
      """
      WITH wall AS (
        SELECT zone, day::date AS day, weekday, clock::time AS clock
          FROM unnest(:zones, :days, :weekdays, :clocks) AS w (zone, day, weekday, clock)
      )\
      """;

  private final Jdbi jdbi;

  AdvancedStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param ids of this page, in order
   * @param total of all pages
   * @param facilities found, or related to those found; so the two below
   * @param nextCursor null: that was the last page
   */
  record Page(
      List<String> ids,
      long total,
      long facilities,
      long units,
      long professionals,
      @Nullable String nextCursor) {}

  /**
   * All that is read within sees one state of the database.
   *
   * @param limit of each statement
   * @throws ProblemException 503 when a statement takes longer
   */
  <T> T reading(Duration limit, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle -> {
            handle.execute("SET TRANSACTION READ ONLY");
            handle.execute("SET LOCAL statement_timeout = " + limit.toMillis());
            handle.execute("SET LOCAL jit = off"); // costs more than it saves at our sizes
            // Criteria are hard to estimate: a nested loop over all facilities, kept in memory,
            // would
            // be chosen for few units and met by all of them.
            handle.execute("SET LOCAL enable_material = off");
            return work.apply(handle);
          });
    } catch (JdbiException failed) {
      if (failed.getCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
        throw ProblemException.unavailable(
            "Cette recherche prend trop de temps ; ajoutez un critère (un département, par exemple)"
                + " ou réessayez plus tard.",
            SOON);
      }
      throw failed;
    }
  }

  Page page(Handle handle, AdvancedSearch search, Sight sight, Instant now) {
    var after = Cursors.keys(search.cursor(), 3);
    var sql = new Statement(search);
    var rows =
        sql.bound(handle.createQuery(sql.page(!after.isEmpty())), sight, now)
            .bind("afterKey", after.isEmpty() ? "" : key(search.sort(), after))
            .bind("afterId", after.isEmpty() ? "" : after.get(2))
            .bind("size", search.size() + 1)
            .map(
                (row, context) ->
                    new Row(
                        row.getString("id"),
                        row.getString("key"),
                        row.getLong("total"),
                        row.getLong("facilities"),
                        row.getLong("units"),
                        row.getLong("professionals")))
            .list();
    var counts = rows.getFirst();
    var ids = new ArrayList<String>();
    String next = null;
    for (var row : rows) {
      if (row.id == null) {
        break;
      }
      if (ids.size() == search.size()) {
        var last = rows.get(ids.size() - 1);
        next = Cursors.of(search.sort().name(), text(last.key), text(last.id));
        break;
      }
      ids.add(row.id);
    }
    return new Page(ids, counts.total, counts.facilities, counts.units, counts.professionals, next);
  }

  /**
   * @param id null: there is none on this page
   */
  private record Row(
      @Nullable String id,
      @Nullable String key,
      long total,
      long facilities,
      long units,
      long professionals) {}

  long count(Handle handle, AdvancedSearch search, Sight sight, Instant now) {
    var sql = new Statement(search);
    return sql.bound(handle.createQuery(sql.count()), sight, now).mapTo(Long.class).one();
  }

  /** In order, from the cursor of the database: memory does not grow with their number. */
  void ids(
      Handle handle,
      AdvancedSearch search,
      Sight sight,
      Instant now,
      int most,
      Consumer<String> each) {
    var sql = new Statement(search);
    sql.bound(handle.createQuery(sql.ids()), sight, now)
        .bind("size", most)
        .setFetchSize(IDS_AT_ONCE)
        .mapTo(String.class)
        .forEach(each);
  }

  private static String key(Sort sort, List<String> cursor) {
    if (!cursor.getFirst().equals(sort.name())) {
      throw Cursors.refused();
    }
    var key = cursor.get(1);
    var fits =
        switch (sort) {
          case NAME -> key.indexOf('\0') < 0;
          case UPDATED_AT -> key.matches("[0-9]{1,18}");
          case AVAILABLE -> key.matches("-?[0-9]{1,9}");
        };
    if (!fits || cursor.get(2).indexOf('\0') >= 0) {
      throw Cursors.refused();
    }
    return key;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** The SQL of one search. */
  private static final class Statement {
    private final AdvancedSearch search;
    private final WhereSql where = new WhereSql();
    private final String from;
    private final String key;

    Statement(AdvancedSearch search) {
      this.search = search;
      var kind = search.kind();
      this.from =
          Entities.all(kind)
              + " AND "
              + where.condition(
                  new WhereSql.Row("a", kind == Kind.UNIT ? "af" : "a"), kind, search.where());
      this.key =
          switch (search.sort()) {
            case NAME -> "fold_letters(" + Entities.name(kind) + ") COLLATE \"C\"";
            case UPDATED_AT -> "(extract(epoch FROM a.updated_at) * 1000000)::bigint";
            case AVAILABLE ->
                "coalesce((SELECT sum(c.count) FROM capacity_line c WHERE c.unit_id = a.id"
                    + " AND c.nature = '01' AND c.horizon = '01' AND c.status = '02'), -1)";
          };
    }

    String page(boolean goesOn) {
      var kind = search.kind();
      var number = search.sort() == Sort.NAME ? ":afterKey" : "CAST(:afterKey AS bigint)";
      var beyond = search.sort() == Sort.NAME ? ">" : "<";
      var further =
          goesOn
              ? " WHERE key "
                  + beyond
                  + " "
                  + number
                  + " OR (key = "
                  + number
                  + " AND id > :afterId)"
              : "";
      return WALL
          + ", found AS MATERIALIZED (SELECT "
          + Entities.id(kind)
          + " COLLATE \"C\" AS id, "
          + key
          + " AS key "
          + from
          + ") SELECT (SELECT count(*) FROM found) AS total, "
          + Entities.countRelated(kind, Kind.FACILITY)
          + " AS facilities, "
          + Entities.countRelated(kind, Kind.UNIT)
          + " AS units, "
          + Entities.countRelated(kind, Kind.PROFESSIONAL)
          + " AS professionals, page.id, page.key::text AS key"
          + " FROM (VALUES (1)) AS one LEFT JOIN LATERAL (SELECT id, key FROM found"
          + further
          + order()
          + " LIMIT :size) AS page ON true"
          + order();
    }

    String count() {
      return WALL + " SELECT count(*) " + from;
    }

    String ids() {
      return WALL
          + " SELECT id FROM (SELECT "
          + Entities.id(search.kind())
          + " COLLATE \"C\" AS id, "
          + key
          + " AS key "
          + from
          + ") AS found"
          + order()
          + " LIMIT :size";
    }

    private String order() {
      return " ORDER BY key " + (search.sort() == Sort.NAME ? "ASC" : "DESC") + ", id";
    }

    Query bound(Query query, Sight sight, Instant now) {
      var walls =
          TimeZones.all().stream()
              .map(zone -> now.truncatedTo(ChronoUnit.MINUTES).atZone(zone))
              .toList();
      query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
      return query
          .bindMap(where.parameters())
          .bind("seesConfidential", sight.confidentialUnits())
          .bind("seesRestricted", sight.restricted())
          .bind("seesVeryRestricted", sight.veryRestricted())
          .bind("ownFacilities", sight.ownFacilities().toArray(String[]::new))
          .bind("now", now)
          .bind("zones", walls.stream().map(w -> w.getZone().getId()).toArray(String[]::new))
          .bind("days", walls.stream().map(w -> w.toLocalDate().toString()).toArray(String[]::new))
          .bind(
              "weekdays",
              walls.stream().map(w -> w.getDayOfWeek().getValue()).toArray(Integer[]::new))
          .bind(
              "clocks", walls.stream().map(w -> w.toLocalTime().toString()).toArray(String[]::new));
    }
  }
}

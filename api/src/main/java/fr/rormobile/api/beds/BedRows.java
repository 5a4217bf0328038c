package fr.rormobile.api.beds;

import fr.rormobile.api.beds.BedLog.UnitGroup;
import fr.rormobile.api.beds.BedLog.Written;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedState.Said;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.OfficialCode;
import fr.rormobile.api.beds.CapacityLine.Status;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Log and state of beds in PostgreSQL: whole batches in a handful of statements. */
@Singleton
class BedRows {
  /**
   * The state of these units, under a lock that lasts as long as the transaction.
   *
   * @return of every unit asked for
   */
  Map<String, BedState> lock(Handle handle, Collection<String> unitIds) {
    var ids = new TreeSet<>(unitIds).toArray(String[]::new);
    handle
        .createUpdate(
            """
            INSERT INTO bed_state (unit_id)
            SELECT id FROM unnest(:ids) AS id ORDER BY id
                ON CONFLICT DO NOTHING
            """)
        .bind("ids", ids)
        .execute();
    var versions = new LinkedHashMap<String, Long>();
    handle
        .createQuery(
            """
            SELECT unit_id, version FROM bed_state
             WHERE unit_id = ANY (:ids)
             ORDER BY unit_id
               FOR UPDATE
            """)
        .bind("ids", ids)
        .map((row, context) -> Map.entry(row.getString("unit_id"), row.getLong("version")))
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
    var groups = groups(handle, ids);
    var states = new LinkedHashMap<String, BedState>();
    versions.forEach(
        (unit, version) ->
            states.put(unit, new BedState(unit, version, groups.getOrDefault(unit, Map.of()))));
    return states;
  }

  private static Map<String, Map<Group, Said>> groups(Handle handle, String[] ids) {
    var lines = new HashMap<UnitGroup, List<CapacityLine>>();
    handle
        .createQuery("SELECT * FROM capacity_line WHERE unit_id = ANY (:ids)")
        .bind("ids", ids)
        .map((row, context) -> Map.entry(unitGroup(row), CapacityRows.line(row)))
        .forEach(
            line ->
                lines
                    .computeIfAbsent(line.getKey(), group -> new ArrayList<>())
                    .add(line.getValue()));
    var groups = new HashMap<String, Map<Group, Said>>();
    lines.forEach(
        (at, of) ->
            groups
                .computeIfAbsent(at.unitId(), unit -> new HashMap<>())
                .put(
                    at.group(),
                    new Said(
                        of.getFirst().updatedAt(),
                        of.getFirst().source(),
                        of.stream().map(Count::of).toList())));
    handle
        .createQuery(
            """
            SELECT unit_id, nature, status, horizon, valid_at, source
              FROM bed_empty_group
             WHERE unit_id = ANY (:ids)
            """)
        .bind("ids", ids)
        .map(
            (row, context) ->
                Map.entry(
                    unitGroup(row),
                    new Said(
                        row.getTimestamp("valid_at").toInstant(),
                        CapacityLine.get(BedSource.class, row.getString("source")),
                        List.of())))
        .forEach(
            none ->
                groups
                    .computeIfAbsent(none.getKey().unitId(), unit -> new HashMap<>())
                    .putIfAbsent(none.getKey().group(), none.getValue()));
    return groups;
  }

  private static UnitGroup unitGroup(ResultSet row) throws SQLException {
    return new UnitGroup(
        row.getString("unit_id"),
        new Group(
            CapacityLine.get(Nature.class, row.getString("nature")),
            CapacityLine.get(Status.class, row.getString("status")),
            CapacityLine.get(Horizon.class, row.getString("horizon"))));
  }

  void write(Handle handle, Written written) {
    log(handle, written.reports());
    if (written.winners().isEmpty()) {
      return;
    }
    keepEmptyGroups(handle, written);
    forgetFilledGroups(handle, written);
    removeLines(handle, written);
    putLines(handle, written);
    raise(handle, written);
  }

  /** Ids rise in the order of the reports. */
  private static void log(Handle handle, List<BedReport> reports) {
    handle
        .createUpdate(
            """
            INSERT INTO bed_report (unit_id, valid_at, known_at, source, channel, account_id,
                                    message_id, note, available, groups)
            SELECT unit_id, valid_at::timestamptz, known_at::timestamptz, source, channel,
                   account_id::uuid, message_id, note, available::int, groups::jsonb
              FROM unnest(:unit, :validAt, :knownAt, :source, :channel, :account, :message, :note,
                          :available, :groups)
                AS r (unit_id, valid_at, known_at, source, channel, account_id, message_id, note,
                      available, groups)
            """)
        .bind("unit", texts(reports, BedReport::unitId))
        .bind("validAt", texts(reports, BedReport::validAt))
        .bind("knownAt", texts(reports, BedReport::knownAt))
        .bind("source", texts(reports, report -> report.source().code()))
        .bind("channel", texts(reports, BedReport::channel))
        .bind("account", texts(reports, BedReport::author))
        .bind("message", texts(reports, BedReport::messageId))
        .bind("note", texts(reports, BedReport::note))
        .bind("available", texts(reports, BedReport::available))
        .bind("groups", texts(reports, BedReportJson::groups))
        .execute();
  }

  /** Groups that were told to have no line: nothing else says when that was. */
  private static void keepEmptyGroups(Handle handle, Written written) {
    var empty =
        written.winners().keySet().stream()
            .filter(at -> now(written, at).counts().isEmpty())
            .toList();
    if (empty.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO bed_empty_group (unit_id, nature, status, horizon, valid_at, source)
            SELECT unit_id, nature, status, horizon, valid_at::timestamptz, source
              FROM unnest(:unit, :nature, :status, :horizon, :validAt, :source)
                AS r (unit_id, nature, status, horizon, valid_at, source)
                ON CONFLICT (unit_id, nature, status, horizon) DO UPDATE
               SET valid_at = excluded.valid_at, source = excluded.source
            """)
        .bindMap(groupKeys(empty))
        .bind("validAt", texts(empty, at -> now(written, at).validAt()))
        .bind("source", texts(empty, at -> now(written, at).source().code()))
        .execute();
  }

  private static void forgetFilledGroups(Handle handle, Written written) {
    var filled =
        written.winners().keySet().stream()
            .filter(at -> wasEmpty(written, at) && !now(written, at).counts().isEmpty())
            .toList();
    if (filled.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            DELETE FROM bed_empty_group g
             USING unnest(:unit, :nature, :status, :horizon) AS r (unit_id, nature, status, horizon)
             WHERE (g.unit_id, g.nature, g.status, g.horizon)
                 = (r.unit_id, r.nature, r.status, r.horizon)
            """)
        .bindMap(groupKeys(filled))
        .execute();
  }

  private static boolean wasEmpty(Written written, UnitGroup at) {
    var before = Objects.requireNonNull(written.before().get(at.unitId())).counts(at.group());
    return before != null && before.isEmpty();
  }

  private static Said now(Written written, UnitGroup at) {
    return Objects.requireNonNull(
        Objects.requireNonNull(written.after().get(at.unitId())).groups().get(at.group()));
  }

  private static void removeLines(Handle handle, Written written) {
    var gone = new ArrayList<Row>();
    for (var at : written.winners().keySet()) {
      var before = Objects.requireNonNull(written.before().get(at.unitId())).counts(at.group());
      if (before != null) {
        var kept = new HashSet<Count>();
        now(written, at).counts().forEach(count -> kept.add(count.withoutNumber()));
        before.stream()
            .filter(count -> !kept.contains(count.withoutNumber()))
            .forEach(count -> gone.add(new Row(at, now(written, at), count)));
      }
    }
    if (gone.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            DELETE FROM capacity_line c
             USING unnest(:unit, :nature, :status, :horizon, :gender, :closing, :additional, :crisis,
                          :assignment)
                AS r (unit_id, nature, status, horizon, gender, closing_type, additional_type,
                      crisis_type, assignment)
             WHERE (c.unit_id, c.nature, c.status, c.horizon, c.gender, c.closing_type,
                    c.additional_type, c.crisis_type, c.assignment)
                 = (r.unit_id, r.nature, r.status, r.horizon, r.gender, r.closing_type,
                    r.additional_type, r.crisis_type, r.assignment)
            """)
        .bindMap(keys(gone))
        .execute();
  }

  private static void putLines(Handle handle, Written written) {
    var rows = new ArrayList<Row>();
    for (var at : written.winners().keySet()) {
      var said = now(written, at);
      said.counts().forEach(count -> rows.add(new Row(at, said, count)));
    }
    if (rows.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO capacity_line (unit_id, nature, status, horizon, gender, closing_type,
                                       additional_type, crisis_type, assignment, count, source,
                                       updated_at)
            SELECT unit_id, nature, status, horizon, gender, closing_type, additional_type,
                   crisis_type, assignment, count, source, updated_at::timestamptz
              FROM unnest(:unit, :nature, :status, :horizon, :gender, :closing, :additional, :crisis,
                          :assignment, :count, :source, :updatedAt)
                AS r (unit_id, nature, status, horizon, gender, closing_type, additional_type,
                      crisis_type, assignment, count, source, updated_at)
                ON CONFLICT (unit_id, nature, status, horizon, gender, closing_type,
                             additional_type, crisis_type, assignment) DO UPDATE
               SET count = excluded.count, source = excluded.source,
                   updated_at = excluded.updated_at
            """)
        .bindMap(keys(rows))
        .bind("count", rows.stream().map(row -> row.count().number()).toArray(Integer[]::new))
        .bind("source", texts(rows, row -> row.said().source().code()))
        .bind("updatedAt", texts(rows, row -> row.said().validAt()))
        .execute();
  }

  private static void raise(Handle handle, Written written) {
    var last = new LinkedHashMap<String, BedReport>();
    written
        .winners()
        .values()
        .forEach(
            index -> {
              var report = written.reports().get(index);
              last.merge(
                  report.unitId(),
                  report,
                  (one, other) -> other.validAt().isBefore(one.validAt()) ? one : other);
            });
    var reports = List.copyOf(last.values());
    handle
        .createUpdate(
            """
            UPDATE bed_state s
               SET version = r.version, reported_at = r.known_at::timestamptz,
                   account_id = r.account_id::uuid, note = r.note
              FROM unnest(:unit, :version, :knownAt, :account, :note)
                AS r (unit_id, version, known_at, account_id, note)
             WHERE s.unit_id = r.unit_id
            """)
        .bind("unit", texts(reports, BedReport::unitId))
        .bind(
            "version",
            reports.stream()
                .map(of -> Objects.requireNonNull(written.after().get(of.unitId())).version())
                .toArray(Long[]::new))
        .bind("knownAt", texts(reports, BedReport::knownAt))
        .bind("account", texts(reports, BedReport::author))
        .bind("note", texts(reports, BedReport::note))
        .execute();
  }

  private record Row(UnitGroup at, Said said, Count count) {}

  private static Map<String, Object> keys(List<Row> rows) {
    var keys = new HashMap<String, Object>(groupKeys(rows.stream().map(Row::at).toList()));
    keys.put("gender", texts(rows, row -> code(row.count().gender(), "")));
    keys.put("closing", texts(rows, row -> code(row.count().closingType(), "")));
    keys.put("additional", texts(rows, row -> code(row.count().additionalType(), "")));
    keys.put("crisis", texts(rows, row -> code(row.count().crisisType(), "")));
    keys.put("assignment", texts(rows, row -> code(row.count().assignment(), NO_ASSIGNMENT)));
    return keys;
  }

  private static Map<String, Object> groupKeys(List<UnitGroup> groups) {
    return Map.of(
        "unit", texts(groups, UnitGroup::unitId),
        "nature", texts(groups, at -> at.group().nature().code()),
        "status", texts(groups, at -> at.group().status().code()),
        "horizon", texts(groups, at -> at.group().horizon().code()));
  }

  /** R337 01. */
  private static final String NO_ASSIGNMENT = "01";

  private static String code(@Nullable OfficialCode value, String none) {
    return value == null ? none : value.code();
  }

  @FunctionalInterface
  private interface Field<T> {
    @Nullable Object of(T value);
  }

  private static <T> @Nullable String[] texts(Collection<T> values, Field<T> field) {
    var texts = new ArrayList<@Nullable String>(values.size());
    for (var value : values) {
      var said = field.of(value);
      texts.add(said == null ? null : said.toString());
    }
    return texts.toArray(String[]::new);
  }
}

package fr.rormobile.api.imports;

import fr.rormobile.api.territory.TimeZones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the lines of the SAE, and makes the units of their facilities agree with all the lines
 * kept.
 */
final class SaeRows {
  private SaeRows() {}

  static Map<SaeRow, Outcome> write(Handle database, List<SaeRow> rows) {
    var outcomes = new HashMap<SaeRow, Outcome>();
    var facilities = facilities(database, rows);
    var newer = yearsKept(database, facilities.keySet());
    var kept = new ArrayList<SaeRow>();
    for (var row : rows) {
      var year = newer.getOrDefault(key(row), row.year());
      if (!facilities.containsKey(row.finess())) {
        outcomes.put(
            row,
            new Outcome.Refused(
                "FI", "Établissement inconnu : chargez d'abord la table ID ou le fichier FINESS"));
      } else if (year > row.year()) {
        outcomes.put(
            row,
            new Outcome.Refused("AN", "L'enquête " + year + ", plus récente, est déjà chargée"));
      } else {
        kept.add(row);
      }
    }
    if (!kept.isEmpty()) {
      var changed = keep(database, kept);
      var touched = new HashSet<String>();
      kept.forEach(row -> touched.add(row.finess()));
      var made = SaeUnitRows.write(database, units(database, touched), touched, facilities);
      for (var row : kept) {
        outcomes.put(
            row, Upserted.outcome(changed, key(row)).changedIf(made.contains(row.finess())));
      }
    }
    return outcomes;
  }

  private static String key(SaeRow row) {
    return row.finess() + ' ' + row.table() + ' ' + row.key();
  }

  static String json(Set<String> texts) {
    return JsonRows.of(List.copyOf(texts), (json, text) -> json.writeStringField("finess", text));
  }

  /** The time zone of each facility that exists. Locked: two batches never make the same units. */
  private static Map<String, String> facilities(Handle database, List<SaeRow> rows) {
    var wanted = new HashSet<String>();
    rows.forEach(row -> wanted.add(row.finess()));
    var zones = new HashMap<String, String>();
    database
        .createQuery(
            """
            SELECT f.finess, f.department_code
              FROM facility f
              JOIN jsonb_to_recordset(:rows::jsonb) AS r (finess text) USING (finess)
             ORDER BY f.finess
               FOR UPDATE OF f
            """)
        .bind("rows", json(wanted))
        .map(
            (rs, ctx) ->
                zones.put(rs.getString(1), TimeZones.ofDepartment(rs.getString(2)).getId()))
        .list();
    return zones;
  }

  private static Map<String, Integer> yearsKept(Handle database, Set<String> facilities) {
    var years = new HashMap<String, Integer>();
    database
        .createQuery(
            """
            SELECT s.finess || ' ' || s.table_name || ' ' || s.row_key AS key, s.year
              FROM sae_row s
              JOIN jsonb_to_recordset(:rows::jsonb) AS r (finess text) USING (finess)
            """)
        .bind("rows", json(facilities))
        .map((rs, ctx) -> years.put(rs.getString(1), rs.getInt(2)))
        .list();
    return years;
  }

  private static Map<String, Boolean> keep(Handle database, List<SaeRow> rows) {
    var json =
        JsonRows.of(
            rows,
            (out, row) -> {
              out.writeStringField("finess", row.finess());
              out.writeStringField("table_name", row.table().name());
              out.writeStringField("row_key", row.key());
              out.writeNumberField("year", row.year());
              out.writeStringField("note", row.note());
              out.writeObjectFieldStart("figures");
              for (var figure : row.figures().entrySet()) {
                out.writeNumberField(figure.getKey(), figure.getValue());
              }
              out.writeEndObject();
            });
    return Upserted.read(
        database
            .createQuery(
                """
                INSERT INTO sae_row AS s (finess, table_name, row_key, year, figures, note)
                SELECT finess, table_name, row_key, year, figures, note
                  FROM jsonb_to_recordset(:rows::jsonb)
                    AS r (finess text, table_name text, row_key text, year int, figures jsonb, note text)
                    ON CONFLICT (finess, table_name, row_key) DO UPDATE
                   SET year = EXCLUDED.year, figures = EXCLUDED.figures, note = EXCLUDED.note
                 WHERE (s.year, s.figures, s.note)
                       IS DISTINCT FROM (EXCLUDED.year, EXCLUDED.figures, EXCLUDED.note)
                RETURNING finess || ' ' || table_name || ' ' || row_key, (xmax = 0)
                """)
            .bind("rows", json));
  }

  private static List<SaeUnit> units(Handle database, Set<String> facilities) {
    var figures = new LinkedHashMap<SaeRow, Map<String, Integer>>();
    database
        .createQuery(
            """
            SELECT s.finess, s.table_name, s.row_key, s.year, s.note, f.key, f.value::int AS value
              FROM sae_row s
              JOIN jsonb_to_recordset(:rows::jsonb) AS r (finess text) USING (finess)
              LEFT JOIN LATERAL jsonb_each_text(s.figures) f ON true
             ORDER BY s.finess, s.table_name, s.row_key
            """)
        .bind("rows", json(facilities))
        .map(
            (rs, ctx) -> {
              var row =
                  new SaeRow(
                      rs.getString("finess"),
                      SaeTable.valueOf(rs.getString("table_name")),
                      rs.getString("row_key"),
                      rs.getInt("year"),
                      Map.of(),
                      Objects.requireNonNullElse(rs.getString("note"), ""));
              var mine = figures.computeIfAbsent(row, r -> new HashMap<>());
              if (rs.getString("key") != null) {
                mine.put(rs.getString("key"), rs.getInt("value"));
              }
              return row;
            })
        .list();
    var rows = new LinkedHashMap<String, List<SaeRow>>();
    figures.forEach(
        (row, numbers) ->
            rows.computeIfAbsent(row.finess(), finess -> new ArrayList<>())
                .add(
                    new SaeRow(
                        row.finess(), row.table(), row.key(), row.year(), numbers, row.note())));
    var units = new ArrayList<SaeUnit>();
    rows.forEach((finess, mine) -> units.addAll(SaeUnits.of(finess, mine)));
    return units;
  }
}

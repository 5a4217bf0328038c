package fr.rormobile.api.beds;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

@Singleton
class PgBedReader implements BedReader {
  // Primary key of capacity_line, by its first column; OFFSET 0 keeps the rhythm computed
  // once a unit, and not once a line.
  private static final String LINES =
      """
      SELECT c.*, r.minutes
        FROM (SELECT unit_id, minutes FROM bed_rhythm WHERE unit_id = ANY (:ids) OFFSET 0) r
        JOIN capacity_line c ON c.unit_id = r.unit_id
       WHERE c.unit_id = ANY (:ids)
       ORDER BY c.unit_id, c.nature, c.status, c.horizon, c.gender, c.closing_type,
                c.additional_type, c.crisis_type, c.assignment
      """;

  private final Jdbi jdbi;

  PgBedReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Map<String, UnitCapacity> capacities(Collection<String> unitIds) {
    if (unitIds.isEmpty()) {
      return Map.of();
    }
    var lines = new LinkedHashMap<String, List<CapacityLine>>();
    var rhythms = new HashMap<String, Duration>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(LINES)
                .bindArray("ids", String.class, unitIds)
                .map(
                    (row, context) -> {
                      var unit = row.getString("unit_id");
                      rhythms.put(unit, Duration.ofMinutes(row.getInt("minutes")));
                      return Map.entry(unit, CapacityRows.line(row));
                    })
                .forEach(
                    entry ->
                        lines
                            .computeIfAbsent(entry.getKey(), unit -> new ArrayList<>())
                            .add(entry.getValue())));
    var capacities = new HashMap<String, UnitCapacity>();
    lines.forEach(
        (unit, said) ->
            capacities.put(
                unit,
                new UnitCapacity(
                    said, rhythms.getOrDefault(unit, UnitCapacity.NONE.expectedEvery()))));
    return capacities;
  }

  @Override
  public Map<String, BedFigure> figures(Collection<String> unitIds) {
    var figures = new HashMap<String, BedFigure>();
    capacities(unitIds)
        .forEach(
            (unit, capacity) ->
                BedFigure.of(capacity).ifPresent(figure -> figures.put(unit, figure)));
    return figures;
  }
}

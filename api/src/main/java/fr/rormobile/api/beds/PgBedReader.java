package fr.rormobile.api.beds;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Assignment;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.CrisisType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

@Singleton
class PgBedReader implements BedReader {
  // Primary key of capacity_line, by its first column.
  private static final String LINES =
      """
      SELECT unit_id, nature, status, horizon, gender, closing_type, additional_type, crisis_type,
             assignment, count, source, updated_at
        FROM capacity_line
       WHERE unit_id = ANY (:ids)
       ORDER BY unit_id, nature, status, horizon, gender, closing_type, additional_type,
                crisis_type, assignment
      """;

  private final Jdbi jdbi;

  PgBedReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Map<String, List<CapacityLine>> listLines(Collection<String> unitIds) {
    if (unitIds.isEmpty()) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LINES)
                .bindArray("ids", String.class, unitIds)
                .map((rs, context) -> Map.entry(rs.getString("unit_id"), line(rs)))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
  }

  @Override
  public Map<String, BedFigure> figures(Collection<String> unitIds) {
    var figures = new HashMap<String, BedFigure>();
    listLines(unitIds)
        .forEach((id, lines) -> BedFigure.of(lines).ifPresent(figure -> figures.put(id, figure)));
    return figures;
  }

  private static CapacityLine line(ResultSet rs) throws SQLException {
    return new CapacityLine(
        CapacityLine.get(Nature.class, rs.getString("nature")),
        CapacityLine.get(Status.class, rs.getString("status")),
        CapacityLine.get(Horizon.class, rs.getString("horizon")),
        CapacityLine.find(Gender.class, rs.getString("gender")),
        CapacityLine.find(ClosingType.class, rs.getString("closing_type")),
        CapacityLine.find(AdditionalType.class, rs.getString("additional_type")),
        CapacityLine.find(CrisisType.class, rs.getString("crisis_type")),
        CapacityLine.find(Assignment.class, rs.getString("assignment")),
        rs.getInt("count"),
        CapacityLine.get(BedSource.class, rs.getString("source")),
        rs.getTimestamp("updated_at").toInstant());
  }
}

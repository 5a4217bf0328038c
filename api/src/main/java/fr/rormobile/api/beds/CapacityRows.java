package fr.rormobile.api.beds;

import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Assignment;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.CrisisType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the table {@code capacity_line}. */
final class CapacityRows {
  private CapacityRows() {}

  static CapacityLine line(ResultSet row) throws SQLException {
    return new CapacityLine(
        CapacityLine.get(Nature.class, row.getString("nature")),
        CapacityLine.get(Status.class, row.getString("status")),
        CapacityLine.get(Horizon.class, row.getString("horizon")),
        CapacityLine.find(Gender.class, row.getString("gender")),
        CapacityLine.find(ClosingType.class, row.getString("closing_type")),
        CapacityLine.find(AdditionalType.class, row.getString("additional_type")),
        CapacityLine.find(CrisisType.class, row.getString("crisis_type")),
        CapacityLine.find(Assignment.class, row.getString("assignment")),
        row.getInt("count"),
        CapacityLine.get(BedSource.class, row.getString("source")),
        row.getTimestamp("updated_at").toInstant());
  }
}

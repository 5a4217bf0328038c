package fr.rormobile.api.beds;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the table {@code capacity_line}. */
final class CapacityRows {
  private CapacityRows() {}

  static CapacityLine line(ResultSet row) throws SQLException {
    return CapacityLine.ofCodes(
        row.getString("nature"),
        row.getString("status"),
        row.getString("horizon"),
        row.getString("gender"),
        row.getString("closing_type"),
        row.getString("additional_type"),
        row.getString("crisis_type"),
        row.getString("assignment"),
        row.getInt("count"),
        row.getString("source"),
        row.getTimestamp("updated_at").toInstant());
  }
}

package fr.rormobile.api.measuring;

import fr.rormobile.search.GeoPoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Some of the offer that is there, so that what is searched for exists; the same for a seed. */
record Sample(List<Unit> units, List<String> facilities, List<String> people) {
  private static final int SIZE = 2_000;

  private static final String UNITS =
      """
      SELECT u.id, u.name, u.operational_activity_code, f.department_code, c.name,
             coalesce(u.lat, f.lat), coalesce(u.lon, f.lon),
             EXISTS (SELECT FROM capacity_line l WHERE l.unit_id = u.id AND l.status = '02')
        FROM care_unit u
        JOIN facility f ON f.finess = u.facility_finess
        JOIN commune c  ON c.code = f.commune_code
       WHERE u.deleted_at IS NULL
         AND f.deleted_at IS NULL
         AND f.lat IS NOT NULL
       ORDER BY md5(u.id || ?)
       LIMIT ?
      """;

  private static final String FACILITIES =
      """
      SELECT name FROM facility
       WHERE deleted_at IS NULL
       ORDER BY md5(finess || ?)
       LIMIT ?
      """;

  private static final String PEOPLE =
      """
      SELECT given_name || ' ' || family_name FROM professional
       WHERE deleted_at IS NULL
         AND given_name IS NOT NULL
       ORDER BY md5(rpps || ?)
       LIMIT ?
      """;

  Sample {
    units = List.copyOf(units);
    facilities = List.copyOf(facilities);
    people = List.copyOf(people);
  }

  /**
   * @param beds whether free beds are told of it
   */
  record Unit(
      String id,
      String name,
      String activity,
      String department,
      String commune,
      GeoPoint position,
      boolean beds) {

    static Unit read(ResultSet row) throws SQLException {
      return new Unit(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          // What the phone sends has five digits: a metre.
          new GeoPoint(rounded(row.getDouble(6)), rounded(row.getDouble(7))),
          row.getBoolean(8));
    }

    private static double rounded(double degrees) {
      return Math.round(degrees * 1e5) / 1e5;
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Sample of(Connection database, long seed) throws SQLException {
    return new Sample(
        list(database, UNITS, seed, Unit::read),
        list(database, FACILITIES, seed, row -> row.getString(1)),
        list(database, PEOPLE, seed, row -> row.getString(1)));
  }

  private static <T> List<T> list(Connection database, String sql, long seed, Reader<T> reader)
      throws SQLException {
    try (var statement = database.prepareStatement(sql)) {
      statement.setString(1, Long.toString(seed));
      statement.setInt(2, SIZE);
      var rows = statement.executeQuery();
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      if (all.isEmpty()) {
        throw new IllegalStateException("La base générée est vide.");
      }
      return all;
    }
  }
}

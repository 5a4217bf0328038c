package fr.rormobile.api.offer;

import fr.rormobile.api.offer.Position.Precision;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a place from the columns that every query of this package gives it: {@code address_line},
 * {@code address_complement}, {@code postcode}, {@code city}, those of {@link #TERRITORY}, and
 * positions with a prefix.
 */
final class PlaceRows {
  /** Columns of the joins below. */
  static final String TERRITORY =
      """
      c.name AS commune_name, d.code AS department_code, d.name AS department_name,
      g.code AS region_code, g.name AS region_name, c.lat AS centre_lat, c.lon AS centre_lon
      """;

  /** After a join of commune c. Argument: the department of the row itself, or NULL. */
  static final String TERRITORY_JOINS =
      """
      LEFT JOIN department d ON d.code = coalesce(c.department_code, %s)
      LEFT JOIN region g ON g.code = d.region_code
      """;

  private PlaceRows() {}

  static Place place(ResultSet rs, @Nullable Position parents) throws SQLException {
    var communeCode = rs.getString("commune_code");
    var parentsCommune = rs.getString("parent_commune_code");
    var locality =
        new Locality(
            communeCode,
            rs.getString("commune_name"),
            rs.getString("department_code"),
            rs.getString("department_name"),
            rs.getString("region_code"),
            rs.getString("region_name"));
    var address =
        new Address(
            rs.getString("address_line"),
            rs.getString("address_complement"),
            rs.getString("postcode"),
            rs.getString("city"));
    var own = position(rs, "lat", "lon", rs.getString("position_precision"));
    var centre = position(rs, "centre_lat", "centre_lon", Precision.COMMUNE.name());
    var sameCommune = communeCode == null || communeCode.equals(parentsCommune);
    return new Place(address, locality, Place.best(own, parents, sameCommune, centre));
  }

  static @Nullable Position position(
      ResultSet rs, String lat, String lon, @Nullable String precision) throws SQLException {
    var degrees = rs.getDouble(lat);
    return rs.wasNull() || precision == null
        ? null
        : new Position(degrees, rs.getDouble(lon), Precision.valueOf(precision));
  }

  static @Nullable FinessRef ref(ResultSet rs, String finess, String name) throws SQLException {
    var number = rs.getString(finess);
    var text = rs.getString(name);
    return number == null || text == null ? null : new FinessRef(number, text);
  }

  static @Nullable Named named(ResultSet rs, String id, String name) throws SQLException {
    var key = rs.getString(id);
    var text = rs.getString(name);
    return key == null || text == null ? null : new Named(key, text);
  }

  static Origin origin(ResultSet rs) throws SQLException {
    return new Origin(
        rs.getString("source"),
        rs.getBoolean("demonstration"),
        rs.getLong("version"),
        rs.getTimestamp("updated_at").toInstant());
  }
}

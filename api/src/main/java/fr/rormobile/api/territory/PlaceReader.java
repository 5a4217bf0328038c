package fr.rormobile.api.territory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Communes by the first letters of their name or the first digits of a postcode. */
@Singleton
class PlaceReader {
  private static final Pattern POSTCODE_START = Pattern.compile("[0-9]{1,5}");

  private static final String COLUMNS =
      """
      SELECT c.code, c.name, c.postcodes, c.department_code, d.name AS department_name,
             c.region_code, c.lat, c.lon, c.population
        FROM commune c
        LEFT JOIN department d ON d.code = c.department_code
      """;

  // Index commune_folded_name (text_pattern_ops). Folding leaves no % and no _ in what is looked
  // up.
  private static final String BY_NAME =
      COLUMNS
          + """
           WHERE c.folded_name LIKE :start || '%'
           ORDER BY (c.folded_name = :start) DESC, c.population DESC NULLS LAST, c.code
           LIMIT :size
          """;

  // Index commune_postcode_starts.
  private static final String BY_POSTCODE =
      COLUMNS
          + """
           WHERE postcode_starts(c.postcodes) @> ARRAY[:start]::text[]
           ORDER BY c.population DESC NULLS LAST, c.code
           LIMIT :size
          """;

  private final Jdbi jdbi;

  PlaceReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** That very name first, then the most populated. Empty where no letter or digit was typed. */
  List<Place> list(String typed, int size) {
    var start = FoldedName.of(typed);
    if (start.isEmpty()) {
      return List.of();
    }
    var sql = POSTCODE_START.matcher(start).matches() ? BY_POSTCODE : BY_NAME;
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("start", start)
                .bind("size", size)
                .map((rs, context) -> place(rs))
                .list());
  }

  private static Place place(ResultSet rs) throws SQLException {
    return new Place(
        rs.getString("code"),
        rs.getString("name"),
        strings(rs.getArray("postcodes")),
        rs.getString("department_code"),
        rs.getString("department_name"),
        rs.getString("region_code"),
        rs.getObject("lat", Double.class),
        rs.getObject("lon", Double.class),
        rs.getObject("population", Integer.class));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /**
   * The contract's Place.
   *
   * @param lat null, like {@code lon}: no source gives its centre
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(
      String code,
      String name,
      List<String> postcodes,
      String departmentCode,
      @Nullable String departmentName,
      String regionCode,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable Integer population) {}
}

package fr.rormobile.api.demo;

import fr.rormobile.api.territory.TimeZones;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The communes that an offer can be in, by code. */
final class Communes {
  /**
   * @param population 0: not known
   */
  record Commune(
      String code,
      String name,
      String department,
      String region,
      String postcode,
      int population,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable String precision) {

    Rows.@Nullable Position position() {
      return lat == null || lon == null || precision == null
          ? null
          : new Rows.Position(lat, lon, precision);
    }

    /** As on an envelope. */
    String city() {
      return Names.capitals(name);
    }

    /** Opening hours are local to the place. */
    String timeZone() {
      return TimeZones.ofDepartment(department).getId();
    }
  }

  private final List<Commune> all;
  private final Map<String, Commune> byCode;

  private Communes(List<Commune> all) {
    this.all = all;
    this.byCode = all.stream().collect(Collectors.toMap(Commune::code, Function.identity()));
  }

  static Communes read(Handle handle) {
    return new Communes(
        handle
            .createQuery(
                """
                SELECT code, name, department_code, region_code, coalesce(postcodes[1], '') AS postcode,
                       coalesce(population, 0) AS population, lat, lon, position_precision
                  FROM commune
                 ORDER BY code
                """)
            .map(
                (row, context) ->
                    new Commune(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("department_code"),
                        row.getString("region_code"),
                        row.getString("postcode"),
                        row.getInt("population"),
                        row.getObject("lat", Double.class),
                        row.getObject("lon", Double.class),
                        row.getString("position_precision")))
            .list());
  }

  List<Commune> all() {
    return all;
  }

  Commune get(String code) {
    var commune = byCode.get(code);
    if (commune == null) {
      throw new IllegalStateException("no commune " + code);
    }
    return commune;
  }
}

package fr.rormobile.api.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Départements and regions, and how FINESS and SAE write those overseas.
 *
 * <p>Codes are INSEE's (source: Etalab, découpage administratif). Saint-Barthélemy and Saint-Martin
 * are no région: theirs here is Guadeloupe, whose ARS is in charge of both.
 */
final class Territory {
  /** FINESS numbers overseas départements with a letter; INSEE with three digits. */
  private static final Map<String, String> OVERSEAS =
      Map.of(
          "9A", "971", "9B", "972", "9C", "973", "9D", "974", "9E", "975", "9F", "976", "9J",
          "986");

  private static final String SAINT_BARTHELEMY = "97133";
  private static final String SAINT_MARTIN = "97150";

  private static final Map<String, Department> DEPARTMENTS = load();

  private Territory() {}

  /** A département with its region. */
  record Department(String code, String name, String regionCode, String regionName) {}

  /**
   * Where a commune is.
   *
   * @param communeCode INSEE
   * @param regionCode null: a territory without a region
   */
  record Place(
      @Nullable String communeCode, @Nullable String departmentCode, @Nullable String regionCode) {
    static final Place UNKNOWN = new Place(null, null, null);
  }

  static Collection<Department> departments() {
    return DEPARTMENTS.values();
  }

  static @Nullable String regionOf(String department) {
    var known = DEPARTMENTS.get(department);
    return known == null ? null : known.regionCode();
  }

  /**
   * The place that FINESS or SAE means.
   *
   * @param department '01', '2A', '9A'
   * @param commune three digits within the département, or empty
   */
  static Place place(String department, String commune, @Nullable String postcode) {
    if (Objects.equals(postcode, SAINT_MARTIN)) {
      return new Place("97801", "978", regionOf("978"));
    }
    if (Objects.equals(postcode, SAINT_BARTHELEMY)) {
      return new Place("97701", "977", regionOf("977"));
    }
    var code = OVERSEAS.getOrDefault(department, department);
    if (!DEPARTMENTS.containsKey(code)) {
      return Place.UNKNOWN;
    }
    var insee = commune.matches("[0-9]{3}") ? code.substring(0, 2) + commune : null;
    return new Place(insee, code, regionOf(code));
  }

  /** The département of an INSEE commune code: '2A004' is in '2A', '97411' in '974'. */
  static String departmentOf(String commune) {
    return commune.startsWith("97") || commune.startsWith("98")
        ? commune.substring(0, 3)
        : commune.substring(0, 2);
  }

  private static Map<String, Department> load() {
    var departments = new LinkedHashMap<String, Department>();
    for (var line : lines()) {
      var fields = List.of(line.split("\t", -1));
      departments.put(
          fields.get(0),
          new Department(fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
    }
    return Map.copyOf(departments);
  }

  private static List<String> lines() {
    var resource = Objects.requireNonNull(Territory.class.getResourceAsStream("departments.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

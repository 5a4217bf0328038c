package fr.rormobile.api.imports;

import fr.rormobile.api.platform.resource.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How FINESS and SAE write where something is, in INSEE's codes. */
final class Territory {
  /** FINESS numbers overseas départements with a letter; INSEE with three digits. */
  private static final Map<String, String> OVERSEAS =
      Map.of(
          "9A", "971", "9B", "972", "9C", "973", "9D", "974", "9E", "975", "9F", "976", "9J",
          "986");

  private static final Map<String, String> REGIONS =
      Resource.at("/territory/departments.tsv").table("code", "name", "region").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(2)));

  private static final String SAINT_BARTHELEMY_POSTCODE = "97133";
  private static final String SAINT_MARTIN_POSTCODE = "97150";

  /**
   * Saint-Barthélemy and Saint-Martin are no part of a région; the ARS in charge of both, which is
   * what the region of a facility is for, is that of Guadeloupe (SAE says the same).
   */
  private static final String GUADELOUPE = "01";

  private Territory() {}

  /**
   * Where a facility is. All null: not known.
   *
   * @param communeCode INSEE
   * @param departmentCode INSEE
   * @param regionCode INSEE
   */
  record Place(
      @Nullable String communeCode, @Nullable String departmentCode, @Nullable String regionCode) {
    static final Place UNKNOWN = new Place(null, null, null);
  }

  static @Nullable String regionOf(String department) {
    return REGIONS.get(department);
  }

  /**
   * The place that FINESS or SAE means.
   *
   * @param department '01', '2A', '9A'
   * @param commune three digits within the département, or empty
   */
  static Place place(String department, String commune, @Nullable String postcode) {
    if (Objects.equals(postcode, SAINT_MARTIN_POSTCODE)) {
      return new Place("97801", "978", GUADELOUPE);
    }
    if (Objects.equals(postcode, SAINT_BARTHELEMY_POSTCODE)) {
      return new Place("97701", "977", GUADELOUPE);
    }
    var code = OVERSEAS.getOrDefault(department, department);
    if (!REGIONS.containsKey(code)) {
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
}

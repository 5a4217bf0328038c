package fr.rormobile.api.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A bound search with what its reader adds. */
final class Refinement {
  private static final Set<String> PLACES = Set.of("near", "place", "radiusKm");
  private static final String WORDS = "q";
  private static final String DEPARTMENT = "department";

  private Refinement() {}

  /** What comes of it. */
  sealed interface Refined {
    record Search(Map<String, List<String>> parameters) implements Refined {}

    /**
     * The article has another value of this criterion.
     *
     * @param value of the article
     */
    record Contradiction(String parameter, String value) implements Refined {}
  }

  /**
   * Words are added, départements must be of both, a place takes the place of the article's; of
   * other criteria there can be one value.
   */
  static Refined of(Map<String, List<String>> bound, Map<String, List<String>> added) {
    var both = new TreeMap<>(bound);
    if (added.keySet().stream().anyMatch(Set.of("near", "place")::contains)) {
      PLACES.forEach(both::remove);
    }
    for (var each : added.entrySet()) {
      var name = each.getKey();
      var values = each.getValue();
      var known = both.get(name);
      if (known == null || known.equals(values) || name.equals("radiusKm")) {
        both.put(name, values);
      } else if (name.equals(WORDS)) {
        both.put(name, List.of(known.getFirst() + " " + values.getFirst()));
      } else if (name.equals(DEPARTMENT) && known.stream().anyMatch(values::contains)) {
        var common = new ArrayList<>(known);
        common.retainAll(values);
        both.put(name, List.copyOf(common));
      } else {
        return new Refined.Contradiction(name, String.join(", ", known));
      }
    }
    return new Refined.Search(both);
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.interpretation.Chip;
import fr.rormobile.api.interpretation.Remaining;
import fr.rormobile.search.Criterion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The searches that are the same as one but for a single criterion, each as the parameters that
 * {@code GET /search} takes: given ones and those that the words mean alike. How far a search goes
 * is said in them, so that they find what they were counted to find and widen no more.
 */
final class RelaxedSearches {
  private static final List<Integer> FURTHER_KM = List.of(50, 100, 200, Rings.FURTHEST_KM);

  /** With these alone nothing is searched for. */
  private static final Set<String> ASK_NOTHING =
      Set.of(
          "interpret", "literal", "kind", "radiusKm", "sort", "groupBy", "view", "size", "facets");

  private final SearchPlan plan;
  private final int km;
  private final boolean around;
  private final List<Step> steps = new ArrayList<>();

  private RelaxedSearches(SearchPlan plan, int km) {
    this.plan = plan;
    this.km = km;
    this.around = plan.centre() != null || plan.mayWiden();
  }

  /**
   * A criterion, and how to do with less of it or without.
   *
   * @param ways the mildest first
   */
  record Step(Criterion criterion, List<Way> ways) {}

  /**
   * @param label French
   * @param parameters of {@code GET /search}
   */
  record Way(String label, Map<String, List<String>> parameters) {}

  /**
   * What a patient loses least by comes first: an older figure or a longer way before another age,
   * and before another kind of care.
   *
   * @param km how far the search went
   */
  static List<Step> of(SearchPlan plan, int km) {
    var relaxed = new RelaxedSearches(plan, km);
    relaxed.addWhen();
    relaxed.addWhere();
    relaxed.addBeds();
    relaxed.addWho();
    relaxed.addWhat();
    return relaxed.steps;
  }

  private void addWhen() {
    if (plan.request().given().bedsMaxAgeMinutes() != null) {
      add(
          Criterion.BEDS,
          "Quel que soit l'âge du chiffre",
          without(Set.of("bedsMaxAgeMinutes"), Set.of()));
    }
    if (plan.openNow()) {
      add(
          Criterion.OPEN,
          "Sans « ouvert maintenant »",
          without(Set.of("openNow"), chips(Chip.Kind.OPEN_NOW)));
    }
  }

  private void addWhere() {
    var ways = new ArrayList<Way>();
    for (var further : FURTHER_KM) {
      if (around && further > km) {
        var parameters = same();
        parameters.put("radiusKm", List.of(further.toString()));
        ways.add(new Way("Jusqu'à " + further + " km", parameters));
      }
    }
    var places = chips(Chip.Kind.PLACE);
    if (around) {
      ways.add(new Way("Sans limite de distance", anywhere()));
    }
    offer(Criterion.DISTANCE, ways);
    if (!places.isEmpty() && (!around || plan.centre() != null)) {
      add(Criterion.WORDS, named(places), without(Set.of(), places));
    }
    if (plan.request().box() != null) {
      add(Criterion.BOX, "Hors du cadre de la carte", without(Set.of("bbox"), Set.of()));
    }
    var departments = chips(Chip.Kind.DEPARTMENT);
    if (!plan.request().departments().isEmpty() || !departments.isEmpty()) {
      add(
          Criterion.DEPARTMENT,
          "Sans limite de département",
          without(Set.of("department"), departments));
    }
    var regions = chips(Chip.Kind.REGION);
    if (!plan.request().regions().isEmpty() || !regions.isEmpty()) {
      add(Criterion.REGION, "Sans limite de région", without(Set.of("region"), regions));
    }
  }

  private void addBeds() {
    var beds = plan.beds();
    if (beds == null) {
      return;
    }
    var said = chips(Chip.Kind.BEDS);
    if (!beds.genders().isEmpty()) {
      var parameters = without(Set.of("gender"), said);
      parameters.put("bedsAvailable", List.of("true"));
      add(Criterion.BEDS, "Quel que soit le genre du lit", parameters);
    }
    add(
        Criterion.BEDS,
        "Sans « lit disponible »",
        without(Set.of("bedsAvailable", "gender", "bedsMaxAgeMinutes"), said));
  }

  private void addWho() {
    if (!plan.request().kinds().isEmpty()) {
      add(Criterion.KIND, "Quelle que soit la nature", without(Set.of("kind"), Set.of()));
    }
    var age = plan.request().age() == null ? plan.meaning().age() : plan.request().age();
    if (age != null) {
      add(
          Criterion.AGE,
          "Sans « " + age + (age < 2 ? " an »" : " ans »"),
          without(Set.of("age"), chips(Chip.Kind.AGE)));
    }
  }

  private void addWhat() {
    for (var criterion : SearchRequest.Criterion.values()) {
      if (!plan.request().codes(criterion).isEmpty()) {
        add(
            inIndex(criterion),
            "Sans le critère « " + criterion.bare() + " »",
            without(Set.of(criterion.parameter()), Set.of()));
      }
    }
    if (plan.request().disciplineGroup() != null) {
      add(
          Criterion.ACTIVITY,
          "Sans le groupe de disciplines",
          without(Set.of("disciplineGroup"), Set.of()));
    }
    for (var chip : chips(Chip.Kind.OFFER)) {
      add(Criterion.WORDS, named(Set.of(chip)), without(Set.of(), Set.of(chip)));
    }
  }

  private static Criterion inIndex(SearchRequest.Criterion criterion) {
    return criterion == SearchRequest.Criterion.FIELD
        ? Criterion.ACTIVITY_FIELD
        : Criterion.valueOf(criterion.name());
  }

  private static String named(Set<Chip> chips) {
    return "Sans " + String.join(", ", chips.stream().map(of -> "« " + of.words() + " »").toList());
  }

  /** Those applied. */
  private Set<Chip> chips(Chip.Kind kind) {
    return Set.copyOf(
        plan.meaning().chips().stream()
            .filter(chip -> chip.kind() == kind && chip.applied())
            .toList());
  }

  /** How far it went is a thing to say when nobody asked for it. */
  private void add(Criterion criterion, String label, Map<String, List<String>> parameters) {
    var within = around && plan.request().radiusKm() == null ? ", à moins de " + km + " km" : "";
    offer(criterion, List.of(new Way(label + within, parameters)));
  }

  private void offer(Criterion criterion, List<Way> ways) {
    var asking = ways.stream().filter(way -> asks(way.parameters())).toList();
    if (!asking.isEmpty()) {
      steps.add(new Step(criterion, asking));
    }
  }

  private static boolean asks(Map<String, List<String>> parameters) {
    return parameters.keySet().stream().anyMatch(Predicate.not(ASK_NOTHING::contains));
  }

  private Map<String, List<String>> without(Set<String> parameters, Set<Chip> chips) {
    var values = same();
    parameters.forEach(values::remove);
    strip(values, chips);
    return values;
  }

  /** A place that only the words name becomes a parameter: only then can a radius be one. */
  private Map<String, List<String>> same() {
    var values = given();
    if (around && plan.request().radiusKm() == null) {
      values.put("radiusKm", List.of(Integer.toString(km)));
    }
    var place = plan.meaning().place();
    if (around && plan.centre() == null && place != null) {
      values.put("place", List.of(place.code()));
      strip(values, chips(Chip.Kind.PLACE));
    }
    return values;
  }

  private Map<String, List<String>> anywhere() {
    var values = given();
    Set.of("near", "place", "radiusKm").forEach(values::remove);
    if (List.of("distance").equals(values.get("sort"))) {
      values.remove("sort");
    }
    strip(values, chips(Chip.Kind.PLACE));
    return values;
  }

  /** With the words that the search went by: those mended, if they were. */
  private Map<String, List<String>> given() {
    var values = new LinkedHashMap<>(GivenSearch.values(plan.request().given()));
    put(values, plan.request().words());
    return values;
  }

  private static void strip(Map<String, List<String>> values, Set<Chip> chips) {
    var words = values.get("q");
    if (words != null && !chips.isEmpty()) {
      put(values, Remaining.of(words.getFirst(), chips));
    }
  }

  private static void put(Map<String, List<String>> values, @Nullable String words) {
    if (words == null) {
      values.remove("q");
    } else {
      values.put("q", List.of(words));
    }
  }
}

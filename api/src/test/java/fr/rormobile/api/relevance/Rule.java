package fr.rormobile.api.relevance;

import fr.rormobile.api.territory.FoldedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which entities deserve a grade: a kind, and terms that must all hold. A term is {@code
 * key:values} with values parted by commas, any of which will do; a minus before it turns it round.
 *
 * <p>id, in (facility), com, dep, km:COMMUNE/N, main and act (J17), has (a facility with a unit of
 * that J17), mode (J19), field (J20), act16, eq (J18), patient (J29), spec (J35), cat (J55), prof,
 * skill (code), label (words of profession or skill), name (words of a name, + between), parent
 * (the same in what it belongs to), number, age (of a patient whom it takes), free, always.
 */
record Rule(int grade, String kind, Predicate<Entity> condition) {
  private static final Map<String, String> KINDS =
      Map.of("unit", "UNIT", "facility", "FACILITY", "person", "PROFESSIONAL", "any", "");

  private static final Map<String, String> NOMENCLATURES =
      Map.of(
          "act", "J17", "mode", "J19", "field", "J20", "act16", "J16", "eq", "J18", "patient",
          "J29", "spec", "J35", "cat", "J55", "prof", "PROF", "skill", "SKILL");

  /** Where communes are. */
  interface Gazetteer {
    double[] position(String commune);
  }

  boolean gives(Entity entity) {
    return (kind.isEmpty() || kind.equals(entity.kind())) && condition.test(entity);
  }

  /**
   * @param text « 3 unit act:130 dep:37 »
   * @throws IllegalArgumentException for what is no rule
   */
  static Rule read(String text, Gazetteer gazetteer) {
    var parts = text.split("\\s+", -1);
    var kind = parts.length < 3 ? null : KINDS.get(parts[1]);
    if (kind == null || !parts[0].matches("[0-3]")) {
      throw new IllegalArgumentException("no rule: " + text);
    }
    List<Predicate<Entity>> terms = new ArrayList<>();
    for (var term : List.of(parts).subList(2, parts.length)) {
      terms.add(
          term.startsWith("-")
              ? term(term.substring(1), gazetteer).negate()
              : term(term, gazetteer));
    }
    return new Rule(
        Integer.parseInt(parts[0]), kind, e -> terms.stream().allMatch(term -> term.test(e)));
  }

  private static Predicate<Entity> term(String term, Gazetteer gazetteer) {
    var colon = term.indexOf(':');
    var key = colon < 0 ? term : term.substring(0, colon);
    var values = colon < 0 ? List.<String>of() : List.of(term.substring(colon + 1).split(",", -1));
    var nomenclature = NOMENCLATURES.get(key);
    if (nomenclature != null) {
      return any(values, e -> e.codes().getOrDefault(nomenclature, Set.of()));
    }
    return switch (key) {
      case "id" -> any(values, e -> Set.of(e.id()));
      case "in" -> any(values, Entity::facilities);
      case "com" -> any(values, Entity::communes);
      case "dep" -> any(values, Entity::departments);
      case "main" -> any(values, e -> Set.of(e.mainActivity()));
      case "has" -> any(values, Entity::unitActivities);
      case "number" -> any(values, Entity::numbers);
      case "name" -> words(values, Entity::names);
      case "parent" -> words(values, Entity::parents);
      case "label" -> words(values, e -> List.of(e.labels()));
      case "age" -> takes(Integer.parseInt(values.getFirst()));
      case "free" -> e -> e.freeBeds() > 0;
      case "always" -> Entity::alwaysOpen;
      case "km" -> within(values.getFirst(), gazetteer);
      default -> throw new IllegalArgumentException("no term: " + term);
    };
  }

  private static Predicate<Entity> any(List<String> values, Function<Entity, Set<String>> of) {
    return entity -> {
      var has = of.apply(entity);
      return values.stream().anyMatch(has::contains);
    };
  }

  private static Predicate<Entity> words(List<String> values, Function<Entity, List<String>> of) {
    var wanted =
        values.stream()
            .map(value -> List.of(FoldedName.of(value.replace('+', ' ')).split(" ", -1)))
            .toList();
    return e -> wanted.stream().anyMatch(words -> Entity.anyHasAll(of.apply(e), words));
  }

  private static Predicate<Entity> takes(int age) {
    return e ->
        (e.ageMin() == null || e.ageMin() <= age) && (e.ageMax() == null || e.ageMax() >= age);
  }

  /** COMMUNE/KM */
  private static Predicate<Entity> within(String value, Gazetteer gazetteer) {
    var parts = value.split("/", -1);
    var centre = gazetteer.position(parts[0]);
    var most = Double.parseDouble(parts[1]);
    return e ->
        e.lat() != null
            && e.lon() != null
            && kilometres(centre[0], centre[1], e.lat(), e.lon()) <= most;
  }

  private static double kilometres(double lat1, double lon1, double lat2, double lon2) {
    var latitudes = Math.toRadians(lat2 - lat1) / 2;
    var longitudes = Math.toRadians(lon2 - lon1) / 2;
    var half =
        Math.pow(Math.sin(latitudes), 2)
            + Math.cos(Math.toRadians(lat1))
                * Math.cos(Math.toRadians(lat2))
                * Math.pow(Math.sin(longitudes), 2);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(half));
  }
}

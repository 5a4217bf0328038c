package fr.rormobile.api.interpretation;

import fr.rormobile.api.interpretation.Chip.Alternative;
import fr.rormobile.api.interpretation.Chip.Criterion;
import fr.rormobile.api.interpretation.Chip.Kind;
import fr.rormobile.api.territory.Commune;
import fr.rormobile.api.territory.FoldedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which place a name is. */
final class Places {
  /** One that has so many times the people of the next is meant. */
  private static final int FAR_BIGGER = 10;

  private static final int MOST_ALTERNATIVES = 8;
  private static final int POSTCODE = 5;

  private final Vocabulary vocabulary;
  private final Set<String> departments;

  /**
   * @param departments said in the same query: « saint denis 93 »
   */
  Places(Vocabulary vocabulary, Set<String> departments) {
    this.vocabulary = vocabulary;
    this.departments = departments;
  }

  static String name(String text) {
    return FoldedName.of(text);
  }

  /**
   * @param sure null: it may be any of them
   * @param others most populated first
   */
  record Found(@Nullable Commune sure, List<Commune> others, List<Alternative> areas) {
    Chip chip(String words) {
      var alternatives = new ArrayList<Alternative>();
      others.stream()
          .limit(MOST_ALTERNATIVES)
          .forEach(
              commune ->
                  alternatives.add(
                      new Alternative(label(commune), Criterion.of("place", commune.code()))));
      alternatives.addAll(areas);
      return sure == null
          ? new Chip(Kind.PLACE, words, words + " : quel lieu ?", List.of(), false, alternatives)
          : new Chip(
              Kind.PLACE,
              words,
              label(sure),
              List.of(Criterion.of("place", sure.code())),
              true,
              alternatives);
    }
  }

  Optional<Found> find(String name) {
    var communes = new ArrayList<>(candidates(name));
    if (communes.isEmpty()) {
      return Optional.empty();
    }
    communes.sort(Comparator.comparingInt(Places::people).reversed().thenComparing(Commune::code));
    var inSaid = communes.stream().filter(of -> departments.contains(of.departmentCode())).toList();
    var likely = inSaid.isEmpty() ? communes : inSaid;
    var first = likely.getFirst();
    var areas = areas(name, first);
    var alone =
        likely.size() == 1
            || (people(first) > 0 && people(first) >= FAR_BIGGER * people(likely.get(1)));
    var sure = alone && areas.isEmpty() && first.lat() != null ? first : null;
    var others = communes.stream().filter(of -> !of.equals(sure)).toList();
    return Optional.of(new Found(sure, others, areas));
  }

  private List<Commune> candidates(String name) {
    return name.length() == POSTCODE && name.chars().allMatch(Character::isDigit)
        ? vocabulary.ofPostcode(name)
        : vocabulary.communes(name);
  }

  /** A département of that name that is not the place itself, as Paris is. */
  private List<Alternative> areas(String name, Commune first) {
    var department = vocabulary.department(name);
    return department == null || department.code().equals(first.departmentCode())
        ? List.of()
        : List.of(
            new Alternative(
                department.name() + " (" + department.code() + ")",
                Criterion.of("department", department.code())));
  }

  private static String label(Commune commune) {
    return commune.name() + " (" + commune.departmentCode() + ")";
  }

  private static int people(Commune commune) {
    var population = commune.population();
    return population == null ? 0 : population;
  }
}

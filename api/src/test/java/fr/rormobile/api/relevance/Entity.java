package fr.rormobile.api.relevance;

import fr.rormobile.api.territory.FoldedName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A facility, unit or professional as the database has it: what rules are asked of.
 *
 * @param kind as the answers name it: FACILITY, UNIT, PROFESSIONAL
 * @param names its own
 * @param parents names of what it belongs to
 * @param facilities FINESS: itself, that of a unit, or those where a professional works
 * @param communes INSEE
 * @param codes of a unit by nomenclature (J16, J17, J18, J19, J20, J29, J35), of a facility its
 *     category (J55), of a professional profession and skill (PROF, SKILL)
 * @param unitActivities of a facility: J17 of its units
 * @param labels free words of a professional: profession and skill
 * @param freeBeds free now; 0 where nothing is known
 * @param numbers telephones, FINESS, SIRET, RPPS
 */
record Entity(
    String kind,
    String id,
    List<String> names,
    List<String> parents,
    Set<String> facilities,
    Set<String> communes,
    Set<String> departments,
    @Nullable Double lat,
    @Nullable Double lon,
    Map<String, Set<String>> codes,
    String mainActivity,
    Set<String> unitActivities,
    String labels,
    @Nullable Integer ageMin,
    @Nullable Integer ageMax,
    int freeBeds,
    boolean alwaysOpen,
    Set<String> numbers) {

  String key() {
    return kind + " " + id;
  }

  /** Whether all these folded words are words of one of the names. */
  static boolean anyHasAll(List<String> names, List<String> words) {
    return names.stream()
        .map(name -> List.of(FoldedName.of(name).split(" ", -1)))
        .anyMatch(name -> name.containsAll(words));
  }
}

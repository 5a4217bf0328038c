package fr.rormobile.api.guide;

import fr.rormobile.api.nomenclature.KnownCodes;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.api.search.BoundSearches;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What a search that is bound to a node may ask: what {@code GET /search} can, of known codes. */
@Singleton
class SearchRules {
  static final String PREFIX = "search.";

  /** They belong to whoever reads, not to an article. */
  private static final Set<String> OF_THE_READER =
      Set.of("cursor", "size", "facets", "near", "sort");

  private static final Map<String, String> VALUE_SETS =
      Map.of(
          "activity", "J17",
          "careMode", "J19",
          "act", "J16",
          "equipment", "J18",
          "field", "J20",
          "speciality", "J35",
          "patientType", "J29",
          "category", "J55");

  /** TRE_G15, professions of health; psychologists and the like with their RPPS codes. */
  private static final Set<String> PROFESSIONS =
      Set.of(
          "10", "21", "26", "28", "31", "32", "35", "36", "37", "38", "39", "40", "50", "60", "69",
          "70", "71", "72", "73", "80", "81", "82", "83", "84", "85", "86", "91", "92", "93", "94",
          "95", "96", "98");

  private final BoundSearches searches;
  private final KnownCodes codes;
  private final Jdbi jdbi;

  SearchRules(BoundSearches searches, KnownCodes codes, Jdbi jdbi) {
    this.searches = searches;
    this.codes = codes;
    this.jdbi = jdbi;
  }

  /**
   * @param search empty: the node has none
   * @throws ProblemException 400 that names each parameter and code which will not do
   */
  void check(Map<String, List<String>> search, Visibility visibility) {
    if (search.isEmpty()) {
      return;
    }
    var violations = new ArrayList<Violation>();
    for (var name : search.keySet()) {
      if (OF_THE_READER.contains(name)) {
        violations.add(
            new Violation(
                PREFIX + name,
                "unknown",
                null,
                "« " + name + " » appartient à qui cherche, pas à l'article."));
      }
    }
    search.forEach(
        (name, values) ->
            unknown(name, values).forEach(code -> violations.add(unknownCode(name, code))));
    if (!violations.isEmpty()) {
      throw new ProblemException(
          ProblemKind.INVALID, violations.getFirst().message(), violations, null, null);
    }
    searches.check(search, PREFIX, visibility);
  }

  private List<String> unknown(String name, List<String> values) {
    var valueSet = VALUE_SETS.get(name);
    if (valueSet != null) {
      return codes.unknown(valueSet, values);
    }
    return switch (name) {
      case "profession" -> values.stream().filter(code -> !PROFESSIONS.contains(code)).toList();
      case "department" -> unknownDepartments(values);
      default -> List.of();
    };
  }

  private List<String> unknownDepartments(List<String> values) {
    var known =
        jdbi.withHandle(
            h ->
                h.createQuery("SELECT code FROM department WHERE code = ANY (:codes)")
                    .bind("codes", values.toArray(String[]::new))
                    .mapTo(String.class)
                    .set());
    return values.stream().filter(code -> !known.contains(code)).toList();
  }

  private static Violation unknownCode(String name, String code) {
    var valueSet = VALUE_SETS.get(name);
    return new Violation(
        PREFIX + name,
        "reference",
        null,
        "Le code « "
            + code
            + " » du critère « "
            + name
            + " » est inconnu"
            + (valueSet == null ? "." : " de la nomenclature " + valueSet + "."));
  }
}

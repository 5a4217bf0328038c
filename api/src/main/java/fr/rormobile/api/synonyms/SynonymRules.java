package fr.rormobile.api.synonyms;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.SynonymRule;
import fr.rormobile.search.Synonyms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule may be, and how many there may be. Loops cannot be: see {@link Synonyms}. */
final class SynonymRules {
  static final int MOST_RULES = 2_000;
  static final int MOST_TERMS = 20;
  static final int LONGEST_TERM = 100;

  /** What one term may be replaced by in all: more makes a query too long to answer in time. */
  static final int MOST_ALTERNATIVES = 40;

  private SynonymRules() {}

  /**
   * @throws ProblemException 400 that names the field and its bound
   */
  static SynonymRule read(SynonymWire.Input input) {
    var terms = terms("terms", input.terms());
    var to = terms("standsFor", input.standsFor());
    if (terms.isEmpty() || terms.size() + to.size() < 2) {
      throw ProblemException.invalid(
          "terms", "required", null, "Une règle relie au moins deux termes.");
    }
    try {
      return new SynonymRule(terms, to);
    } catch (IllegalArgumentException empty) {
      throw ProblemException.invalid(
          "terms", "pattern", null, "Chaque terme doit avoir au moins un mot qui compte.");
    }
  }

  private static List<String> terms(String field, @Nullable List<String> given) {
    var terms = given == null ? List.<String>of() : given;
    if (terms.size() > MOST_TERMS) {
      throw ProblemException.invalid(
          field, "maxItems", "" + MOST_TERMS, "Une règle a au plus " + MOST_TERMS + " termes.");
    }
    List<String> stripped = new ArrayList<>();
    for (var i = 0; i < terms.size(); i++) {
      var term = terms.get(i).strip();
      var name = field + "[" + i + "]";
      if (term.isEmpty() || term.length() > LONGEST_TERM) {
        throw ProblemException.invalid(
            name, "maxLength", "" + LONGEST_TERM, "Un terme a de 1 à 100 caractères.");
      }
      if (term.contains(",") || term.contains("=>")) {
        throw ProblemException.invalid(
            name, "pattern", null, "Un terme n'a ni virgule ni flèche « => ».");
      }
      stripped.add(term);
    }
    return stripped;
  }

  /**
   * @throws ProblemException 409 when these rules together are too much
   */
  static void checkTogether(List<SynonymRule> rules) {
    if (rules.size() > MOST_RULES) {
      throw ProblemException.conflict("Il y a déjà 2 000 règles : supprimez-en une d'abord.");
    }
    if (Synonyms.of(rules).mostAlternatives() > MOST_ALTERNATIVES) {
      throw ProblemException.conflict(
          "Avec cette règle, un terme aurait plus de "
              + MOST_ALTERNATIVES
              + " synonymes : la recherche deviendrait lente.");
    }
  }
}

package fr.rormobile.api.synonyms;

import fr.rormobile.search.SynonymRule;
import fr.rormobile.search.Synonyms;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The synonym that a search lacked: the words that nothing explains find what the expected unit
 * does. One way, since the right word must not find what the odd one says.
 */
final class Proposal {
  private static final int MOST_WORDS = 4;

  /** What a search says beside what is looked for. */
  private static final Set<String> ASIDE =
      Set.of(
          "lit",
          "lits",
          "place",
          "places",
          "dispo",
          "disponible",
          "disponibles",
          "libre",
          "libres",
          "ouvert",
          "ouverte",
          "garde",
          "urgent",
          "pres",
          "autour",
          "moi",
          "maintenant",
          "ans",
          "an",
          "mois",
          "homme",
          "femme",
          "enfant",
          "patient",
          "patiente",
          "service");

  private Proposal() {}

  /**
   * @param meant what the unit does, in official words: its activity's label
   * @param explains all texts of the unit: names, parents, place, labels
   * @return empty: every word is explained, or too many are not
   */
  static Optional<SynonymRule> of(
      String words, String meant, Collection<String> explains, List<SynonymRule> rules) {
    Set<String> explained = new HashSet<>(ASIDE);
    explains.forEach(text -> explained.addAll(Synonyms.words(text)));
    for (var rule : rules) {
      rule.from().forEach(term -> explained.addAll(Synonyms.words(term)));
      rule.to().forEach(term -> explained.addAll(Synonyms.words(term)));
    }
    var unexplained =
        Synonyms.words(words).stream()
            .filter(word -> word.length() > 1 && !word.matches("\\d+"))
            .filter(word -> !explained.contains(word))
            .toList();
    var to = meant.replaceAll("\\s*\\([^)]*\\)", "").replace(',', ' ').strip();
    if (unexplained.isEmpty()
        || unexplained.size() > MOST_WORDS
        || Synonyms.words(to).isEmpty()
        || to.length() > 100) {
      return Optional.empty();
    }
    return Optional.of(new SynonymRule(List.of(String.join(" ", unexplained)), List.of(to)));
  }
}

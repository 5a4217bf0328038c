package fr.rormobile.api.degraded;

import fr.rormobile.search.SynonymRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What hospitals write for what: words that stand for other words. */
final class Abbreviations {
  /** Of one term. */
  static final int MOST_WORDS = 8;

  private final Map<List<String>, Set<List<String>>> others = new HashMap<>();

  private Abbreviations() {}

  static Abbreviations reading(Collection<SynonymRule> rules) {
    var all = new Abbreviations();
    for (var rule : rules) {
      var from = terms(rule.from());
      var to = rule.to().isEmpty() ? from : terms(rule.to());
      for (var term : from) {
        all.others.computeIfAbsent(term, unseen -> new LinkedHashSet<>()).addAll(to);
      }
    }
    return all;
  }

  private static List<List<String>> terms(List<String> terms) {
    return terms.stream().map(TypedQuery::words).filter(words -> !words.isEmpty()).toList();
  }

  /** What these words stand for together, themselves left out; empty: nothing. */
  List<List<String>> of(List<String> words) {
    var found = new ArrayList<>(others.getOrDefault(words, Set.of()));
    found.remove(words);
    return found;
  }
}

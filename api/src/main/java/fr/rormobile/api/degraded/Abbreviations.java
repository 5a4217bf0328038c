package fr.rormobile.api.degraded;

import fr.rormobile.search.SynonymRule;
import fr.rormobile.search.Synonyms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What hospitals write for what: words that stand for other words. */
final class Abbreviations {
  /** Of one term. */
  static final int MOST_WORDS = 8;

  private final Map<List<String>, Set<List<String>>> others = new HashMap<>();

  private Abbreviations() {}

  static Abbreviations shipped() {
    return reading(Synonyms.shipped().stream().map(SynonymRule::toString).toList());
  }

  /**
   * @param rules « CH, centre hospitalier » both ways, or « a => b, c » one way
   */
  static Abbreviations reading(Collection<String> rules) {
    var all = new Abbreviations();
    for (var rule : rules) {
      var sides = rule.split("=>", 2);
      var from = terms(sides[0]);
      var to = sides.length == 1 ? from : terms(sides[1]);
      for (var term : from) {
        all.others.computeIfAbsent(term, unseen -> new LinkedHashSet<>()).addAll(to);
      }
    }
    return all;
  }

  private static List<List<String>> terms(String side) {
    return Stream.of(side.split(",", -1)).map(TypedQuery::words).filter(w -> !w.isEmpty()).toList();
  }

  /** What these words stand for together, themselves left out; empty: nothing. */
  List<List<String>> of(List<String> words) {
    var found = new ArrayList<>(others.getOrDefault(words, Set.of()));
    found.remove(words);
    return found;
  }
}

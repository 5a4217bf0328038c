package fr.rormobile.search;

import java.util.Arrays;
import java.util.List;

/**
 * Terms that stand for each other, or one way: who types one of {@code from} also finds {@code to},
 * and not the reverse.
 *
 * @param from at least one term; two without {@code to}
 * @param to empty: the terms of {@code from} all find each other
 */
public record SynonymRule(List<String> from, List<String> to) {
  private static final String ARROW = "=>";

  /**
   * @throws IllegalArgumentException for a rule that changes nothing, or a term without a word
   */
  public SynonymRule {
    from = List.copyOf(from);
    to = List.copyOf(to);
    if (from.isEmpty() || from.size() + to.size() < 2) {
      throw new IllegalArgumentException("a rule wants two terms");
    }
    for (var terms : List.of(from, to)) {
      for (var term : terms) {
        if (QueryWords.folded(term).isEmpty()) {
          throw new IllegalArgumentException("no word in « " + term + " »");
        }
      }
    }
  }

  boolean oneWay() {
    return !to.isEmpty();
  }

  /**
   * @param line « réa, réanimation », or « réa => réanimation »
   */
  public static SynonymRule read(String line) {
    var sides = line.split(ARROW, -1);
    if (sides.length > 2) {
      throw new IllegalArgumentException("more than one arrow: " + line);
    }
    return new SynonymRule(terms(sides[0]), sides.length == 1 ? List.of() : terms(sides[1]));
  }

  private static List<String> terms(String side) {
    return Arrays.stream(side.split(",", -1)).map(String::strip).toList();
  }

  /** As {@link #read} reads it. */
  @Override
  public String toString() {
    var left = String.join(", ", from);
    return oneWay() ? left + " " + ARROW + " " + String.join(", ", to) : left;
  }
}

package fr.rormobile.api.interpretation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that differ from a typed one by a typing error: a letter more, less, other, or two swapped.
 */
final class Mending {
  private static final int SHORTEST = 5;

  /** From so many letters on two errors are likely to be one word still. */
  private static final int LONG = 8;

  private final Map<Character, List<String>> byFirst = new HashMap<>();

  /**
   * @param lists of words, the likeliest list first
   */
  Mending(List<? extends Collection<String>> lists) {
    for (var list : lists) {
      list.stream()
          .filter(word -> word.length() >= SHORTEST - 1)
          .sorted()
          .forEach(
              word -> byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(word));
    }
  }

  /** Null: none is close enough. */
  @Nullable String of(String word) {
    if (word.length() < SHORTEST || Character.isDigit(word.charAt(0))) {
      return null;
    }
    String best = null;
    var least = (word.length() >= LONG ? 2 : 1) + 1;
    for (var known : byFirst.getOrDefault(word.charAt(0), List.of())) {
      if (Math.abs(known.length() - word.length()) < least) {
        var errors = errors(word, known, least);
        if (errors < least) {
          best = known;
          least = errors;
        }
      }
    }
    return best;
  }

  /** Damerau's distance without overlaps; at least {@code most} stands for all that is more. */
  static int errors(String one, String other, int most) {
    var before = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      row[0] = i;
      var least = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least >= most) {
        return most;
      }
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}

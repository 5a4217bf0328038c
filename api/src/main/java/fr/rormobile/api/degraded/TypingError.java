package fr.rormobile.api.degraded;

import java.util.Collection;
import java.util.List;

/** Which words may have been meant: as many letters wrong as the index allows. */
final class TypingError {
  private static final int SHORT = 5;

  private TypingError() {}

  /** Those with the fewest errors: one in a short word, two in a longer one. */
  static List<String> closest(String typed, Collection<String> words) {
    var most = typed.length() <= SHORT ? 1 : 2;
    var least =
        words.stream().mapToInt(word -> distance(typed, word)).min().orElse(Integer.MAX_VALUE);
    return least > most
        ? List.of()
        : words.stream().filter(word -> distance(typed, word) == least).toList();
  }

  /** Letters added, left out, replaced, or exchanged with the next one. */
  static int distance(String one, String other) {
    var before = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}

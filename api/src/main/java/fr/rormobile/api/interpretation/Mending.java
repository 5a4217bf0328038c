package fr.rormobile.api.interpretation;

import java.util.ArrayList;
import java.util.Arrays;
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
    var letters = letters(word);
    for (var known : byFirst.getOrDefault(word.charAt(0), List.of())) {
      if (Math.abs(known.length() - word.length()) < least) {
        var errors = swapped(letters, word, known) ? 1 : TypingErrors.between(word, known, least);
        if (errors < least) {
          best = known;
          least = errors;
        }
      }
    }
    return best;
  }

  /** The right letters in a wrong order are one slip of two thumbs. */
  private static boolean swapped(int[] letters, String one, String other) {
    return one.length() == other.length()
        && !one.equals(other)
        && Arrays.equals(letters, letters(other));
  }

  private static int[] letters(String word) {
    return word.chars().sorted().toArray();
  }
}

package fr.rormobile.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed, word by word.
 *
 * @param asked each of them begins a word of what is meant
 * @param helpful small words, what may become one, and titles before a name: they may be missing
 */
record TypedWords(List<String> asked, List<String> helpful) {
  /** Where the analysis parts words too; dots stay, for C.H.U. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s'’‘ʼ´`\\-‐‑–—/_,;:()«»\"+&]+");

  private static final Pattern NOTHING_SAID = Pattern.compile("[^\\p{L}\\p{N}]*");

  /** As the analysis cuts them out of names. */
  private static final Set<String> SMALL =
      Set.of(
          "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "à", "a", "au", "aux", "pour",
          "par", "sur", "un", "une");

  /** Before a name they tell little; names carry them or not. */
  private static final Set<String> TITLES = Set.of("dr", "pr", "docteur", "professeur");

  /** A word more costs time and tells nothing more. */
  private static final int MOST = 12;

  TypedWords {
    asked = List.copyOf(asked);
    helpful = List.copyOf(helpful);
  }

  static TypedWords of(String typed) {
    var words =
        Stream.of(BETWEEN.split(typed, 0))
            .filter(word -> !NOTHING_SAID.matcher(word).matches())
            .limit(MOST)
            .toList();
    var asked = new ArrayList<String>();
    var helpful = new ArrayList<String>();
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      (isSmall(word, i == words.size() - 1) ? helpful : asked).add(word);
    }
    // Nothing but small words: somebody looks for « Le Havre ».
    return asked.isEmpty() ? new TypedWords(words, List.of()) : new TypedWords(asked, helpful);
  }

  private static boolean isSmall(String word, boolean unfinished) {
    var small = word.toLowerCase(Locale.ROOT);
    return SMALL.contains(small)
        || (!unfinished && TITLES.contains(small))
        || (unfinished && SMALL.stream().anyMatch(one -> one.startsWith(small)));
  }
}

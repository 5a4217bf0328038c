package fr.rormobile.api.interpretation;

import fr.rormobile.api.territory.FoldedName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One typed word.
 *
 * @param folded lower case letters and digits without accents, never empty
 * @param from place of its first character in what was typed
 * @param to place after its last
 */
record Word(String folded, int from, int to) {
  private static final Pattern LETTERS_OR_DIGITS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  static List<Word> of(String typed) {
    var words = new ArrayList<Word>();
    var matcher = LETTERS_OR_DIGITS.matcher(typed);
    while (matcher.find()) {
      var folded = FoldedName.of(matcher.group());
      if (!folded.isEmpty()) {
        words.add(new Word(folded, matcher.start(), matcher.end()));
      }
    }
    return words;
  }

  /** What was typed without some of its words, blanks in their places. */
  static String without(String typed, List<Word> words, boolean[] gone) {
    var text = new StringBuilder();
    var at = 0;
    for (var i = 0; i < words.size(); i++) {
      if (gone[i]) {
        text.append(typed, at, words.get(i).from()).append(' ');
        at = words.get(i).to();
      }
    }
    return text.append(typed.substring(at)).toString();
  }

  /** All of it is digits. */
  boolean number() {
    return folded.chars().allMatch(Character::isDigit);
  }
}

package fr.rormobile.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a query as the analysis of the index parts and folds them. */
final class QueryWords {
  /** C.H.U. is one word. */
  private static final Pattern WORD =
      Pattern.compile("\\p{L}(?:\\.\\p{L})+(?!\\p{L})|[\\p{L}\\p{N}\\p{M}]+");

  private static final Pattern MARKS = Pattern.compile("[\\p{M}.]+");

  /** Those that {@link Analysis} cuts out. */
  private static final Set<String> SMALL =
      Set.of(
          "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "à", "au", "aux", "pour",
          "par", "sur", "un", "une");

  private QueryWords() {}

  /**
   * @param start where it is in the text
   * @param end after its last character
   */
  record Word(String folded, int start, int end) {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      var lower =
          Normalizer.normalize(matcher.group(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      if (!SMALL.contains(lower)) {
        words.add(new Word(fold(lower), matcher.start(), matcher.end()));
      }
    }
    return words;
  }

  static List<String> folded(String text) {
    return of(text).stream().map(Word::folded).toList();
  }

  private static String fold(String lower) {
    var plain = lower.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss");
    return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
  }
}

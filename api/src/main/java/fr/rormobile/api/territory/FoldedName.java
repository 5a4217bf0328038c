package fr.rormobile.api.territory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one way in which names of places are folded, for storing them and for looking them up. */
public final class FoldedName {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]+");
  // Followed by another word: somebody who has typed « st » may be on the way to Strasbourg.
  private static final Pattern SAINT = Pattern.compile("\\bst(e?) (?=[a-z0-9])");

  private FoldedName() {}

  /**
   * @return lower case letters and digits without accents, single blanks between words; « St » and
   *     « Ste » before a word are written out; empty where nothing is left
   */
  public static String of(String name) {
    return SAINT.matcher(plain(name)).replaceAll("saint$1 ");
  }

  /** The same with « St » and « Ste » left as they are; {@code fold_words} does it in SQL. */
  public static String plain(String name) {
    var lower = name.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    var plain = ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return PUNCTUATION.matcher(plain).replaceAll(" ").strip();
  }
}

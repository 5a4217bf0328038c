package fr.rormobile.api.guide;

import fr.rormobile.api.territory.FoldedName;
import java.util.List;
import java.util.stream.Stream;

/** Words as they are compared: without accents, in lower case. */
final class Words {
  private Words() {}

  static String folded(String text) {
    return FoldedName.of(text);
  }

  /** Letters and digits alone, so that each may stand in a {@code tsquery}. */
  static List<String> of(String text) {
    return Stream.of(folded(text).split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}

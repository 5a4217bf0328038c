package fr.rormobile.api.degraded;

import fr.rormobile.api.interpretation.TypingErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which words may have been meant: as many letters wrong as the index allows. */
final class TypingError {
  private static final int SHORT = 5;

  private TypingError() {}

  /** Those with the fewest errors: one in a short word, two in a longer one. */
  static List<String> closest(String typed, Collection<String> words) {
    var most = typed.length() <= SHORT ? 1 : 2;
    var closest = new ArrayList<String>();
    var least = most + 1;
    for (var word : words) {
      var errors = TypingErrors.between(typed, word, least + 1);
      if (errors < least) {
        closest.clear();
        least = errors;
      }
      if (errors == least && errors <= most) {
        closest.add(word);
      }
    }
    return List.copyOf(closest);
  }
}

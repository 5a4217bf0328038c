package fr.rormobile.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path of the contract, such as {@code /units/{id}}; a variable stands for exactly one segment.
 */
record PathTemplate(String text) {

  /** The decoded values of the variables, in order; empty when the path is another one. */
  Optional<Map<String, String>> match(String rawPath) {
    var expected = segments(text);
    var actual = segments(rawPath);
    if (expected.size() != actual.size()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < expected.size(); i++) {
      var segment = expected.get(i);
      if (isVariable(segment)) {
        if (actual.get(i).isEmpty()) {
          return Optional.empty();
        }
        values.put(segment.substring(1, segment.length() - 1), decode(actual.get(i)));
      } else if (!segment.equals(actual.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  long variableCount() {
    return segments(text).stream().filter(PathTemplate::isVariable).count();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  /** In a path a plus sign is itself, unlike in a query. */
  private static String decode(String segment) {
    return QueryString.decode(segment.replace("+", "%2B"));
  }
}

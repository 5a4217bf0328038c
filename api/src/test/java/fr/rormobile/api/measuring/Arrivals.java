package fr.rormobile.api.measuring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** When something about a tension first arrived at a provider. Thread-safe. */
final class Arrivals {
  private static final String UUID =
      "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

  private final Pattern tension;
  private final Map<String, Long> first = new ConcurrentHashMap<>();

  /**
   * @param before what stands before the id of the tension in a message, as a regular expression
   */
  Arrivals(String before) {
    tension = Pattern.compile(before + UUID);
  }

  void note(long nanos, String message) {
    var found = tension.matcher(message);
    if (found.find()) {
      first.merge(found.group(1), nanos, Math::min);
    }
  }

  /** Of {@link System#nanoTime()}; by the id of the tension. */
  Map<String, Long> first() {
    return Map.copyOf(first);
  }
}

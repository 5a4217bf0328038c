package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads parameters one by one and remembers, in French, which are not as the contract says. */
final class ParameterReader {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

  private final List<Violation> violations = new ArrayList<>();

  void refuse(String field, String rule, @Nullable String bound, String message) {
    violations.add(new Violation(field, rule, bound, message));
  }

  /**
   * @throws ProblemException 400 that names all that was refused
   */
  void end() {
    if (!violations.isEmpty()) {
      throw ProblemException.badRequest(violations);
    }
  }

  /**
   * @param named for the person, with its article: « Le rayon »
   */
  @Nullable Integer number(
      String field, String named, @Nullable String value, int least, int most, String unit) {
    if (value == null) {
      return null;
    }
    if (!WHOLE_NUMBER.matcher(value).matches()) {
      refuse(field, "type", null, named + " doit être un nombre entier.");
      return null;
    }
    var number = Integer.parseInt(value);
    if (number < least) {
      refuse(field, "min", "" + least, named + " doit être au moins de " + least + unit + ".");
      return null;
    }
    if (number > most) {
      refuse(field, "max", "" + most, named + " doit être au plus de " + most + unit + ".");
      return null;
    }
    return number;
  }

  /** Not empty, and not longer than that. */
  @Nullable String text(String field, String named, @Nullable String value, int longest) {
    if (value == null) {
      return null;
    }
    if (value.isEmpty()) {
      refuse(field, "minLength", "1", named + " ne doit pas être vide.");
      return null;
    }
    if (value.codePointCount(0, value.length()) > longest) {
      refuse(
          field,
          "maxLength",
          "" + longest,
          named + " doit avoir au plus " + longest + " caractères.");
      return null;
    }
    return value;
  }

  @Nullable String matching(String field, @Nullable String value, Pattern pattern, String message) {
    if (value == null) {
      return null;
    }
    if (!pattern.matcher(value).matches()) {
      refuse(field, "pattern", pattern.pattern(), message);
      return null;
    }
    return value;
  }

  boolean flag(String field, @Nullable String value) {
    return Boolean.TRUE.equals(oneOf(field, value, Map.of("true", true, "false", false)));
  }

  <T> @Nullable T oneOf(String field, @Nullable String value, Map<String, T> choices) {
    if (value == null) {
      return null;
    }
    var chosen = choices.get(value);
    if (chosen == null) {
      var admitted = String.join(", ", choices.keySet().stream().sorted().toList());
      refuse(
          field,
          "enum",
          admitted,
          "Le paramètre « " + field + " » doit être l'une de ces valeurs : " + admitted + ".");
    }
    return chosen;
  }

  /** Each value read by the function that reads one; those refused are left out. */
  <T> Set<T> each(
      String field, @Nullable List<String> values, int most, Function<String, Optional<T>> one) {
    if (values == null) {
      return Set.of();
    }
    if (values.size() > most) {
      refuse(
          field,
          "maxItems",
          "" + most,
          "Le paramètre « " + field + " » peut être donné au plus " + most + " fois.");
      return Set.of();
    }
    var read = new LinkedHashSet<T>();
    for (var value : values) {
      one.apply(value).ifPresent(read::add);
    }
    return read;
  }
}

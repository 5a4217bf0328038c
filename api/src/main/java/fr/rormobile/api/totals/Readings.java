package fr.rormobile.api.totals;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads parameters one by one and keeps what is wrong with each, to say it all at once. */
final class Readings {
  private final String path;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param path before each name, e.g. {@code filter.}; empty for parameters of a query
   */
  Readings(String path) {
    this.path = path;
  }

  <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String value, Class<E> type) {
    if (value == null) {
      return null;
    }
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    refuseChoice(
        name,
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    return null;
  }

  void refuseChoice(String name, String choices) {
    refuse(name, "enum", choices, "« " + name + " » doit être l'un de : " + choices + ".");
  }

  boolean flag(String name, @Nullable String value) {
    if (value != null && !value.equals("true") && !value.equals("false")) {
      refuseChoice(name, "true, false");
    }
    return "true".equals(value);
  }

  /** Those of the values that are as they must be, each once. */
  Set<String> codes(String name, @Nullable List<String> values, int most, Pattern form) {
    var read = new TreeSet<String>();
    if (values == null) {
      return read;
    }
    if (values.size() > most) {
      refuse(
          name,
          "maxItems",
          String.valueOf(most),
          "« " + name + " » peut être donné " + most + " fois au plus.");
      return read;
    }
    for (var value : values) {
      if (value != null && form.matcher(value).matches()) {
        read.add(value);
      } else {
        refuse(name, "pattern", null, "« " + name + " » n'a pas la forme attendue.");
      }
    }
    return read;
  }

  void refuse(String name, String rule, @Nullable String bound, String message) {
    violations.add(new Violation(path + name, rule, bound, message));
  }

  /**
   * @throws ProblemException 400 that names all that was refused, if anything was
   */
  void end() {
    if (!violations.isEmpty()) {
      throw new ProblemException(
          ProblemKind.INVALID, violations.getFirst().message(), violations, null, null);
    }
  }
}

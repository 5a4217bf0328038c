package fr.rormobile.api.platform.web;

import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a body could not be read, told by the field's name and never in the reader's own words. */
final class BodyFault {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_PATH = 200;

  /** How the reader's own words begin; a test holds them. */
  private static final String UNKNOWN = "Unknown property [";

  /** The reader is then already at the first item of the list that is none. */
  private static final String NO_LIST = "expected START_ARRAY";

  private BodyFault() {}

  static ProblemException problem(Throwable failure) {
    var isJson = false;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerdeException of) {
        if (!of.getPath().isEmpty()) {
          return problem(of);
        }
        isJson = true;
      }
    }
    return ProblemException.of(
        ProblemKind.UNREADABLE,
        isJson
            ? "Le corps de la demande n'est pas l'objet JSON attendu."
            : "Le corps de la demande n'est pas du JSON lisible.");
  }

  private static ProblemException problem(SerdeException failure) {
    var words = Objects.requireNonNullElse(failure.getMessage(), "");
    var path = failure.getPath();
    if (words.startsWith(UNKNOWN)) {
      var name = named(path);
      return ProblemException.invalid(name, "unknown", null, "« " + name + " » n'existe pas ici.");
    }
    if (words.contains(NO_LIST) && path.getFirst() instanceof CollectionItemReferencePath) {
      path = path.subList(1, path.size());
    }
    var name = named(path);
    return !path.isEmpty() && path.getFirst().getArgument().getType().isEnum()
        ? ProblemException.invalid(
            name, "enum", null, "« " + name + " » n'a pas une des valeurs admises.")
        : ProblemException.invalid(name, "type", null, "« " + name + " » n'a pas le type attendu.");
  }

  /**
   * As the contract writes it: {@code actions[0].actionId}.
   *
   * @param path from the inside to the outside
   */
  private static String named(List<ReferencePath> path) {
    var name = new StringBuilder();
    for (var step : path.reversed()) {
      switch (step) {
        case PropertyReferencePath property -> append(name, property.property().getName());
        case MapItemReferencePath entry -> append(name, entry.key());
        case CollectionItemReferencePath item -> name.append('[').append(item.index()).append(']');
        default -> {}
      }
    }
    return name.isEmpty() ? "body" : shortened(name.toString(), LONGEST_PATH);
  }

  private static void append(StringBuilder path, String name) {
    path.append(path.isEmpty() ? "" : ".").append(shortened(name, LONGEST_NAME));
  }

  private static String shortened(String text, int longest) {
    var printable = CONTROL.matcher(text).replaceAll("?");
    return printable.length() > longest ? printable.substring(0, longest) + "…" : printable;
  }
}

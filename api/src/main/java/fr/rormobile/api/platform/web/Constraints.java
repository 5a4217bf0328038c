package fr.rormobile.api.platform.web;

import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a violated constraint to the contract's rule, bound and French sentence. */
final class Constraints {
  private Constraints() {}

  private static final Map<String, String> RULES =
      Map.of(
          "NotNull", "required",
          "NotBlank", "required",
          "NotEmpty", "required",
          "Min", "min",
          "PositiveOrZero", "min",
          "Positive", "min",
          "Max", "max",
          "Pattern", "pattern",
          "Size", "maxLength");

  static Violation violation(ConstraintViolation<?> refused, boolean ofMethod) {
    var constraint = refused.getConstraintDescriptor();
    var annotation = constraint == null ? null : constraint.getAnnotation();
    var name = annotation == null ? "" : annotation.annotationType().getSimpleName();
    var attributes = constraint == null ? Map.<String, Object>of() : constraint.getAttributes();
    var field = ofMethod ? field(refused) : refused.getPropertyPath().toString();
    var rule = RULES.getOrDefault(name, "type");
    return switch (rule) {
      case "required" -> new Violation(field, rule, null, "« " + field + " » est nécessaire.");
      case "min" -> bounded(field, rule, attributes.getOrDefault("value", 0), "au moins");
      case "max" -> bounded(field, rule, attributes.get("value"), "au plus");
      case "maxLength" -> size(refused, field, attributes);
      default -> new Violation(field, rule, null, "« " + field + " » n'a pas la forme attendue.");
    };
  }

  private static Violation bounded(
      String field, String rule, @Nullable Object bound, String words) {
    return new Violation(
        field,
        rule,
        String.valueOf(bound),
        "« " + field + " » doit être " + words + " " + bound + ".");
  }

  private static Violation size(
      ConstraintViolation<?> refused, String field, Map<String, Object> attributes) {
    var what = refused.getInvalidValue() instanceof CharSequence ? "caractères" : "éléments";
    var min = String.valueOf(attributes.getOrDefault("min", 0));
    var max = String.valueOf(attributes.getOrDefault("max", Integer.MAX_VALUE));
    var unbounded = max.equals(Integer.toString(Integer.MAX_VALUE));
    var tooShort =
        refused.getInvalidValue() instanceof CharSequence text
            && text.length() < Integer.parseInt(min);
    if (tooShort || unbounded) {
      return new Violation(
          field,
          "minLength",
          min,
          "« " + field + " » doit avoir au moins " + min + " " + what + ".");
    }
    var rule = what.equals("éléments") ? "maxItems" : "maxLength";
    return new Violation(
        field, rule, max, "« " + field + " » doit avoir au plus " + max + " " + what + ".");
  }

  /** The path without the method and the name of its body parameter. */
  private static String field(ConstraintViolation<?> refused) {
    var nodes = refused.getPropertyPath().toString().split("\\.", -1);
    if (nodes.length <= 1) {
      return refused.getPropertyPath().toString();
    }
    return String.join(".", List.of(nodes).subList(nodes.length > 2 ? 2 : 1, nodes.length));
  }
}

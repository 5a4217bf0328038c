package fr.rormobile.api.advanced;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tree of criteria in French, for whoever opens an exported table: « Département comporte 37 ».
 */
final class WhereWords {
  private static final int LONGEST = 2_000;

  private WhereWords() {}

  static String of(Where where) {
    var words = where.equals(Where.ANYTHING) ? "aucun critère" : words(where);
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }

  private static String words(Where where) {
    return switch (where) {
      case Where.All(var of) -> joined(of, " ET ");
      case Where.Any(var of) -> joined(of, " OU ");
      case Where.Not(var of) -> "SAUF (" + words(of) + ")";
      case Where.Related(var kind, var of) ->
          kind.label().toLowerCase(java.util.Locale.FRENCH) + " liés : (" + words(of) + ")";
      case Where.Has(var field, var operator, var values) ->
          field.label()
              + " "
              + operator.label()
              + (values.isEmpty() ? "" : " ")
              + values.stream()
                  .map(Object::toString)
                  .map(value -> field.choices().getOrDefault(value, value))
                  .collect(Collectors.joining(", "));
    };
  }

  private static String joined(List<Where> of, String with) {
    return of.isEmpty()
        ? "tout"
        : of.stream()
            .map(
                each ->
                    of.size() == 1 || each instanceof Where.Has
                        ? words(each)
                        : "(" + words(each) + ")")
            .collect(Collectors.joining(with));
  }
}

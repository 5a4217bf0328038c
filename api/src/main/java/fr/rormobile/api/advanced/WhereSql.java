package fr.rormobile.api.advanced;

import fr.rormobile.api.advanced.Field.Source;
import fr.rormobile.api.advanced.Where.Has;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One condition of a tree. The text is ours alone; what a person sent is in {@link #parameters}.
 *
 * <p>NULL within it counts as not true: « and » and « or » of SQL keep that, and « not » is written
 * as IS NOT TRUE.
 */
final class WhereSql {
  private final Map<String, Object> parameters = new HashMap<>();
  private int aliases;

  /**
   * An entity's row in the statement.
   *
   * @param facility of a unit, the row of its facility; otherwise the row itself
   */
  record Row(String alias, String facility) {
    String fill(String sql) {
      return sql.replace("{a}", alias).replace("{f}", facility);
    }
  }

  /** By name, of the conditions made so far. */
  Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }

  String condition(Row row, Kind kind, Where where) {
    return switch (where) {
      case Where.All(var of) -> of.isEmpty() ? "true" : joined(row, kind, of, " AND ");
      case Where.Any(var of) -> joined(row, kind, of, " OR ");
      case Where.Not(var of) -> "(" + condition(row, kind, of) + " IS NOT TRUE)";
      case Where.Related(var related, var of) -> related(row, kind, related, of);
      case Has has -> "(" + row.fill(test(has)) + ")";
    };
  }

  private String joined(Row row, Kind kind, List<Where> of, String with) {
    return of.stream()
        .map(each -> condition(row, kind, each))
        .collect(Collectors.joining(with, "(", ")"));
  }

  /** The rows it comes from leave out what the caller may not see. */
  private String related(Row row, Kind kind, Kind related, Where where) {
    if (kind == Kind.UNIT && related == Kind.FACILITY) {
      return condition(new Row(row.facility(), row.facility()), related, where);
    }
    var alias = "x" + ++aliases;
    var next =
        new Row(
            alias,
            related != Kind.UNIT ? alias : kind == Kind.FACILITY ? row.alias() : alias + "f");
    return "EXISTS (SELECT "
        + row.fill(
            Entities.related(kind, related).replace("{b}", alias).replace("{bf}", alias + "f"))
        + " AND "
        + condition(next, related, where)
        + ")";
  }

  private String test(Has has) {
    var operator = has.operator();
    return switch (has.field().source()) {
      case Source.One(var sql) ->
          switch (operator) {
            case EMPTY -> "(" + sql + ") IS NULL";
            case NOT_EMPTY -> "(" + sql + ") IS NOT NULL";
            default -> compared(has, "(" + sql + ")");
          };
      case Source.Many(var from, var value) ->
          switch (operator) {
            case EMPTY -> "NOT EXISTS (SELECT " + from + ")";
            case NOT_EMPTY -> "EXISTS (SELECT " + from + ")";
            case HAS_ALL ->
                each(
                    has.values(),
                    " AND ",
                    name -> "EXISTS (SELECT " + from + " AND " + value + " = " + name + ")");
            default -> "EXISTS (SELECT " + from + " AND (" + compared(has, value) + "))";
          };
      case Source.Meets(var sql) -> meets(has, sql);
    };
  }

  private String meets(Has has, String sql) {
    return switch (has.operator()) {
      case HAS_ALL -> each(has.values(), " AND ", name -> sql.replace("{v}", name));
      case AT_LEAST ->
          sql.replace("{v}", parameter(has.values().getFirst()))
              .replace("{n}", parameter(has.values().getLast()));
      default -> each(has.values(), " OR ", name -> sql.replace("{v}", name));
    };
  }

  /** One value of the field with those asked for. */
  private String compared(Has has, String value) {
    var words = has.field().type() == ValueType.TEXT;
    return switch (has.operator()) {
      case HAS_ANY -> value + " = ANY (" + parameter(texts(has.values())) + ")";
      case IS ->
          words
              ? folded(value) + " = " + folded(parameter(has.values().getFirst()))
              : value + " = " + parameter(has.values().getFirst());
      case STARTS_WITH ->
          each(
              has.values(),
              " OR ",
              name ->
                  words
                      ? "starts_with(" + folded(value) + ", " + folded(name) + ")"
                      : "starts_with(" + value + ", " + name + ")");
      case CONTAINS ->
          each(
              has.values(),
              " OR ",
              name ->
                  words
                      ? "strpos(" + folded(value) + ", " + folded(name) + ") > 0"
                      : "strpos(" + value + ", " + name + ") > 0");
      case AT_LEAST -> value + " >= " + parameter(has.values().getFirst());
      case AT_MOST -> value + " <= " + parameter(has.values().getFirst());
      case BEFORE -> value + " < " + parameter(has.values().getFirst());
      case AFTER -> value + " > " + parameter(has.values().getFirst());
      case HAS_ALL, EMPTY, NOT_EMPTY -> throw new IllegalStateException("not a comparison");
    };
  }

  private static String folded(String sql) {
    return "fold_letters(" + sql + ")";
  }

  private String each(List<Object> values, String with, UnaryOperator<String> sql) {
    return values.stream()
        .map(value -> sql.apply(parameter(value)))
        .collect(Collectors.joining(with, "(", ")"));
  }

  private static String[] texts(List<Object> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }

  private String parameter(Object value) {
    var name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }
}

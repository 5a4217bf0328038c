package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import fr.rormobile.search.Synonyms.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the synonyms into the clauses that ask for words of text. The clauses are made as if there
 * were none; those of one word after another that matter stay as they are.
 */
final class Expansion {
  /** Names as they are spelled, beginnings, sounds and numbers have no synonyms. */
  private static final Set<String> FIELDS =
      Set.of(
          Fields.ALL,
          Fields.ALL_PLAIN,
          Fields.NAME,
          Fields.NAME_PLAIN,
          Fields.ALIASES,
          Fields.PARENT_NAMES,
          Fields.PLACE,
          Fields.LABELS);

  private final Synonyms synonyms;

  Expansion(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  /** The same clause, and all within it, with what may stand for its words. */
  Map<String, Object> in(Map<String, Object> clause) {
    Map<String, Object> expanded = new LinkedHashMap<>();
    clause.forEach(
        (key, value) -> {
          var own =
              value instanceof Map<?, ?> map ? expand(key, typed(map)) : Map.<String, Object>of();
          if (own.isEmpty()) {
            expanded.put(key, within(value));
          } else {
            expanded.putAll(own);
          }
        });
    return expanded;
  }

  private Object within(Object value) {
    if (value instanceof Map<?, ?> map) {
      return in(typed(map));
    }
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(item -> all.add(within(item)));
      return all;
    }
    return value;
  }

  @SuppressWarnings("unchecked") // our own clauses: every key is a text
  private static Map<String, Object> typed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  /** Empty: nothing to expand. */
  private Map<String, Object> expand(String kind, Map<String, Object> body) {
    if (kind.equals("multi_match") && body.get("query") instanceof String words) {
      var parts = synonyms.parts(words);
      return parts.isEmpty() ? Map.of() : weighed(body, parts);
    }
    if (kind.equals("match") && body.size() == 1) {
      var field = body.keySet().iterator().next();
      if (FIELDS.contains(field)
          && body.get(field) instanceof Map<?, ?> map
          && typed(map).get("query") instanceof String words) {
        var parts = synonyms.parts(words);
        return parts.isEmpty() ? Map.of() : matched(field, typed(map), parts);
      }
    }
    return Map.of();
  }

  /** Each stretch, in one of its ways: all of them, or as many as are asked for. */
  private static Map<String, Object> matched(
      String field, Map<String, Object> options, List<Part> parts) {
    var clauses = arr();
    for (var part : parts) {
      var ways = arr(typed(field, options, part));
      part.others().forEach(other -> ways.add(other(field, other)));
      clauses.add(ways.size() == 1 ? ways.getFirst() : obj("dis_max", obj("queries", ways)));
    }
    return "and".equals(options.get("operator"))
        ? obj("bool", obj("must", clauses, "boost", options.get("boost")))
        : obj(
            "bool",
            obj(
                "should",
                clauses,
                "minimum_should_match",
                options.getOrDefault("minimum_should_match", 1),
                "boost",
                options.get("boost")));
  }

  private static Map<String, Object> typed(String field, Map<String, Object> options, Part part) {
    boolean whole = part.words().size() > 1 && options.get("fuzziness") == null;
    return whole ? other(field, part.text()) : obj("match", obj(field, with(options, part.text())));
  }

  /** A stretch of several words is wanted whole, and no share of a share. */
  private static Map<String, Object> with(Map<String, Object> options, String text) {
    var one = new LinkedHashMap<>(options);
    one.remove("minimum_should_match");
    one.remove("boost");
    one.put("query", text);
    one.put("operator", "and");
    return one;
  }

  private static Map<String, Object> other(String field, String text) {
    return QueryWords.folded(text).size() == 1
        ? obj("match", obj(field, obj("query", text)))
        : obj("match_phrase", obj(field, obj("query", text)));
  }

  /** What a stretch weighs is what its best way weighs. */
  private static Map<String, Object> weighed(Map<String, Object> body, List<Part> parts) {
    var clauses = arr();
    for (var part : parts) {
      var ways = arr(multi(body, part.text(), part.words().size()));
      part.others().forEach(other -> ways.add(multi(body, other, QueryWords.folded(other).size())));
      clauses.add(ways.size() == 1 ? ways.getFirst() : obj("dis_max", obj("queries", ways)));
    }
    return obj("bool", obj("should", clauses));
  }

  private static Map<String, Object> multi(Map<String, Object> body, String text, int words) {
    var one = new LinkedHashMap<>(body);
    one.put("query", text);
    if (words > 1) {
      one.put("type", "phrase");
    }
    return obj("multi_match", one);
  }
}

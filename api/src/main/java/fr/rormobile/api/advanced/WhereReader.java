package fr.rormobile.api.advanced;

import fr.rormobile.api.advanced.AdvancedSearch.Sort;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an advanced search by hand, so that what is wrong is named by its place in the
 * tree: {@code where.all[1].values[0]}. Stops at the first fault.
 */
final class WhereReader {
  static final int DEEPEST = 5;
  static final int MOST_CRITERIA = 50;
  private static final Set<String> BODY = Set.of("kind", "where", "sort", "size", "cursor");
  private static final Set<String> CRITERION = Set.of("field", "op", "values");
  private static final Set<String> RELATED = Set.of("related", "where");
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,1000}");

  private final String root;
  private int criteria;

  private WhereReader(String root) {
    this.root = root;
  }

  /**
   * @param root where the body stands in the request, with its dot; empty: it is the request
   * @throws ProblemException 400
   */
  static AdvancedSearch read(JsonNode body, String root) {
    return new WhereReader(root).search(body);
  }

  private AdvancedSearch search(JsonNode body) {
    if (!body.isObject()) {
      var path = root.isEmpty() ? "body" : root.substring(0, root.length() - 1);
      throw refused(path, "type", null, "La recherche doit être un objet JSON.");
    }
    onlyKeys(body, BODY, root);
    var kind = kind(body, "kind", root);
    var where = body.get("where");
    var read =
        where == null || where.isNull() ? Where.ANYTHING : node(where, kind, root + "where", 1);
    return new AdvancedSearch(kind, read, sort(body, kind), size(body), cursor(body));
  }

  private Where node(JsonNode node, Kind kind, String path, int depth) {
    if (!node.isObject()) {
      throw refused(path, "type", null, "« " + path + " » doit être un objet JSON.");
    }
    if (node.get("field") != null) {
      onlyKeys(node, CRITERION, path + ".");
      return criterion(node, kind, path);
    }
    if (depth > DEEPEST) {
      throw refused(
          path,
          "max",
          "" + DEEPEST,
          "Les critères s'emboîtent sur " + DEEPEST + " niveaux au plus.");
    }
    if (node.get("related") != null) {
      onlyKeys(node, RELATED, path + ".");
      return related(node, kind, path, depth);
    }
    var one = List.of("all", "any", "not").stream().filter(key -> node.get(key) != null).toList();
    if (one.size() != 1) {
      throw refused(
          path,
          one.isEmpty() ? "required" : "excludes",
          "all, any, not, field, related",
          "« " + path + " » doit porter une seule de ces clés : all, any, not, field, related.");
    }
    onlyKeys(node, Set.of(one.getFirst()), path + ".");
    return switch (one.getFirst()) {
      case "all" -> new Where.All(nodes(node, "all", kind, path, depth));
      case "any" -> new Where.Any(nodes(node, "any", kind, path, depth));
      default -> new Where.Not(node(child(node, "not"), kind, path + ".not", depth + 1));
    };
  }

  private List<Where> nodes(JsonNode node, String key, Kind kind, String path, int depth) {
    var list = child(node, key);
    var here = path + "." + key;
    if (!list.isArray()) {
      throw refused(here, "type", null, "« " + here + " » doit être une liste de critères.");
    }
    if (list.size() == 0) {
      throw refused(here, "required", "1", "« " + here + " » doit porter au moins un critère.");
    }
    var read = new ArrayList<Where>();
    for (var each : list.values()) {
      read.add(node(each, kind, here + "[" + read.size() + "]", depth + 1));
    }
    return read;
  }

  private Where related(JsonNode node, Kind kind, String path, int depth) {
    var related = kind(node, "related", path + ".");
    if (related == kind) {
      throw refused(
          path + ".related",
          "excludes",
          null,
          "« " + path + ".related » doit être d'une autre nature que ce que l'on cherche ici.");
    }
    var where = node.get("where");
    return new Where.Related(
        related,
        where == null || where.isNull()
            ? Where.ANYTHING
            : node(where, related, path + ".where", depth + 1));
  }

  private Where criterion(JsonNode node, Kind kind, String path) {
    if (++criteria > MOST_CRITERIA) {
      throw refused(
          path,
          "maxItems",
          "" + MOST_CRITERIA,
          "Une recherche porte au plus " + MOST_CRITERIA + " critères.");
    }
    var name = text(child(node, "field"), path + ".field");
    var field =
        Fields.find(kind, name)
            .orElseThrow(
                () ->
                    refused(
                        path + ".field",
                        "reference",
                        null,
                        "Ce champ n'existe pas pour cette nature ; voyez GET"
                            + " /search/advanced/fields."));
    return new Where.Has(field, operator(node, field, path), values(node, field, path));
  }

  private static Operator operator(JsonNode node, Field field, String path) {
    var here = path + ".op";
    var named = text(child(node, "op", here), here);
    return field.offered().stream()
        .filter(operator -> operator.name().equals(named))
        .findFirst()
        .orElseThrow(
            () -> {
              var admitted =
                  field.offered().stream().map(Operator::name).collect(Collectors.joining(", "));
              return refused(
                  here,
                  "enum",
                  admitted,
                  "« " + here + " » doit être, pour ce champ, l'un de : " + admitted + ".");
            });
  }

  private static List<Object> values(JsonNode node, Field field, String path) {
    var operator = operator(node, field, path);
    var pair = field.type() == ValueType.CODE_AND_NUMBER;
    var least = pair ? 2 : operator.least();
    var most = pair ? 2 : operator.most();
    var here = path + ".values";
    var list = node.get("values");
    var count = list == null || list.isNull() ? 0 : list.size();
    if (list != null && !list.isNull() && !list.isArray()) {
      throw refused(here, "type", null, "« " + here + " » doit être une liste de textes.");
    }
    if (count < least || list == null) {
      if (least == 0) {
        return List.of();
      }
      throw refused(
          here, "required", "" + least, "« " + here + " » doit porter " + plural(least) + ".");
    }
    if (count > most) {
      throw refused(
          here,
          "maxItems",
          "" + most,
          most == 0
              ? "« " + here + " » n'a pas lieu d'être avec cet opérateur."
              : "« " + here + " » doit porter au plus " + plural(most) + ".");
    }
    var read = new ArrayList<Object>();
    for (var each : list.values()) {
      read.add(value(each, field, read.size(), here + "[" + read.size() + "]"));
    }
    return read;
  }

  private static String plural(int values) {
    return values == 1 ? "une valeur" : values + " valeurs";
  }

  private static Object value(JsonNode node, Field field, int rank, String here) {
    var text = text(node, here);
    if (!field.choices().isEmpty() && !field.choices().containsKey(text)) {
      var admitted = String.join(", ", field.choices().keySet());
      throw refused(
          here, "enum", admitted, "« " + here + " » doit être l'un de : " + admitted + ".");
    }
    var type = field.type();
    var second = type == ValueType.CODE_AND_NUMBER && rank == 1;
    var value = second ? ValueType.decimal(text) : type.read(text);
    return value.orElseThrow(
        () ->
            refused(
                here,
                "type",
                null,
                "« "
                    + here
                    + " » doit être "
                    + (second ? "un nombre positif" : type.expected())
                    + "."));
  }

  private Sort sort(JsonNode body, Kind kind) {
    var given = body.get("sort");
    if (given == null || given.isNull()) {
      return Sort.NAME;
    }
    var admitted =
        Arrays.stream(Sort.values())
            .filter(sort -> sort != Sort.AVAILABLE || kind == Kind.UNIT)
            .toList();
    var named = text(given, root + "sort");
    return admitted.stream()
        .filter(sort -> sort.onTheWire().equals(named))
        .findFirst()
        .orElseThrow(
            () -> {
              var list = admitted.stream().map(Sort::onTheWire).collect(Collectors.joining(", "));
              return refused(
                  root + "sort", "enum", list, "L'ordre doit être, ici, l'un de : " + list + ".");
            });
  }

  private int size(JsonNode body) {
    var given = body.get("size");
    if (given == null || given.isNull()) {
      return AdvancedSearch.DEFAULT_SIZE;
    }
    var path = root + "size";
    if (!given.isNumber() || given.getDoubleValue() != Math.rint(given.getDoubleValue())) {
      throw refused(path, "type", null, "La taille de la page doit être un nombre entier.");
    }
    if (given.getDoubleValue() < 1) {
      throw refused(path, "min", "1", "La taille de la page doit être au moins de 1.");
    }
    if (given.getDoubleValue() > AdvancedSearch.LARGEST_SIZE) {
      throw refused(
          path,
          "max",
          "" + AdvancedSearch.LARGEST_SIZE,
          "La taille de la page doit être au plus de " + AdvancedSearch.LARGEST_SIZE + ".");
    }
    return given.getIntValue();
  }

  private @Nullable String cursor(JsonNode body) {
    var given = body.get("cursor");
    if (given == null || given.isNull()) {
      return null;
    }
    var cursor = text(given, root + "cursor");
    if (!CURSOR.matcher(cursor).matches()) {
      throw refused(
          root + "cursor", "cursor", null, "Ce curseur n'est pas le nôtre ; reprenez au début.");
    }
    return cursor;
  }

  private static Kind kind(JsonNode node, String key, String path) {
    var here = path + key;
    var named = text(child(node, key, here), here);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    here,
                    "enum",
                    "FACILITY, UNIT, PROFESSIONAL",
                    "« " + here + " » doit être FACILITY, UNIT ou PROFESSIONAL."));
  }

  private static JsonNode child(JsonNode node, String key) {
    return child(node, key, key);
  }

  private static JsonNode child(JsonNode node, String key, String path) {
    var child = node.get(key);
    if (child == null) {
      throw refused(path, "required", null, "« " + path + " » est nécessaire.");
    }
    return child;
  }

  private static String text(JsonNode node, String path) {
    if (!node.isString()) {
      throw refused(path, "type", null, "« " + path + " » doit être un texte.");
    }
    return node.getStringValue();
  }

  private static void onlyKeys(JsonNode node, Set<String> known, String path) {
    var unknown = new TreeSet<String>();
    node.entries()
        .forEach(
            entry -> {
              if (!known.contains(entry.getKey())) {
                unknown.add(entry.getKey());
              }
            });
    if (!unknown.isEmpty()) {
      var name = unknown.first();
      var shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
      throw refused(path + shown, "unknown", null, "« " + path + shown + " » n'existe pas ici.");
    }
  }

  private static ProblemException refused(
      String path, String rule, @Nullable String bound, String message) {
    return ProblemException.invalid(path, rule, bound, message);
  }
}

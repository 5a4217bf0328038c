package fr.rormobile.api.feeds;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Parameters of a FHIRPath Patch: the form of the ANS's developer guide (the extension
 * within {@code value.part.extension}), and those of its implementation guide (the extension as the
 * part itself, {@code valueExtension}, {@code valueInt}).
 */
final class PatchReader {
  private static final int MOST_OPERATIONS = 100;
  private static final int DEEPEST = 12;

  private PatchReader() {}

  /**
   * @throws PatchRefusal when it is not a patch of capacities
   */
  static List<PatchOperation> read(JsonNode body) {
    if (!body.isObject() || !"Parameters".equals(text(body.get("resourceType")))) {
      throw PatchRefusal.unreadable("Le corps doit être une ressource Parameters.");
    }
    var parameters = body.get("parameter");
    if (parameters == null || !parameters.isArray() || parameters.size() == 0) {
      throw PatchRefusal.unreadable("Il manque au moins une opération dans « parameter ».");
    }
    if (parameters.size() > MOST_OPERATIONS) {
      throw PatchRefusal.unreadable("Un patch a au plus " + MOST_OPERATIONS + " opérations.");
    }
    var operations = new ArrayList<PatchOperation>();
    for (var parameter : parameters.values()) {
      if (!parameter.isObject() || !"operation".equals(text(parameter.get("name")))) {
        throw PatchRefusal.unreadable("Chaque paramètre doit être une « operation ».");
      }
      operations.add(operation(parts(parameter)));
    }
    return operations;
  }

  private static PatchOperation operation(List<JsonNode> parts) {
    var type = primitive(named(parts, "type"));
    var text = primitive(named(parts, "path"));
    if (type == null || text == null) {
      throw PatchRefusal.unreadable("Une opération a un « type » et un « path ».");
    }
    var path = path(text);
    if (!CapacityValue.isIndicator(path.criteria())) {
      throw PatchRefusal.rule(
          "Les critères du FhirPath ne correspondent pas à un indicateur valide : "
              + CapacityValue.told(path.criteria()),
          PatchRefusal.LINE);
    }
    return switch (type) {
      case "add" -> put(path, parts, false);
      case "replace" ->
          path.part() == null ? put(path, parts, true) : setPart(path, path.part(), parts);
      case "delete" -> delete(path);
      default ->
          throw PatchRefusal.unreadable("Le type doit être add, replace ou delete, pas " + type);
    };
  }

  private static CapacityPath path(String text) {
    try {
      return CapacityPath.parse(text);
    } catch (CapacityPath.Unknown unknown) {
      throw PatchRefusal.rule("FhirPath non reconnu : " + unknown.getMessage(), "Location");
    }
  }

  private static PatchOperation put(CapacityPath path, List<JsonNode> parts, boolean mustBeThere) {
    if (path.part() != null) {
      throw PatchRefusal.rule("« add » ajoute une extension entière.", PatchRefusal.LINE);
    }
    var values = new ArrayList<CapacityValue>();
    for (var part : parts) {
      var name = text(part.get("name"));
      if (!"type".equals(name) && !"path".equals(name)) {
        collect(part, values, 0);
      }
    }
    if (values.isEmpty()) {
      throw PatchRefusal.rule(
          "L'opération ne donne aucune extension ror-location-supported-capacity",
          PatchRefusal.VALUE);
    }
    return new PatchOperation.Put(path, values, mustBeThere);
  }

  private static PatchOperation setPart(
      CapacityPath path, CapacityElement part, List<JsonNode> parts) {
    for (var node : parts) {
      var name = text(node.get("name"));
      if (name != null && name.startsWith("value")) {
        var value = primitive(node);
        if (value != null) {
          return new PatchOperation.SetPart(path, part, value);
        }
      }
    }
    throw PatchRefusal.rule("L'opération ne donne pas de valeur", PatchRefusal.valueOf(part));
  }

  /** Without a criterion it would take away all that is known of the place. */
  private static PatchOperation delete(CapacityPath path) {
    if (path.part() != null || path.criteria().isEmpty()) {
      throw PatchRefusal.rule(
          "« delete » nomme les indicateurs à supprimer par leurs codes", PatchRefusal.LINE);
    }
    return new PatchOperation.Delete(path);
  }

  /** Every extension of a capacity in there, however it is wrapped. */
  private static void collect(JsonNode node, List<CapacityValue> values, int depth) {
    if (depth > DEEPEST) {
      throw PatchRefusal.unreadable("La valeur est trop imbriquée.");
    }
    if (node.isObject()) {
      var url = text(node.get("url"));
      var inner = node.get("extension");
      if (url != null && CapacityElement.isExtension(url) && inner != null && inner.isArray()) {
        values.add(value(inner));
        return;
      }
    }
    if (node.isContainerNode()) {
      for (var child : node.values()) {
        collect(child, values, depth + 1);
      }
    }
  }

  private static CapacityValue value(JsonNode extensions) {
    var codes = new EnumMap<CapacityElement, String>(CapacityElement.class);
    Integer number = null;
    Instant date = null;
    for (var extension : extensions.values()) {
      var url = extension.isObject() ? text(extension.get("url")) : null;
      var element = url == null ? null : CapacityElement.of(url).orElse(null);
      var value = primitive(extension);
      if (element == null || value == null) {
        continue; // others may be there: the profile leaves the extension open
      }
      checkSystem(element, extension);
      switch (element) {
        case NUMBER -> number = number(value);
        case DATE -> date = date(value);
        default -> codes.put(element, value);
      }
    }
    return CapacityValue.of(codes, number, date);
  }

  private static void checkSystem(CapacityElement element, JsonNode extension) {
    var system = system(extension);
    if (element.isCoded() && system != null && !element.accepts(system)) {
      throw PatchRefusal.rule(CapacityValue.wrongCode(element), PatchRefusal.valueOf(element));
    }
  }

  static int number(String value) {
    if (!value.matches("-?[0-9]{1,9}")) {
      throw PatchRefusal.rule(
          "L'attribut 'nombreCapacite' doit être un entier",
          PatchRefusal.valueOf(CapacityElement.NUMBER));
    }
    return Integer.parseInt(value);
  }

  static Instant date(String value) {
    return Counted.withOffset(value)
        .map(counted -> counted.in(java.time.ZoneOffset.UTC))
        .orElseThrow(
            () ->
                PatchRefusal.rule(
                    "L'attribut 'dateMAJCapacite' doit être une date et une heure avec son"
                        + " décalage",
                    PatchRefusal.valueOf(CapacityElement.DATE)));
  }

  private static List<JsonNode> parts(JsonNode parameter) {
    var parts = parameter.get("part");
    var all = new ArrayList<JsonNode>();
    if (parts != null && parts.isArray()) {
      parts.values().forEach(all::add);
    }
    if (all.isEmpty() || !all.stream().allMatch(JsonNode::isObject)) {
      throw PatchRefusal.unreadable("Une « operation » a des « part ».");
    }
    return all;
  }

  private static @Nullable JsonNode named(List<JsonNode> parts, String name) {
    return parts.stream()
        .filter(part -> name.equals(text(part.get("name"))))
        .findFirst()
        .orElse(null);
  }

  /** The first text or number of a {@code value…}; of a concept, its first code. */
  private static @Nullable String primitive(@Nullable JsonNode node) {
    return node == null ? null : primitive(node, 0).orElse(null);
  }

  private static Optional<String> primitive(JsonNode node, int depth) {
    if (node.isString() || node.isNumber()) {
      return Optional.of(
          node.isString() ? node.getStringValue().strip() : node.coerceStringValue());
    }
    if (depth > DEEPEST || !node.isContainerNode()) {
      return Optional.empty();
    }
    if (node.isArray()) {
      return node.size() == 0 ? Optional.empty() : primitive(node.get(0), depth + 1);
    }
    for (Map.Entry<String, JsonNode> member : node.entries()) {
      var name = member.getKey();
      if (name.startsWith("value")
          || name.equals("coding")
          || name.equals("code")
          || name.equals("part")) {
        var found = primitive(member.getValue(), depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable String system(JsonNode extension) {
    var concept = extension.get("valueCodeableConcept");
    var coding = concept == null || !concept.isObject() ? null : concept.get("coding");
    var first = coding == null || !coding.isArray() || coding.size() == 0 ? null : coding.get(0);
    return first == null || !first.isObject() ? null : text(first.get("system"));
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.getStringValue() : null;
  }
}

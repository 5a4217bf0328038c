package fr.rormobile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of the contract, closed: an object refuses every property that its schema does not
 * name.
 *
 * <p>JSON Schema lets unknown properties pass, so that a field nobody wrote in the contract would
 * never be noticed. Each schema is therefore kept in two forms: <i>sealed</i>, with {@code
 * unevaluatedProperties: false}, wherever it describes a whole value, and <i>open</i> where it is
 * one part of a composition ({@code allOf} and the like), whose other parts bring their own
 * properties. A schema that says itself what becomes of other properties is left as it is.
 */
final class StrictSchemas {

  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";
  private static final String OPEN_SUFFIX = "__open";

  /** Keywords whose members are schemas of other values: each is a whole. */
  private static final Set<String> MAPS_OF_WHOLES = Set.of("properties", "patternProperties");

  private static final Set<String> WHOLES =
      Set.of(
          "items", "contains", "additionalProperties", "unevaluatedProperties", "unevaluatedItems");

  /** Keywords whose members describe the same value again: each is a part. */
  private static final Set<String> LISTS_OF_PARTS = Set.of("allOf", "anyOf", "oneOf");

  private static final Set<String> PARTS = Set.of("not", "if", "then", "else");

  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final SchemaValidatorsConfig config =
      SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).formatAssertionsEnabled(true).build();

  StrictSchemas(JsonNode componentSchemas) {
    for (var schema : componentSchemas.properties()) {
      definitions.set(schema.getKey(), closed(schema.getValue(), true));
      definitions.set(schema.getKey() + OPEN_SUFFIX, closed(schema.getValue(), false));
    }
  }

  /** What is wrong with the value, each with the place of the fault; empty when it fits. */
  List<String> violations(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private JsonSchema compile(JsonNode schema) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SchemaId.V202012);
    root.setAll((ObjectNode) closed(schema, true));
    root.set("$defs", used(root));
    return factory.getSchema(root, config);
  }

  /**
   * What the schema refers to, and what that refers to; all of them in each took half a gigabyte.
   */
  private ObjectNode used(JsonNode schema) {
    var used = JsonNodeFactory.instance.objectNode();
    var unread = new ArrayDeque<JsonNode>(List.of(schema));
    while (!unread.isEmpty()) {
      for (var reference : unread.remove().findValuesAsText("$ref")) {
        var name = reference.substring(DEFINITIONS.length());
        var definition = definitions.get(name);
        if (definition != null && !used.has(name)) {
          used.set(name, definition);
          unread.add(definition);
        }
      }
    }
    return used;
  }

  private static JsonNode closed(JsonNode schema, boolean whole) {
    if (!schema.isObject()) {
      return schema;
    }
    var seal = whole && composes(schema) && !saysItself(schema);
    var result = JsonNodeFactory.instance.objectNode();
    for (var keyword : schema.properties()) {
      result.set(
          keyword.getKey(), closedKeyword(keyword.getKey(), keyword.getValue(), seal, whole));
    }
    if (seal) {
      result.put("unevaluatedProperties", false);
    }
    return result;
  }

  private static JsonNode closedKeyword(String name, JsonNode value, boolean seal, boolean whole) {
    if (name.equals("$ref")) {
      return reference(value.asText(), whole && !seal);
    }
    if (WHOLES.contains(name)) {
      return closed(value, true);
    }
    if (PARTS.contains(name)) {
      return closed(value, false);
    }
    if (MAPS_OF_WHOLES.contains(name)) {
      var members = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(each -> members.set(each.getKey(), closed(each.getValue(), true)));
      return members;
    }
    if (LISTS_OF_PARTS.contains(name)) {
      var members = JsonNodeFactory.instance.arrayNode();
      value.forEach(each -> members.add(closed(each, false)));
      return members;
    }
    return value;
  }

  private static JsonNode reference(String target, boolean whole) {
    if (!target.startsWith(COMPONENTS)) {
      throw new IllegalArgumentException(
          "a schema refers to something else than a schema: " + target);
    }
    var name = target.substring(COMPONENTS.length());
    return JsonNodeFactory.instance.textNode(DEFINITIONS + name + (whole ? "" : OPEN_SUFFIX));
  }

  private static boolean composes(JsonNode schema) {
    return schema.has("properties") || LISTS_OF_PARTS.stream().anyMatch(schema::has);
  }

  private static boolean saysItself(JsonNode schema) {
    return schema.has("additionalProperties") || schema.has("unevaluatedProperties");
  }
}

package fr.rormobile.contract.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/**
 * What a later contract takes away from applications made for an earlier one. openapi-diff says it
 * of paths, parameters and schemas; it overlooks most of a schema that is written in OpenAPI 3.1,
 * so both are given to it as 3.0, which ours are but for {@code const}. What it does not look at is
 * looked at here: roles, whether a session is needed, and optional fields.
 */
final class Compatibility {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** An answer may say something new: applications know that. */
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          .configProperty("incompatible.response.enum.increased", "false")
          .configProperty("incompatible.operation.id.changed", "true")
          .build();

  private Compatibility() {}

  /**
   * @param earlier as YAML
   * @param later as YAML
   * @return what was taken away, as sentences; empty when nothing was
   */
  static List<String> broken(String earlier, String later) {
    var before = read(earlier);
    var after = read(later);
    var found = new ArrayList<String>();
    var changes = OpenApiCompare.fromContents(asOf30(before), asOf30(after), null, OPTIONS);
    if (changes.isIncompatible()) {
      found.addAll(sentences(changes));
    }
    var operations = operations(after);
    var fields = new LostFields(before, after);
    operations(before)
        .forEach(
            (name, operation) -> {
              var kept = operations.get(name);
              if (kept != null) {
                compare(name, operation, kept, found);
                fields.compareOperation(name, operation, kept);
              }
            });
    found.addAll(fields.found());
    return List.copyOf(found);
  }

  static String version(String contract) {
    return read(contract).at("/info/version").asText();
  }

  private static List<String> sentences(ChangedOpenApi changes) {
    var found = new ArrayList<String>();
    changes
        .getMissingEndpoints()
        .forEach(gone -> found.add(gone.getMethod() + " " + gone.getPathUrl() + " is gone"));
    changes.getChangedOperations().stream()
        .filter(ChangedOperation::isIncompatible)
        .forEach(
            changed ->
                found.add(
                    changed.getHttpMethod()
                        + " "
                        + changed.getPathUrl()
                        + " no longer is what applications know"));
    if (found.isEmpty()) {
      found.add("a schema no longer is what applications know");
    }
    return found;
  }

  private static void compare(String name, JsonNode before, JsonNode after, List<String> found) {
    if (before.path("security").isEmpty() && before.has("security") && !after.has("security")) {
      found.add(name + " needs a session now");
    }
    var gone = roles(before);
    gone.removeAll(roles(after));
    if (before.has("x-roles") && after.has("x-roles") && !gone.isEmpty()) {
      found.add(name + " is closed to " + gone);
    }
  }

  private static List<String> roles(JsonNode operation) {
    return operation
        .path("x-roles")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<String, JsonNode> operations(JsonNode contract) {
    var found = new TreeMap<String, JsonNode>();
    contract
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(
                        member ->
                            found.put(
                                member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                member.getValue())));
    return found;
  }

  private static String asOf30(JsonNode contract) {
    ObjectNode copy = contract.deepCopy();
    copy.put("openapi", "3.0.3");
    copy.withObject("/info").remove("summary");
    constantsAsEnumerations(copy);
    try {
      return YAML.writeValueAsString(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void constantsAsEnumerations(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("const") && object.has("type")) {
      object.putArray("enum").add(object.remove("const"));
    }
    node.forEach(Compatibility::constantsAsEnumerations);
  }

  private static JsonNode read(String contract) {
    try {
      return YAML.readTree(contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

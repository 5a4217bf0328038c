package fr.rormobile.contract.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fields that were in a request or an answer and no longer are, optional ones too: openapi-diff
 * lets those go, but an application shows them, and the server refuses a field it does not know.
 */
final class LostFields {
  private final JsonNode before;
  private final JsonNode after;
  private final Set<String> compared = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  LostFields(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  List<String> found() {
    return found;
  }

  /** Of two operations that are the same one. */
  void compareOperation(String name, JsonNode earlier, JsonNode later) {
    compareContent(name + " request", earlier.path("requestBody"), later.path("requestBody"));
    for (var response : earlier.path("responses").properties()) {
      compareContent(
          name + " " + response.getKey(),
          response.getValue(),
          later.path("responses").path(response.getKey()));
    }
  }

  private void compareContent(String at, JsonNode earlier, JsonNode later) {
    var kept = resolve(after, later).path("content");
    for (var media : resolve(before, earlier).path("content").properties()) {
      compare(at, media.getValue().path("schema"), kept.path(media.getKey()).path("schema"));
    }
  }

  private void compare(String at, JsonNode earlier, JsonNode later) {
    if (later.isMissingNode()) {
      return; // told by openapi-diff
    }
    var reference = earlier.path("$ref").asText();
    if (!reference.isEmpty() && !compared.add(reference + " " + later.path("$ref").asText())) {
      return;
    }
    var had = properties(before, earlier);
    var has = properties(after, later);
    for (var property : had.properties()) {
      var name = at + "." + property.getKey();
      if (has.has(property.getKey())) {
        compare(name, property.getValue(), has.path(property.getKey()));
      } else {
        found.add(name + " is gone");
      }
    }
    var items = resolve(before, earlier).path("items");
    if (!items.isMissingNode()) {
      compare(at + "[]", items, resolve(after, later).path("items"));
    }
  }

  /** With those of the parts that it is composed of. */
  private static ObjectNode properties(JsonNode contract, JsonNode schema) {
    var resolved = resolve(contract, schema);
    var all = JsonNodeFactory.instance.objectNode();
    for (var part : resolved.path("allOf")) {
      all.setAll(properties(contract, part));
    }
    resolved
        .path("properties")
        .properties()
        .forEach(each -> all.set(each.getKey(), each.getValue()));
    return all;
  }

  private static JsonNode resolve(JsonNode contract, JsonNode node) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolve(contract, contract.at(reference.substring(1)));
  }
}

package fr.rormobile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method on a path, with its references to parameters, headers and answers already followed.
 *
 * @param method in capitals
 * @param node the operation as written
 * @param parameters those of the path and those of the operation
 */
record Operation(String method, PathTemplate path, JsonNode node, List<JsonNode> parameters) {

  Operation {
    parameters = List.copyOf(parameters);
  }

  String id() {
    return node.path("operationId").asText();
  }

  /** Open only by an explicit empty list: forgetting the line must not open a door. */
  boolean open() {
    return node.path("security").isArray() && node.path("security").isEmpty();
  }

  Set<String> roles() {
    var roles = new LinkedHashSet<String>();
    node.path("x-roles").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  List<JsonNode> parametersIn(String place) {
    var found = new ArrayList<JsonNode>();
    for (var parameter : parameters) {
      if (parameter.path("in").asText().equals(place)) {
        found.add(parameter);
      }
    }
    return found;
  }

  Optional<JsonNode> parameter(String place, String name) {
    return parametersIn(place).stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst();
  }

  @Override
  public String toString() {
    return method + " " + path.text();
  }
}

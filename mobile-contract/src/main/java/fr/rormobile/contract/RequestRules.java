package fr.rormobile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds a request against its operation. */
final class RequestRules {

  private final ContractDocument document;
  private final StrictSchemas schemas;

  RequestRules(ContractDocument document, StrictSchemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  List<String> violations(Operation operation, Exchange exchange) {
    var found = new ArrayList<String>();
    found.addAll(queryViolations(operation, QueryString.parse(exchange.query())));
    found.addAll(pathViolations(operation, exchange.path()));
    found.addAll(bodyViolations(operation, exchange));
    return found;
  }

  private List<String> queryViolations(Operation operation, Map<String, List<String>> query) {
    var found = new ArrayList<String>();
    for (var given : query.entrySet()) {
      var parameter = operation.parameter("query", given.getKey());
      if (parameter.isEmpty()) {
        found.add(
            "the query parameter "
                + given.getKey()
                + " is not in the contract, yet it was accepted");
      } else {
        found.addAll(valueViolations(given.getKey(), parameter.get(), given.getValue()));
      }
    }
    for (var parameter : operation.parametersIn("query")) {
      var name = parameter.path("name").asText();
      if (parameter.path("required").asBoolean() && !query.containsKey(name)) {
        found.add(
            "the required query parameter " + name + " is missing, yet the request was accepted");
      }
    }
    return found;
  }

  private List<String> pathViolations(Operation operation, String path) {
    var found = new ArrayList<String>();
    for (var variable : operation.path().match(path).orElseThrow().entrySet()) {
      var parameter = operation.parameter("path", variable.getKey()).orElseThrow();
      found.addAll(valueViolations(variable.getKey(), parameter, List.of(variable.getValue())));
    }
    return found;
  }

  private List<String> valueViolations(String name, JsonNode parameter, List<String> texts) {
    var schema = parameter.path("schema");
    var type = document.resolve(schema).path("type").asText();
    JsonNode value;
    if (type.equals("array")) {
      var itemType = document.resolve(document.resolve(schema).path("items")).path("type").asText();
      var array = JsonNodeFactory.instance.arrayNode();
      texts.forEach(text -> array.add(QueryString.typed(text, itemType)));
      value = array;
    } else if (texts.size() > 1) {
      return List.of(
          "the parameter " + name + " is given " + texts.size() + " times, yet accepted");
    } else {
      value = QueryString.typed(texts.getFirst(), type);
    }
    return schemas.violations(schema, value).stream()
        .map(violation -> "the parameter " + name + " was accepted, but " + violation)
        .toList();
  }

  private List<String> bodyViolations(Operation operation, Exchange exchange) {
    var content = document.resolve(operation.node().path("requestBody")).path("content");
    var contentType = exchange.requestContentType();
    var body = exchange.requestBody();
    if (content.isMissingNode()) {
      return body == null || body.isEmpty()
          ? List.of()
          : List.of("a request body is not in the contract, yet accepted");
    }
    if (contentType == null || !content.has(MediaTypes.bare(contentType))) {
      return List.of(
          "a request body of type " + contentType + " is not in the contract, yet accepted");
    }
    var type = MediaTypes.bare(contentType);
    if (!MediaTypes.isJson(type)) {
      return List.of();
    }
    return MediaTypes.jsonViolations(schemas, content.path(type).path("schema"), body).stream()
        .map(violation -> "the request body was accepted, but " + violation)
        .toList();
  }
}

package fr.rormobile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Makes of each operation a request that can be sent, from the examples of the contract. */
final class RouteExamples {

  private final ContractDocument document;

  RouteExamples(ContractDocument document) {
    this.document = document;
  }

  Route route(Operation operation) {
    var content = document.resolve(operation.node().path("requestBody")).path("content");
    var type = content.isEmpty() ? null : content.fieldNames().next();
    var json = type != null && MediaTypes.isJson(type);
    var example = json ? content.path(type).get("example") : null;
    return new Route(
        operation.method(),
        operation.path().text(),
        operation.id(),
        operation.roles(),
        operation.open(),
        path(operation),
        headers(operation),
        type,
        example == null ? null : example.toString());
  }

  private String path(Operation operation) {
    var path = operation.path().text();
    for (var parameter : operation.parametersIn("path")) {
      path = path.replace("{" + parameter.path("name").asText() + "}", encoded(example(parameter)));
    }
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (var parameter : operation.parametersIn("query")) {
      if (parameter.path("required").asBoolean()) {
        query.add(parameter.path("name").asText() + "=" + encoded(example(parameter)));
      }
    }
    return path + query;
  }

  private Map<String, String> headers(Operation operation) {
    var headers = new HashMap<String, String>();
    for (var parameter : operation.parametersIn("header")) {
      if (parameter.path("required").asBoolean()) {
        headers.put(parameter.path("name").asText(), example(parameter));
      }
    }
    return headers;
  }

  /** An identifier without an example is free text: any will do. */
  private static String example(JsonNode parameter) {
    return parameter.path("example").asText("exemple-1");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

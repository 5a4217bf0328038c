package fr.rormobile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds an answer against what its operation promises. */
final class ResponseRules {

  static final String PROBLEM_TYPE = "application/problem+json";

  private static final JsonNode PROBLEM =
      JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Problem");

  private final ContractDocument document;
  private final StrictSchemas schemas;

  ResponseRules(ContractDocument document, StrictSchemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  List<String> violations(Operation operation, Exchange exchange) {
    var responses = operation.node().path("responses");
    var response = responses.path(Integer.toString(exchange.status()));
    if (response.isMissingNode()) {
      var known = new TreeSet<String>();
      responses.fieldNames().forEachRemaining(known::add);
      return List.of(
          "the status " + exchange.status() + " is not in the contract, which has " + known);
    }
    var promised = document.resolve(response);
    var found = new ArrayList<String>();
    found.addAll(headerViolations(promised.path("headers"), exchange.responseHeaders()));
    found.addAll(contentViolations(promised.path("content"), exchange));
    return found;
  }

  /** A problem must be one, and must say the status it travels with. */
  List<String> problemViolations(Exchange exchange) {
    var type = exchange.responseContentType();
    if (type == null || !MediaTypes.bare(type).equals(PROBLEM_TYPE)) {
      return List.of("an error must be " + PROBLEM_TYPE + ", not " + type);
    }
    var found =
        new ArrayList<>(MediaTypes.jsonViolations(schemas, PROBLEM, exchange.responseBody()));
    found.addAll(statusViolations(exchange));
    return found;
  }

  private List<String> headerViolations(JsonNode headers, Map<String, String> given) {
    var found = new ArrayList<String>();
    for (var member : headers.properties()) {
      var header = document.resolve(member.getValue());
      var value = given.get(member.getKey());
      if (value == null) {
        if (header.path("required").asBoolean()) {
          found.add("the header " + member.getKey() + " is missing");
        }
      } else {
        schemas.violations(header.path("schema"), TextNode.valueOf(value)).stream()
            .map(violation -> "the header " + member.getKey() + ": " + violation)
            .forEach(found::add);
      }
    }
    return found;
  }

  private List<String> contentViolations(JsonNode content, Exchange exchange) {
    var body = exchange.responseBody();
    if (content.isMissingNode()) {
      return body == null || body.isEmpty()
          ? List.of()
          : List.of("the contract has no body for this status");
    }
    var contentType = exchange.responseContentType();
    if (contentType == null || !content.has(MediaTypes.bare(contentType))) {
      var known = new TreeSet<String>();
      content.fieldNames().forEachRemaining(known::add);
      return List.of(
          "the content type " + contentType + " is not in the contract, which has " + known);
    }
    var type = MediaTypes.bare(contentType);
    if (type.equals(PROBLEM_TYPE)) {
      return problemViolations(exchange);
    }
    var schema = content.path(type).path("schema");
    if (MediaTypes.isJson(type)) {
      return MediaTypes.jsonViolations(schemas, schema, body);
    }
    return body == null || body.isEmpty() ? List.of("there is no body") : List.of();
  }

  private List<String> statusViolations(Exchange exchange) {
    var body = exchange.responseBody();
    try {
      var said = body == null ? 0 : MediaTypes.parse(body).path("status").asInt();
      return said == exchange.status()
          ? List.of()
          : List.of("the problem says status " + said + ", the answer is " + exchange.status());
    } catch (JsonProcessingException _) {
      return List.of(); // already told by the schema
    }
  }
}

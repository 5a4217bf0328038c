package fr.rormobile.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Exchanges to start from, made of the contract's own examples. */
final class Exchanges {

  static final String JSON = "application/json";
  static final ContractDocument DOCUMENT = ContractDocument.load();

  private Exchanges() {}

  static Exchange search(String query, String body) {
    return new Exchange(
        "GET", "/search", query, null, null, 200, JSON, Map.of("ETag", "W/\"27\""), body);
  }

  static ObjectNode example(String method, String template, String status) {
    var operation =
        DOCUMENT.operations().stream()
            .filter(each -> each.toString().equals(method + " " + template))
            .findFirst()
            .orElseThrow();
    var response = operation.node().path("responses").path(status);
    return response.path("content").path(JSON).path("example").deepCopy();
  }

  static String problem(int status) {
    return """
    {"type": "/problems/introuvable", "title": "Introuvable", "status": %d,
     "detail": "Rien à cette adresse.", "instance": "/", "requestId": "1"}
    """
        .formatted(status);
  }
}

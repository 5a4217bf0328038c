package fr.rormobile.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds what goes over the wire against {@code openapi.yaml}, strictly: what the file does not say
 * is a fault.
 *
 * <p>Immutable once loaded and safe for use by several threads. Loading reads the class path only.
 */
public final class ContractValidator {

  private final ContractDocument document;
  private final RequestRules requests;
  private final ResponseRules responses;

  ContractValidator(ContractDocument document) {
    this.document = document;
    var schemas = new StrictSchemas(document.root().path("components").path("schemas"));
    this.requests = new RequestRules(document, schemas);
    this.responses = new ResponseRules(document, schemas);
  }

  /**
   * Reads the contract that is packed with this class.
   *
   * @throws java.io.UncheckedIOException when it is not YAML
   * @throws IllegalArgumentException when one of its references leads nowhere
   */
  public static ContractValidator load() {
    return new ContractValidator(ContractDocument.load());
  }

  /**
   * What is wrong with the exchange; empty when all is as written.
   *
   * <p>A request that was refused (4xx, 5xx) is not held against the contract: tests send wrong
   * ones on purpose. A request that was accepted is: the server must refuse what the contract does
   * not know. For an address or a method that is not in the contract the only right answer is a
   * problem with status 404, 405 or, without a session, 401.
   */
  public List<String> violations(Exchange exchange) {
    var operation = document.findOperation(exchange.method(), exchange.path());
    if (operation.isEmpty()) {
      return undocumentedViolations(exchange);
    }
    var found = new ArrayList<String>();
    found.addAll(responses.violations(operation.get(), exchange));
    if (exchange.status() < 400) {
      found.addAll(requests.violations(operation.get(), exchange));
    }
    return found.stream().map(violation -> describe(exchange, violation)).toList();
  }

  /** Every operation of the contract, in no meaningful order. */
  public List<Route> routes() {
    var examples = new RouteExamples(document);
    return document.operations().stream().map(examples::route).toList();
  }

  private List<String> undocumentedViolations(Exchange exchange) {
    var refusals = Set.of(401, document.knowsPath(exchange.path()) ? 405 : 404);
    if (!refusals.contains(exchange.status())) {
      return List.of(
          describe(
              exchange,
              "this route is not in the contract, it must be refused with one of " + refusals));
    }
    return responses.problemViolations(exchange).stream()
        .map(violation -> describe(exchange, violation))
        .toList();
  }

  private static String describe(Exchange exchange, String violation) {
    return exchange.method()
        + " "
        + exchange.path()
        + " -> "
        + exchange.status()
        + ": "
        + violation;
  }
}

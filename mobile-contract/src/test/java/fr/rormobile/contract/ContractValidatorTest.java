package fr.rormobile.contract;

import static fr.rormobile.contract.Exchanges.DOCUMENT;
import static fr.rormobile.contract.Exchanges.JSON;
import static fr.rormobile.contract.Exchanges.example;
import static fr.rormobile.contract.Exchanges.problem;
import static fr.rormobile.contract.Exchanges.search;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractValidatorTest {

  private static final ContractValidator CONTRACT = new ContractValidator(DOCUMENT);

  @Test
  void theExampleOfEveryRouteIsAccepted() {
    for (var operation : DOCUMENT.operations()) {
      for (var member : operation.node().path("responses").properties()) {
        var response = DOCUMENT.resolve(member.getValue());
        for (var media : response.path("content").properties()) {
          var example = media.getValue().path("example");
          if (!example.isMissingNode()) {
            var text = example.isTextual() ? example.asText() : example.toString();
            assertThat(
                    CONTRACT.violations(
                        exampleExchange(operation, member.getKey(), media.getKey(), text)))
                .isEmpty();
          }
        }
      }
    }
  }

  @Test
  void aFieldThatIsNotInTheContractIsAFaultHoweverDeepItLies() {
    assertThat(searchWith(each -> each.put("took", 3))).singleElement().asString().contains("took");
    assertThat(searchWith(each -> ((ObjectNode) each.at("/items/0/beds")).put("reserved", 1)))
        .singleElement()
        .asString()
        .contains("/items/0/beds", "reserved");
  }

  @Test
  void aFieldBesideAComposedSchemaIsAFaultAndItsPartsAreNot() {
    var tension = example("GET", "/tensions/{id}", "200");
    assertThat(CONTRACT.violations(tension(tension))).isEmpty();

    assertThat(CONTRACT.violations(tension(tension.deepCopy().put("colour", "red"))))
        .singleElement()
        .asString()
        .contains("colour");
  }

  @Test
  void aNullIsNotAnAbsentField() {
    assertThat(searchWith(each -> ((ObjectNode) each.at("/items/0")).putNull("careMode")))
        .isNotEmpty();
  }

  @Test
  void aMissingFieldIsAFault() {
    assertThat(searchWith(each -> each.remove("counts")))
        .singleElement()
        .asString()
        .contains("counts");
    assertThat(searchWith(each -> ((ObjectNode) each.at("/items/0/beds")).remove("freshness")))
        .isNotEmpty();
  }

  @Test
  void aWrongTypeIsAFault() {
    assertThat(searchWith(each -> each.put("total", "1")))
        .singleElement()
        .asString()
        .contains("total");
    assertThat(searchWith(each -> ((ObjectNode) each.at("/items/0")).put("kind", "BED")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T08:10:00+01:00",
        "2026-11-22T08:10:00",
        "2026-11-22 08:10:00Z",
        "1763799000"
      })
  void aTimeThatIsNotUtcIsAFault(String time) {
    assertThat(searchWith(each -> ((ObjectNode) each.at("/items/0/beds")).put("updatedAt", time)))
        .isNotEmpty();
  }

  @Test
  void aStatusThatIsNotInTheContractIsAFault() {
    assertThat(CONTRACT.violations(answer("GET", "/me", 200, JSON, "{}"))).isNotEmpty();
    assertThat(
            CONTRACT.violations(
                answer("GET", "/me", 500, "application/problem+json", problem(500))))
        .singleElement()
        .asString()
        .contains("500", "not in the contract");
  }

  @Test
  void aContentTypeThatIsNotInTheContractIsAFault() {
    assertThat(CONTRACT.violations(answer("GET", "/me", 401, JSON, problem(401))))
        .singleElement()
        .asString()
        .contains("content type");
    assertThat(
            CONTRACT.violations(
                answer("GET", "/me", 401, "application/problem+json; charset=utf-8", problem(401))))
        .isEmpty();
  }

  @Test
  void aProblemMustSayItsOwnStatus() {
    assertThat(
            CONTRACT.violations(
                answer("GET", "/me", 401, "application/problem+json", problem(403))))
        .singleElement()
        .asString()
        .contains("403", "401");
  }

  @Test
  void aMissingOrWrongHeaderIsAFault() {
    var body = problem(429);
    assertThat(CONTRACT.violations(answer("GET", "/me", 429, "application/problem+json", body)))
        .singleElement()
        .asString()
        .contains("Retry-After");
    assertThat(CONTRACT.violations(busy("0", body)))
        .singleElement()
        .asString()
        .contains("Retry-After");
    assertThat(CONTRACT.violations(busy("2", body))).isEmpty();
  }

  @Test
  void aBodyWhereThereMustBeNoneIsAFault() {
    assertThat(CONTRACT.violations(answer("POST", "/auth/logout", 204, null, null))).isEmpty();
    assertThat(CONTRACT.violations(answer("POST", "/auth/logout", 204, JSON, "{}"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET,/nowhere,404", "GET,/nowhere,401", "DELETE,/search,405", "DELETE,/search,401"})
  void anAddressOutsideTheContractMayOnlyBeRefused(String method, String path, int status) {
    assertThat(
            CONTRACT.violations(
                answer(method, path, status, "application/problem+json", problem(status))))
        .isEmpty();
    assertThat(CONTRACT.violations(answer(method, path, 200, JSON, "{}")))
        .singleElement()
        .asString()
        .contains("not in the contract");
    assertThat(CONTRACT.violations(answer(method, path, status, "text/html", "<p>Not found</p>")))
        .isNotEmpty();
  }

  @Test
  void aKeyWrittenTwiceIsNotJson() {
    assertThat(CONTRACT.violations(search("", "{\"total\":1,\"total\":2}")))
        .singleElement()
        .asString()
        .contains("JSON");
  }

  @Test
  void everyRouteCanBeCalledFromItsExamples() {
    var routes = CONTRACT.routes();

    assertThat(routes).hasSize(157);
    assertThat(routes).allSatisfy(route -> assertThat(route.examplePath()).doesNotContain("{"));
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(route.requestExample() != null)
                    .isEqualTo(
                        route.requestContentType() != null
                            && route.requestContentType().endsWith("json")));
    assertThat(routes)
        .filteredOn(route -> route.operationId().equals("declareTension"))
        .singleElement()
        .satisfies(
            route ->
                assertThat(route.roles())
                    .containsExactlyInAnyOrder("BED_MANAGER", "CLINICIAN", "DIRECTOR"));
    assertThat(routes)
        .filteredOn(route -> route.operationId().equals("createReport"))
        .singleElement()
        .satisfies(route -> assertThat(route.exampleHeaders()).containsKey("Idempotency-Key"));
    assertThat(routes)
        .filteredOn(route -> route.operationId().equals("listPlaces"))
        .singleElement()
        .satisfies(route -> assertThat(route.examplePath()).isEqualTo("/places?q=bloi"));
  }

  private static List<String> searchWith(Consumer<ObjectNode> change) {
    var body = example("GET", "/search", "200");
    change.accept(body);
    return CONTRACT.violations(search("", body.toString()));
  }

  private static Exchange tension(JsonNode body) {
    return new Exchange(
        "GET",
        "/tensions/t-1",
        null,
        null,
        null,
        200,
        JSON,
        Map.of("ETag", "\"1\""),
        body.toString());
  }

  private static Exchange busy(String retryAfter, String body) {
    return new Exchange(
        "GET",
        "/me",
        null,
        null,
        null,
        429,
        "application/problem+json",
        Map.of("retry-after", retryAfter),
        body);
  }

  private static Exchange answer(
      String method, String path, int status, @Nullable String type, @Nullable String body) {
    return new Exchange(method, path, null, null, null, status, type, Map.of(), body);
  }

  private static Exchange exampleExchange(
      Operation operation, String status, String type, String body) {
    var route = new RouteExamples(DOCUMENT).route(operation);
    var parts = route.examplePath().replace("exemple-1", "00000000041").split("\\?", 2);
    var headers =
        Map.of(
            "ETag", "\"1\"",
            "Location", "/tensions/1",
            "Retry-After", "1",
            "X-Pack-Signature", "A".repeat(86),
            "X-Pack-Key-Id", "A".repeat(43));
    return new Exchange(
        route.method(),
        parts[0],
        parts.length > 1 ? parts[1] : null,
        route.requestContentType(),
        route.requestExample(),
        Integer.parseInt(status),
        type,
        headers,
        body);
  }
}

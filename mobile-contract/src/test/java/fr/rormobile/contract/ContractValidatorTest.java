package fr.rormobile.contract;

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

  private static final String JSON = "application/json";
  private static final ContractDocument DOCUMENT = ContractDocument.load();
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
    assertThat(search(each -> each.put("took", 3))).singleElement().asString().contains("took");
    assertThat(search(each -> ((ObjectNode) each.at("/items/0/beds")).put("reserved", 1)))
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
    assertThat(search(each -> ((ObjectNode) each.at("/items/0")).putNull("careMode"))).isNotEmpty();
  }

  @Test
  void aMissingFieldIsAFault() {
    assertThat(search(each -> each.remove("counts"))).singleElement().asString().contains("counts");
    assertThat(search(each -> ((ObjectNode) each.at("/items/0/beds")).remove("freshness")))
        .isNotEmpty();
  }

  @Test
  void aWrongTypeIsAFault() {
    assertThat(search(each -> each.put("total", "1"))).singleElement().asString().contains("total");
    assertThat(search(each -> ((ObjectNode) each.at("/items/0")).put("kind", "BED"))).isNotEmpty();
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
    assertThat(search(each -> ((ObjectNode) each.at("/items/0/beds")).put("updatedAt", time)))
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
  @CsvSource({"GET,/beds,404", "GET,/beds,401", "DELETE,/search,405", "DELETE,/search,401"})
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "radius=5",
        "size=0",
        "size=vingt",
        "size=5&size=6",
        "bedsAvailable=oui",
        "kind=BED",
        "place=Blois"
      })
  void aQueryThatTheContractRefusesMustNotBeAccepted(String query) {
    assertThat(CONTRACT.violations(search(query, example("GET", "/search", "200").toString())))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind=UNIT&kind=FACILITY&size=50",
        "near=47.58143,1.30612&radiusKm=20",
        "q=r%C3%A9a+polyvalente"
      })
  void aQueryOfTheContractIsAccepted(String query) {
    assertThat(CONTRACT.violations(search(query, example("GET", "/search", "200").toString())))
        .isEmpty();
  }

  @Test
  void aRequestBodyThatTheContractRefusesMustNotBeAccepted() {
    var answer = example("POST", "/auth/login", "200").toString();
    var wellFormed = "{\"login\":\"clinicien\",\"password\":\"secret\"}";
    assertThat(CONTRACT.violations(login(wellFormed, 200, JSON, answer))).isEmpty();
    assertThat(CONTRACT.violations(login("{\"login\":\"clinicien\"}", 200, JSON, answer)))
        .hasSize(1);
    assertThat(
            CONTRACT.violations(
                login("{\"login\":\"x\",\"password\":\"y\",\"otp\":1}", 200, JSON, answer)))
        .hasSize(1);

    assertThat(CONTRACT.violations(login("{", 400, "application/problem+json", problem(400))))
        .isEmpty();
  }

  @Test
  void aPathVariableThatTheContractRefusesMustNotBeAccepted() {
    var sheet = example("GET", "/facilities/{finess}", "200").toString();
    var headers = Map.of("etag", "\"12\"");
    assertThat(
            CONTRACT.violations(
                new Exchange(
                    "get", "/facilities/2A0000123", null, null, null, 200, JSON, headers, sheet)))
        .isEmpty();
    assertThat(
            CONTRACT.violations(
                new Exchange("GET", "/facilities/12", null, null, null, 200, JSON, headers, sheet)))
        .singleElement()
        .asString()
        .contains("finess");
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

    assertThat(routes).hasSize(36);
    assertThat(routes).allSatisfy(route -> assertThat(route.examplePath()).doesNotContain("{"));
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(route.requestExample() != null)
                    .isEqualTo(JSON.equals(route.requestContentType())));
    assertThat(routes)
        .filteredOn(route -> route.operationId().equals("declareTension"))
        .singleElement()
        .satisfies(
            route -> {
              assertThat(route.roles()).containsExactly("DIRECTOR");
              assertThat(route.exampleHeaders()).containsKey("Idempotency-Key");
            });
    assertThat(routes)
        .filteredOn(route -> route.operationId().equals("listPlaces"))
        .singleElement()
        .satisfies(route -> assertThat(route.examplePath()).isEqualTo("/places?q=bloi"));
  }

  private static List<String> search(Consumer<ObjectNode> change) {
    var body = example("GET", "/search", "200");
    change.accept(body);
    return CONTRACT.violations(search("", body.toString()));
  }

  private static Exchange search(String query, String body) {
    return new Exchange("GET", "/search", query, null, null, 200, JSON, Map.of(), body);
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

  private static Exchange login(String request, int status, String type, String answer) {
    return new Exchange("POST", "/auth/login", null, JSON, request, status, type, Map.of(), answer);
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
    var headers = Map.of("ETag", "\"1\"", "Location", "/tensions/1", "Retry-After", "1");
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

  private static ObjectNode example(String method, String template, String status) {
    var operation =
        DOCUMENT.operations().stream()
            .filter(each -> each.toString().equals(method + " " + template))
            .findFirst()
            .orElseThrow();
    var response = operation.node().path("responses").path(status);
    return response.path("content").path(JSON).path("example").deepCopy();
  }

  private static String problem(int status) {
    return """
    {"type": "/problems/introuvable", "title": "Introuvable", "status": %d,
     "detail": "Rien à cette adresse.", "instance": "/", "requestId": "1"}
    """
        .formatted(status);
  }
}

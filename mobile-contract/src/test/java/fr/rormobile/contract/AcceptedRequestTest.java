package fr.rormobile.contract;

import static fr.rormobile.contract.Exchanges.JSON;
import static fr.rormobile.contract.Exchanges.example;
import static fr.rormobile.contract.Exchanges.problem;
import static fr.rormobile.contract.Exchanges.search;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that the contract refuses and the server accepts is a fault of the server. */
class AcceptedRequestTest {

  private static final ContractValidator CONTRACT = ContractValidator.load();

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
  void aBrokenPercentSignIsJustText() {
    assertThat(
            CONTRACT.violations(
                new Exchange(
                    "GET",
                    "/units/%zz",
                    "view=%",
                    null,
                    null,
                    400,
                    "application/problem+json",
                    Map.of(),
                    problem(400))))
        .isEmpty();
  }

  private static Exchange login(String request, int status, String type, String answer) {
    return new Exchange("POST", "/auth/login", null, JSON, request, status, type, Map.of(), answer);
  }
}

package fr.rormobile.api.account;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.SignedJWT;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import fr.rormobile.contract.ContractValidator;
import fr.rormobile.contract.Route;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every route of the contract as nobody, as each role, and with tokens that are not (or no
 * longer) ours. The inputs are empty on purpose: whoever is let in is told what is missing, and
 * nothing happens.
 */
class RouteRightsTest {
  private static final RorServer SERVER = RorServer.shared();
  private static final Set<Route> ROUTES = Set.copyOf(ContractValidator.load().routes());
  private static final Map<Role, String> LOGINS =
      Map.of(
          Role.CLINICIAN, "clinicien",
          Role.DIRECTOR, "directeur",
          Role.BED_MANAGER, "lits",
          Role.CRISIS_CELL, "ars",
          Role.REGIONAL_TEAM, "region",
          Role.FEED, "flux");

  private static String expired = "";
  private static String ofAnotherKey = "";

  @BeforeAll
  static void makeTokensThatMustNotOpen() throws Exception {
    var accounts = SERVER.context().getBean(Accounts.class);
    var region = accounts.findByLogin("region").orElseThrow().caller();
    var key = SERVER.context().getBean(SigningKey.class);
    var past = Clock.offset(Clock.systemUTC(), AccessTokens.LIFE.plusSeconds(1).negated());
    expired = new AccessTokens(key, past).issue(region, UUID.randomUUID());
    var valid = new AccessTokens(key, Clock.systemUTC()).issue(region, UUID.randomUUID());
    var forged =
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), SignedJWT.parse(valid).getJWTClaimsSet());
    forged.sign(new MACSigner(new byte[32]));
    ofAnotherKey = forged.serialize();
  }

  @TestFactory
  Stream<DynamicTest> aClosedRouteKnowsNobody() {
    return each(
        route -> {
          assertDoor(route, "without a token", send(SERVER.client(), route), route.open());
          var late = send(SERVER.client().withToken(expired), route);
          assertDoor(route, "with an expired token", late, route.open());
          var forged = send(SERVER.client().withToken(ofAnotherKey), route);
          assertDoor(route, "with a token of another key", forged, route.open());
        });
  }

  @TestFactory
  Stream<DynamicTest> aRouteLetsInTheRolesItNamesAndNoOther() {
    return each(
        route -> {
          for (var role : Role.values()) {
            var answer = send(SERVER.as(LOGINS.getOrDefault(role, "")), route);
            if (route.open() || route.roles().contains(role.name())) {
              assertThat(isShut(answer))
                  .as("%s as %s: %s", name(route), role, told(answer))
                  .isFalse();
            } else {
              assertThat(answer.status()).as("%s as %s", name(route), role).isEqualTo(403);
              assertThat(answer.json().get("type").asText()).isEqualTo("/problems/acces-refuse");
            }
          }
        });
  }

  @Test
  void everyRouteOfTheContractIsServedAndNoOther() {
    var served =
        SERVER
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() != HttpMethod.HEAD) // comes with each GET
            .map(route -> route.getHttpMethod() + " " + route.getUriMatchTemplate().toPathString())
            .map(RouteRightsTest::withoutNames)
            .collect(toUnmodifiableSet());
    var promised =
        ROUTES.stream()
            .map(route -> withoutNames(route.method() + " " + route.pathTemplate()))
            .collect(toUnmodifiableSet());

    assertThat(served).containsExactlyInAnyOrderElementsOf(promised);
  }

  @Test
  void theContractNamesTheRolesThatAccountsHave() {
    var named = new ArrayList<String>();
    ROUTES.forEach(route -> named.addAll(route.roles()));

    assertThat(Set.copyOf(named))
        .isEqualTo(Stream.of(Role.values()).map(Role::name).collect(toUnmodifiableSet()));
    assertThat(ROUTES).allMatch(route -> route.open() == route.roles().isEmpty());
  }

  /** How a path variable is called is the controller's own affair. */
  private static String withoutNames(String route) {
    return route.replaceAll("\\{[^}]*}", "{}");
  }

  private interface Check {
    void on(Route route);
  }

  private static Stream<DynamicTest> each(Check check) {
    return ROUTES.stream()
        .sorted((one, other) -> name(one).compareTo(name(other)))
        .map(route -> DynamicTest.dynamicTest(name(route), () -> check.on(route)));
  }

  private static String name(Route route) {
    return route.method() + " " + route.pathTemplate();
  }

  private static Answer send(ApiClient client, Route route) {
    var headers = new ArrayList<String>();
    route.exampleHeaders().forEach((name, value) -> headers.addAll(List.of(name, value)));
    var type = route.requestContentType();
    if (type != null) {
      headers.addAll(List.of("Content-Type", boundary(type)));
    }
    return client.send(
        route.method(), route.examplePath(), empty(type), headers.toArray(String[]::new));
  }

  private static String boundary(String type) {
    return type.startsWith("multipart/") ? type + "; boundary=rien" : type;
  }

  private static @Nullable String empty(@Nullable String type) {
    if (type == null) {
      return null;
    }
    return type.startsWith("multipart/") ? "--rien--\r\n" : "{}";
  }

  private static void assertDoor(Route route, String how, Answer answer, boolean open) {
    if (open) {
      assertThat(isShut(answer)).as("%s %s: %s", name(route), how, told(answer)).isFalse();
    } else {
      assertThat(answer.status()).as("%s %s", name(route), how).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  /** Refused for who one is; a place out of one's scope is another matter. */
  private static boolean isShut(Answer answer) {
    return answer.status() == 401
        || (answer.status() == 403
            && !answer.json().get("type").asText().equals("/problems/hors-perimetre"));
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.text().lines().findFirst().orElse("");
  }
}

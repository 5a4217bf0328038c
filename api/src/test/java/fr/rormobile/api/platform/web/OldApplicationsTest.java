package fr.rormobile.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.RorServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that stay behind: refused when too old, warned of what goes away. */
class OldApplicationsTest {
  private static RorServer server;

  @BeforeAll
  static void start() {
    server =
        RorServer.start(
            Map.of("ror.contract", "contract-going-away.yaml"),
            Map.of("ROR_MIN_APP", "android=1.4.0,ios=1.3.2"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anApplicationThatIsTooOldIsToldWhereToUpdate() {
    var answer = server.as("clinicien").get("/me", "ROR-App", "android/1.3.9");

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("type").asText()).isEqualTo("/problems/application-trop-ancienne");
    assertThat(answer.json().get("detail").asText()).contains("1.4.0", "Google Play");
  }

  @Test
  void itIsToldSoBeforeItsPasswordIsLookedAt() {
    var answer =
        server
            .client()
            .post("/auth/login", "{\"login\":\"x\",\"password\":\"y\"}", "ROR-App", "ios/1.0");

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.json().get("detail").asText()).contains("App Store");
  }

  @Test
  void anApplicationThatIsNewEnoughOrDoesNotSayIsServed() {
    assertThat(server.as("clinicien").get("/me", "ROR-App", "android/1.4.0").status())
        .isEqualTo(200);
    assertThat(server.as("clinicien").get("/me", "ROR-App", "web/0.1").status()).isEqualTo(200);
    assertThat(server.as("clinicien").get("/me").status()).isEqualTo(200);
  }

  @Test
  void eachAnswerOfWhatGoesAwaySaysSinceWhenAndUntilWhen() {
    var read = server.as("clinicien").get("/me");
    var refused = server.client().get("/me");
    var ofPath = server.as("clinicien").get("/units/inconnue");

    assertThat(read.header("Deprecation")).isEqualTo("@1764547200");
    assertThat(read.header("Sunset")).isEqualTo("Wed, 01 Dec 2027 00:00:00 GMT");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("Sunset")).isEqualTo("Wed, 01 Dec 2027 00:00:00 GMT");
    assertThat(ofPath.header("Sunset")).isEqualTo("Sat, 01 Jan 2028 00:00:00 GMT");
  }

  @Test
  void whatStaysSaysNothing() {
    var answer = server.as("clinicien").get("/nomenclatures");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKeys("Deprecation", "Sunset");
  }
}

package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import org.junit.jupiter.api.Test;

class SessionOverHttpTest {
  private static final RorServer SERVER = RorServer.shared();
  private static final String ON_A_TELEPHONE =
      "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Mobile Safari/537.36";

  private final ApiClient nobody = SERVER.client();

  @Test
  void whoLogsInIsToldWhoTheyAreAndWhatTheyMayDo() {
    var session = login("clinicien", RorServer.PASSWORD);

    assertThat(session.status()).isEqualTo(200);
    assertThat(session.header("Cache-Control")).isEqualTo("no-store");
    assertThat(session.json().get("tokenType").asText()).isEqualTo("Bearer");
    assertThat(session.json().get("expiresInSeconds").asInt()).isEqualTo(900);
    var me = nobody.withToken(session.json().get("accessToken").asText()).get("/me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json()).isEqualTo(session.json().get("user"));
    assertThat(me.json().get("login").asText()).isEqualTo("clinicien");
    assertThat(me.json().get("roles").toString()).isEqualTo("[\"CLINICIAN\"]");
  }

  @Test
  void theLoginMayBeTypedInCapitalsAndWithBlanks() {
    assertThat(login(" Clinicien ", RorServer.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aWrongPasswordAndAnUnknownLoginAreToldTheSame() {
    var wrong = login("region", "pas le bon");
    var unknown = login("personne-de-ce-nom", "pas le bon");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.json().get("type").asText()).isEqualTo("/problems/identifiants-refuses");
    assertThat(unknown.json().get("type")).isEqualTo(wrong.json().get("type"));
    assertThat(unknown.json().get("detail")).isEqualTo(wrong.json().get("detail"));
  }

  @Test
  void aBodyWithoutPasswordIsToldWhatIsMissing() {
    var answer = nobody.post("/auth/login", "{\"login\":\"clinicien\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("password");
    assertThat(answer.json().at("/violations/0/rule").asText()).isEqualTo("required");
  }

  @Test
  void afterTenErrorsOneIsToldHowLongToWait() {
    for (var i = 0; i < LoginLimits.PER_LOGIN; i++) {
      assertThat(login("mal.reveille", "pas le bon").status()).isEqualTo(401);
    }

    var answer = login("mal.reveille", "pas le bon");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(800, 901);
    assertThat(answer.json().get("detail").asText())
        .isEqualTo("Trop d'essais manqués, réessayez dans 15 min.");
  }

  @Test
  void refreshingGivesANewPairThatWorks() {
    var session = login("lits", RorServer.PASSWORD).json();

    var next = refresh(session.get("refreshToken").asText());

    assertThat(next.status()).isEqualTo(200);
    assertThat(next.json().get("refreshToken")).isNotEqualTo(session.get("refreshToken"));
    var me = nobody.withToken(next.json().get("accessToken").asText()).get("/me");
    assertThat(me.json()).isEqualTo(session.get("user"));
  }

  @Test
  void afterLoggingOutTheRefreshTokenIsWorthNothing() {
    var session = login("lits", RorServer.PASSWORD).json();
    var me = nobody.withToken(session.get("accessToken").asText());

    var out = me.send("POST", "/auth/logout", null);
    var again = me.send("POST", "/auth/logout", null);
    var refreshed = refresh(session.get("refreshToken").asText());

    assertThat(out.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(204);
    assertThat(refreshed.status()).isEqualTo(401);
    assertThat(refreshed.json().get("type").asText()).isEqualTo("/problems/session-expiree");
  }

  @Test
  void whoIsNotKnownIsAskedForABearerToken() {
    var nothing = nobody.get("/me");
    var rubbish = nobody.withToken("abc").get("/me");

    assertThat(nothing.status()).isEqualTo(401);
    assertThat(nothing.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(nothing.json().get("type").asText()).isEqualTo("/problems/session-requise");
    assertThat(rubbish.status()).isEqualTo(401);
    assertThat(rubbish.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    assertThat(rubbish.json().get("type").asText()).isEqualTo("/problems/session-expiree");
  }

  @Test
  void whatIsNotThereIsNotThereForAnybody() {
    assertThat(nobody.get("/rien/ici").status()).isEqualTo(404);
    assertThat(SERVER.as("clinicien").get("/rien/ici").status()).isEqualTo(404);
    assertThat(nobody.delete("/me").status()).isEqualTo(405);
  }

  @Test
  void aPersonSeesWhereTheirSessionsAreOpenAndClosesOne() {
    var lost = login("ars", RorServer.PASSWORD, "User-Agent", ON_A_TELEPHONE).json();
    var here =
        nobody.withToken(login("ars", RorServer.PASSWORD).json().get("accessToken").asText());

    var seen = here.get("/me/sessions").json().get("items");
    var lostOne = first(seen, "Chrome sur Android");
    var closed = here.delete("/me/sessions/" + lostOne.get("id").asText());
    var closedAgain = here.delete("/me/sessions/" + lostOne.get("id").asText());

    assertThat(lostOne.get("current").asBoolean()).isFalse();
    assertThat(seen.findValuesAsText("current")).containsOnlyOnce("true");
    assertThat(closed.status()).isEqualTo(204);
    assertThat(closedAgain.status()).isEqualTo(204);
    assertThat(refresh(lost.get("refreshToken").asText()).status()).isEqualTo(401);
    assertThat(here.get("/me/sessions").json().get("items").findValuesAsText("id"))
        .doesNotContain(lostOne.get("id").asText());
  }

  @Test
  void nobodyClosesTheSessionOfAnother() {
    var other = login("cellule", RorServer.PASSWORD).json();
    var theirs = nobody.withToken(other.get("accessToken").asText());
    var id = theirs.get("/me/sessions").json().at("/items/0/id").asText();

    assertThat(SERVER.as("clinicien").delete("/me/sessions/" + id).status()).isEqualTo(404);
    assertThat(SERVER.as("clinicien").delete("/me/sessions/rien").status()).isEqualTo(404);
    assertThat(refresh(other.get("refreshToken").asText()).status()).isEqualTo(200);
  }

  private static JsonNode first(JsonNode items, String device) {
    for (var item : items) {
      if (item.path("device").asText().equals(device)) {
        return item;
      }
    }
    throw new AssertionError(device + " is not in " + items);
  }

  private Answer login(String login, String password, String... headers) {
    return nobody.post(
        "/auth/login", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}", headers);
  }

  private Answer refresh(String token) {
    return nobody.post("/auth/refresh", "{\"refreshToken\":\"" + token + "\"}");
  }
}

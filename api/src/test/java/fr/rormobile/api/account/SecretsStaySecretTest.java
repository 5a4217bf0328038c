package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.testing.RorServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Drives every failure with a mark in place of the secret, and looks for the mark. */
class SecretsStaySecretTest {
  private static final RorServer SERVER = RorServer.shared();
  private static final String MARK = "m4rqu3-qui-ne-doit-jamais-sortir";

  private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
  private final List<Logger> ours =
      List.of(
          (Logger) LoggerFactory.getLogger("ror"),
          (Logger) LoggerFactory.getLogger("fr.rormobile"),
          (Logger) LoggerFactory.getLogger("io.micronaut.http.server"));
  private final List<Level> before = new ArrayList<>();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    ours.forEach(logger -> before.add(logger.getLevel()));
    ours.forEach(logger -> logger.setLevel(Level.DEBUG));
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(lines);
    for (var i = 0; i < ours.size(); i++) {
      ours.get(i).setLevel(before.get(i));
    }
  }

  @Test
  void noFailureShowsWhatWasSent() {
    var client = SERVER.client();
    var answers =
        List.of(
            client.post("/auth/login", "{\"login\":\"flux\",\"password\":\"" + MARK + "\"}"),
            client.post("/auth/login", "{\"login\":\"" + MARK + "\",\"password\":\"x\"}"),
            client.post("/auth/login", "{\"login\":\"flux\",\"password\":\"" + MARK),
            client.post("/auth/login", "{\"login\":[],\"password\":\"" + MARK + "\"}"),
            client.post(
                "/auth/login",
                "{\"login\":\"flux\",\"password\":\"" + MARK + "x".repeat(200) + "\"}"),
            client.post("/auth/refresh", "{\"refreshToken\":\"" + MARK + "\"}"),
            client.post("/auth/refresh", "{\"refreshToken\":\"" + MARK),
            client.withToken(MARK).get("/me"),
            client.withToken("e30." + MARK + ".e30").get("/me"));

    assertThat(answers).allMatch(answer -> answer.status() == 400 || answer.status() == 401);
    assertThat(answers).noneMatch(answer -> answer.text().contains(MARK));
    assertNotLogged(MARK);
  }

  @Test
  void tokensThatWorkAndTokensThatComeBackAreNotLogged() {
    var client = SERVER.client();
    var session =
        client
            .post("/auth/login", "{\"login\":\"flux\",\"password\":\"" + RorServer.PASSWORD + "\"}")
            .json();
    var access = session.get("accessToken").asText();
    var refresh = session.get("refreshToken").asText();
    client.withToken(access).get("/me");
    var body = "{\"refreshToken\":\"" + refresh + "\"}";
    var second = client.post("/auth/refresh", body).json().get("refreshToken").asText();
    client.post("/auth/refresh", "{\"refreshToken\":\"" + second + "\"}");

    assertThat(client.post("/auth/refresh", body).status()).isEqualTo(401);
    assertThat(lines.list).anyMatch(line -> line.getFormattedMessage().contains("came back"));
    assertNotLogged(access);
    assertNotLogged(refresh);
    assertNotLogged(second);
  }

  @Test
  void nothingThatCarriesASecretPrintsIt() {
    var account =
        new NewAccount(
            "x",
            "X",
            null,
            new Secret(MARK),
            Set.of(Role.FEED),
            Set.of(),
            Set.of(),
            Set.of(),
            false);
    var user =
        new UserReply(
            "1", "x", "X", List.of(), new UserReply.Scopes(List.of(), List.of(), List.of()));

    assertThat(
            List.of(
                    new LoginRequest(MARK, MARK),
                    new RefreshRequest(MARK),
                    new SessionReply(MARK, "Bearer", 900, MARK, user),
                    new RefreshToken(UUID.randomUUID(), MARK),
                    account)
                .toString())
        .doesNotContain(MARK);
  }

  private void assertNotLogged(String secret) {
    assertThat(List.copyOf(lines.list))
        .isNotEmpty()
        .noneMatch(
            line ->
                line.getFormattedMessage().contains(secret)
                    || (line.getThrowableProxy() != null
                        && String.valueOf(line.getThrowableProxy().getMessage()).contains(secret)));
  }
}

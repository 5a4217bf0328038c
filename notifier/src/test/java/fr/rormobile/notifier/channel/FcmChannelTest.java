package fr.rormobile.notifier.channel;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Probe;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.channel.FcmSettings.Credentials;
import fr.rormobile.notifier.channel.FcmStub.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FcmChannelTest {

  private final FcmStub fcm = new FcmStub();
  private final TestClock clock = new TestClock();
  private final FcmChannel channel = channel(new Credentials.FixedToken(new Secret("fixed-token")));

  @AfterEach
  void close() {
    channel.close();
    fcm.close();
  }

  private FcmChannel channel(Credentials credentials) {
    var timeout = Duration.ofSeconds(2);
    return new FcmChannel(new FcmSettings("ror-test", credentials, fcm.address(), timeout), clock);
  }

  private Delivery send() {
    return channel.send(Messages.push(anAlert().build()));
  }

  static Stream<Arguments> answers() {
    var later = Optional.<Duration>empty();
    return Stream.of(
        arguments(Answer.ok(), new Delivery.Accepted("projects/ror-test/messages/m1")),
        arguments(
            Answer.error(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT"),
            new Delivery.Refused("FCM 400 INVALID_ARGUMENT")),
        arguments(Answer.error(401, "UNAUTHENTICATED", ""), new Delivery.ChannelDown("FCM 401")),
        arguments(
            Answer.error(401, "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR"),
            new Delivery.TryLater("FCM 401 THIRD_PARTY_AUTH_ERROR")),
        arguments(Answer.error(403, "PERMISSION_DENIED", ""), new Delivery.ChannelDown("FCM 403")),
        arguments(
            Answer.error(403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH"),
            new Delivery.Refused("FCM 403 SENDER_ID_MISMATCH")),
        arguments(
            Answer.error(404, "NOT_FOUND", "UNREGISTERED"),
            new Delivery.RecipientGone("FCM 404 UNREGISTERED")),
        arguments(Answer.error(404, "NOT_FOUND", ""), new Delivery.ChannelDown("FCM 404")),
        arguments(
            Answer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED").retryAfter("77"),
            new Delivery.TryLater("FCM 429 QUOTA_EXCEEDED", Optional.of(Duration.ofSeconds(77)))),
        arguments(
            Answer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED")
                .retryAfter("Sun, 25 Oct 2026 00:32:00 GMT"),
            new Delivery.TryLater("FCM 429 QUOTA_EXCEEDED", Optional.of(Duration.ofMinutes(2)))),
        arguments(
            Answer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED").retryAfter("soon"),
            new Delivery.TryLater("FCM 429 QUOTA_EXCEEDED", later)),
        arguments(
            Answer.error(500, "INTERNAL", "INTERNAL"),
            new Delivery.TryLater("FCM 500 INTERNAL", later)),
        arguments(
            Answer.error(503, "UNAVAILABLE", "UNAVAILABLE").retryAfter("5"),
            new Delivery.TryLater("FCM 503 UNAVAILABLE", Optional.of(Duration.ofSeconds(5)))),
        arguments(Answer.error(502, "", ""), new Delivery.TryLater("FCM 502", later)),
        arguments(Answer.reset(), new Delivery.TryLater("FCM : connexion rompue")),
        arguments(Answer.hang(), new Delivery.TryLater("FCM : pas de réponse à temps")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void eachAnswerHasItsMeaning(Answer answer, Delivery expected) {
    fcm.answer(answer);

    assertThat(send()).isEqualTo(expected);
  }

  @Test
  void theSdkNeverRetriesByItself() {
    fcm.answer(Answer.error(503, "UNAVAILABLE", "UNAVAILABLE"));

    send();

    assertThat(fcm.sent()).hasSize(1);
  }

  @Test
  void nobodyListening() {
    fcm.close();

    assertThat(send()).isEqualTo(new Delivery.TryLater("FCM : connexion impossible"));
  }

  @Test
  void thePushCarriesIdsAndTheTextOnly() {
    var alert = anAlert().drill().build();
    clock.advance(Duration.ofHours(1));

    channel.send(Messages.push(alert));

    var sent = fcm.sent().getFirst();
    assertThat(sent.path()).isEqualTo("/v1/projects/ror-test/messages:send");
    assertThat(sent.authorization()).isEqualTo("Bearer fixed-token");
    assertThat(sent.message().get("token").getAsString()).isEqualTo("token-1");
    assertThat(sent.message().get("notification"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"title": "EXERCICE — Tension déclarée — CHRU Trousseau",
                 "body": "Réanimation : 0 lit sur 34 à l'hôpital Trousseau, plan niveau 2."}
                """));
    assertThat(sent.message().get("data"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"alertId": "%s", "kind": "TENSION_DECLARED", "topicId": "tension-2A-0042",
                 "raisedAt": "2026-10-25T00:30:00Z", "dedupeId": "%s", "drill": "true",
                 "acknowledge": "false", "crisisPack": "true"}
                """
                    .formatted(alert.id(), Messages.ID)));
    assertThat(sent.message().get("android"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"collapse_key": "tension-2A-0042", "priority": "high", "ttl": "10800s"}
                """));
    assertThat(sent.message().getAsJsonObject("apns").getAsJsonObject("headers").toString())
        .contains("\"apns-priority\":\"10\"")
        .contains("\"apns-collapse-id\":\"tension-2A-0042\"")
        .contains("\"apns-expiration\":\"1792902600\"");
    assertThat(sent.message().getAsJsonObject("webpush").getAsJsonObject("headers").toString())
        .contains("\"TTL\":\"10800\"")
        .contains("\"Urgency\":\"high\"");
  }

  @Test
  void aProbeShowsNothingAndWaitsForTheDeviceToWake() {
    channel.send(Messages.push(Probe.push(clock.instant(), ZoneId.of("Europe/Paris"))));

    var message = fcm.sent().getFirst().message();
    assertThat(message.has("notification")).isFalse();
    assertThat(message.getAsJsonObject("data").get("kind").getAsString())
        .isEqualTo(Probe.PUSH_KIND);
    assertThat(message.getAsJsonObject("android").get("priority").getAsString())
        .isEqualTo("normal");
    assertThat(message.getAsJsonObject("apns").toString())
        .contains("\"apns-push-type\":\"background\"")
        .contains("\"apns-priority\":\"5\"")
        .contains("\"content-available\":1");
  }

  @Test
  void theLongestAlertStaysUnderOneKilobyteGzipped() throws IOException {
    var summary = "Réa « pleine » : 0/34 à l'hôpital Trousseau — ".repeat(4).substring(0, 180);
    var longest =
        anAlert()
            .drill()
            .topic("t".repeat(64))
            .title("Tension déclarée — Centre hospitalier régional ".repeat(3).substring(0, 120))
            .summary(summary)
            .paragraphs(List.of("x".repeat(4000)))
            .build();
    assertThat(summary).hasSize(Alert.LONGEST_SUMMARY);

    channel.send(Messages.push(longest));

    var raw = fcm.sent().getFirst().body().getBytes(StandardCharsets.UTF_8);
    var gzipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(raw);
    }
    assertThat(raw).hasSizeLessThan(4096);
    assertThat(gzipped.size()).isLessThanOrEqualTo(1024);
  }

  @Test
  void aServiceAccountGetsItsTokenFromTheTokenServer() throws NoSuchAlgorithmException {
    try (var withAccount = channel(serviceAccount())) {
      var delivery = withAccount.send(Messages.push(anAlert().build()));

      assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
      assertThat(fcm.sent().getFirst().authorization()).isEqualTo("Bearer fresh");
    }
  }

  @Test
  void aServiceAccountThatIsRefusedStopsTheChannel() throws NoSuchAlgorithmException {
    fcm.tokenAnswer(new Answer(400, "{\"error\":\"invalid_grant\"}", Map.of()));
    try (var withAccount = channel(serviceAccount())) {
      var delivery = withAccount.send(Messages.push(anAlert().build()));

      assertThat(delivery).isEqualTo(new Delivery.ChannelDown("serveur de jetons 400"));
      assertThat(fcm.sent()).isEmpty();
    }
  }

  @Test
  void aTokenServerOutOfReachIsWaitedFor() throws NoSuchAlgorithmException {
    fcm.tokenAnswer(Answer.reset());
    try (var withAccount = channel(serviceAccount())) {
      var delivery = withAccount.send(Messages.push(anAlert().build()));

      assertThat(delivery).isEqualTo(new Delivery.TryLater("serveur de jetons injoignable"));
    }
  }

  @Test
  void aFileThatIsNoServiceAccountIsRefusedWithoutBeingQuoted() {
    var notOne = new Credentials.ServiceAccount(new Secret("{\"private_key\":\"marker\"}"));

    assertThatThrownBy(() -> channel(notOne))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ROR_FCM_SERVICE_ACCOUNT")
        .hasMessageNotContaining("marker")
        .hasNoCause();
  }

  private Credentials serviceAccount() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var key =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    var pem = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    return new Credentials.ServiceAccount(
        new Secret(
            """
            {"type":"service_account","project_id":"ror-test","private_key_id":"k1",
             "private_key":"%s","client_email":"notifier@ror-test.iam.example",
             "client_id":"1","token_uri":"%s/token"}
            """
                .formatted(pem.replace("\n", "\\n"), fcm.address())));
  }
}

package fr.rormobile.notifier.channel;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.rormobile.notifier.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookChannelTest {

  private static final int HANG = -1;
  private static final int RESET = 0;
  private static final WebhookSettings HERE = new WebhookSettings(true, Duration.ofMillis(700));
  private static final WebhookSettings OUTSIDE = new WebhookSettings(false, Duration.ofSeconds(1));

  /** One call as the subscriber got it. */
  private record Call(Map<String, String> headers, String body) {}

  private final TestClock clock = new TestClock();
  private final WebhookChannel channel = new WebhookChannel(HERE, clock);
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger status = new AtomicInteger(204);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    channel.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(
        new Call(
            Map.of(
                "signature", headers.getFirst("ROR-Signature"),
                "delivery", headers.getFirst("ROR-Delivery")),
            body));
    int code = status.get();
    if (code == HANG) {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (code > 0) {
      exchange.getResponseHeaders().set("Retry-After", "90");
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
      exchange.sendResponseHeaders(code, -1);
    }
    exchange.close();
  }

  private Message message(String subscriber) {
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/ror\n3\nshared-secret";
    return new Message(
        UUID.fromString("2a000000-0000-4000-8000-00000000002a"),
        anAlert().build(),
        "SAMU",
        subscriber,
        new Secret(address));
  }

  static Stream<Arguments> table() {
    var asked = Optional.of(Duration.ofSeconds(90));
    return Stream.of(
        arguments(200, new Delivery.Accepted("http:200")),
        arguments(204, new Delivery.Accepted("http:204")),
        arguments(302, new Delivery.Refused("abonné 302")),
        arguments(400, new Delivery.Refused("abonné 400")),
        arguments(401, new Delivery.TryLater("abonné 401", asked)),
        arguments(404, new Delivery.TryLater("abonné 404", asked)),
        arguments(410, new Delivery.RecipientGone("abonné 410")),
        arguments(422, new Delivery.Refused("abonné 422")),
        arguments(429, new Delivery.TryLater("abonné 429", asked)),
        arguments(500, new Delivery.TryLater("abonné 500", asked)),
        arguments(HANG, new Delivery.TryLater("abonné : pas de réponse à temps")),
        arguments(RESET, new Delivery.TryLater("abonné : connexion rompue")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void eachAnswerHasItsMeaning(int code, Delivery expected) {
    status.set(code);

    assertThat(channel.send(message("s"))).isEqualTo(expected);
    assertThat(calls).hasSize(1);
  }

  @Test
  void theBodyIsSignedWithItsMomentAndWhoKnowsTheSecretCanTell() {
    channel.send(message("s"));

    var call = calls.getFirst();
    var moment = Long.toString(TestClock.NIGHT.getEpochSecond());
    var expected =
        WebhookSignature.of(
            moment, call.body().getBytes(StandardCharsets.UTF_8), new Secret("shared-secret"));
    assertThat(call.headers().get("signature"))
        .isEqualTo("keyId=3,t=" + moment + ",v1=" + expected);
    assertThat(call.headers().get("delivery")).isEqualTo("2a000000-0000-4000-8000-00000000002a");
    var body = JsonParser.parseString(call.body()).getAsJsonObject();
    assertThat(body.get("dedupeId").getAsString())
        .isEqualTo("2a000000-0000-4000-8000-00000000002a");
    assertThat(body.get("kind").getAsString()).isEqualTo("TENSION_DECLARED");
    assertThat(body.getAsJsonArray("facts").get(0).getAsJsonObject().get("value").getAsString())
        .isEqualTo("2 < 3 & montant");
    assertThat(call.body()).doesNotContain("shared-secret");
  }

  /** HMAC-SHA256 by another program: {@code printf '1.{}' | openssl dgst -sha256 -hmac k}. */
  @Test
  void theSignatureIsThatOfOthers() {
    assertThat(WebhookSignature.of("1", "{}".getBytes(StandardCharsets.UTF_8), new Secret("k")))
        .isEqualTo("3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158");
  }

  @Test
  void aSubscriberThatFailsAgainAndAgainRestsAndTheOthersDoNot() {
    status.set(500);
    for (int i = 0; i < WebhookChannel.FAILURES; i++) {
      channel.send(message("ill"));
    }

    assertThat(channel.send(message("ill")))
        .isEqualTo(
            new Delivery.TryLater(
                "abonné au repos après des échecs", Optional.of(WebhookChannel.REST)));
    assertThat(calls).hasSize(WebhookChannel.FAILURES);
    status.set(200);
    assertThat(channel.send(message("well"))).isInstanceOf(Delivery.Accepted.class);
    clock.advance(WebhookChannel.REST);
    assertThat(channel.send(message("ill"))).isInstanceOf(Delivery.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://samu.example/ror, https",
    "https://127.0.0.1/ror, privé",
    "https://[::1]/ror, privé",
    "https://10.1.2.3/ror, privé",
    "https://172.16.0.9/ror, privé",
    "https://192.168.1.1/ror, privé",
    "https://169.254.169.254/latest, privé",
    "https://100.64.0.1/ror, privé",
    "https://0.0.0.0/ror, privé",
    "https://[fd00::1]/ror, privé",
    "https://[fe80::1]/ror, privé",
    "https://[::ffff:10.0.0.1]/ror, privé",
    "https://[64:ff9b::a00:1]/ror, privé",
    "https://user:pw@samu.example/ror, mot de passe",
    "https:///ror, complète",
    "ftp://8.8.8.8/ror, https",
  })
  void nobodyMakesUsCallOurOwnNetwork(String address, String why) {
    assertThat(WebhookAddress.refusal(address, OUTSIDE))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains(why));
  }

  @Test
  void aPublicAddressIsCalledAndAPrivateOneWhereItIsAllowed() {
    assertThat(WebhookAddress.refusal("https://8.8.8.8/ror", OUTSIDE)).isEmpty();
    assertThat(WebhookAddress.refusal("https://10.1.2.3/ror", HERE)).isEmpty();
    assertThat(WebhookAddress.refusal("http://10.1.2.3/ror", HERE)).isPresent();
    try (var outside = new WebhookChannel(OUTSIDE, clock)) {
      assertThat(outside.send(message("s")))
          .isEqualTo(new Delivery.Refused("adresse d'abonné non admise"));
    }
    assertThat(calls).isEmpty();
  }
}

package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A subscriber's signed calls; and what no log line and no answer shows while all fails. */
class SecrecyOverHttpTest {
  private static final String MARKER = "m4rk3r";
  private static final String TOURS = "370004467";
  private static final Pattern SIGNATURE =
      Pattern.compile("keyId=(\\d+),t=(\\d+),v1=([0-9a-f]{64})");

  private record Call(String path, String signature, String body) {}

  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger STATUS = new AtomicInteger(204);
  private static final List<String> ANSWERS = new ArrayList<>();
  private static HttpServer far;
  private static RorServer server;

  /** FCM and a subscriber; whatever they answer, they quote what they were sent. */
  @BeforeAll
  static void start() throws IOException {
    far = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    far.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    far.createContext("/", SecrecyOverHttpTest::answer);
    far.start();
    int nobody;
    try (var free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    server =
        RorServer.start(
            Map.of(),
            Map.of(
                "ROR_WEBHOOK_PRIVATE",
                "true",
                "ROR_FCM_TOKEN",
                MARKER + "-bearer",
                "ROR_FCM_PROJECT",
                "ror",
                "ROR_FCM_ENDPOINT",
                "http://127.0.0.1:" + far.getAddress().getPort(),
                "ROR_SMTP_HOST",
                "127.0.0.1",
                "ROR_SMTP_PORT",
                Integer.toString(nobody),
                "ROR_SMTP_USER",
                MARKER + "-user",
                "ROR_SMTP_PASSWORD",
                MARKER + "-password",
                "ROR_SMTP_FROM",
                "alertes@ror.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
    far.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var signature = exchange.getRequestHeaders().getFirst("ROR-Signature");
    CALLS.add(
        new Call(
            exchange.getRequestURI().getPath(),
            signature == null ? "" : signature,
            new String(body, StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(STATUS.get(), STATUS.get() == 204 ? -1 : body.length);
    if (STATUS.get() != 204) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Test
  void aSubscriberIsCalledSignedAndItsSecretIsShownOnce() throws Exception {
    STATUS.set(204);
    var body =
        """
        {"label":"SAMU 37","url":"http://127.0.0.1:%d/samu","department":"37",
         "events":["DECLARATION"]}
        """
            .formatted(far.getAddress().getPort());
    var made = server.as("region").post("/webhooks", body, "Idempotency-Key", "w-1");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    var secret = made.json().get("secret").asText();
    var again = server.as("region").post("/webhooks", body, "Idempotency-Key", "w-1");
    assertThat(again.json().get("id")).isEqualTo(made.json().get("id"));
    assertThat(again.text() + server.as("region").get("/webhooks").text()).doesNotContain(secret);

    var declared = declared();

    assertThat(declared).contains("SAMU 37").contains("WEBHOOK");
    var call =
        await()
            .atMost(Duration.ofSeconds(15))
            .until(
                () -> CALLS.stream().filter(one -> one.path().equals("/samu")).findFirst(),
                java.util.Optional::isPresent)
            .orElseThrow();
    var signature = SIGNATURE.matcher(call.signature());
    assertThat(signature.matches()).as(call.signature()).isTrue();
    assertThat(signature.group(3)).isEqualTo(hmac(secret, signature.group(2) + "." + call.body()));
    assertThat(call.body()).contains("TENSION_DECLARED").doesNotContain(secret);

    var id = made.json().get("id").asText();
    var renewed = server.as("region").send("POST", "/webhooks/" + id + "/secret", null);
    assertThat(renewed.json().get("keyId").asInt()).isEqualTo(2);
    assertThat(renewed.json().get("secret").asText()).isNotEqualTo(secret);
    assertThat(server.as("region").delete("/webhooks/" + id).status()).isEqualTo(204);
    assertThat(server.as("region").get("/webhooks").text()).doesNotContain(id);
    var kept =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT string_agg(k::text, ' ') || string_agg(w::text, ' ')"
                                + " FROM idempotency_key k, notifier.webhook w")
                        .mapTo(String.class)
                        .one());
    assertThat(kept).as("nothing keeps what nobody needs any more").doesNotContain(secret);
  }

  @Test
  void nobodySubscribesASystemInsideOrInTheClear() {
    for (var url : List.of("http://samu.example/ror", "ftp://127.0.0.1/x", "n'importe quoi")) {
      var refused =
          server
              .as("region")
              .post(
                  "/webhooks",
                  "{\"label\":\"x\",\"url\":\"%s\",\"region\":\"24\",\"events\":[\"CLOSURE\"]}"
                      .formatted(url),
                  "Idempotency-Key",
                  UUID.randomUUID().toString());
      assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo("url");
    }
  }

  @Test
  void whateverFailsNoTokenAddressPasswordOrSecretIsLoggedOrAnswered() {
    server.as("cellule").put("/devices/tel-s", device(MARKER + "-token"));
    server.as("ars").put("/devices/tel-s", device(MARKER + "-token-2"));
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE account SET email = '" + MARKER + "@x.example' WHERE login = 'ars'"));
    var made =
        server
            .as("region")
            .post(
                "/webhooks",
                """
                {"label":"SAMU","url":"http://127.0.0.1:%d/failing","region":"24",
                 "events":["DECLARATION"]}
                """
                    .formatted(far.getAddress().getPort()),
                "Idempotency-Key",
                "w-2");
    var secret = made.json().get("secret").asText();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var own = (Logger) LoggerFactory.getLogger("fr.rormobile");
    var before = own.getLevel();
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    own.setLevel(Level.DEBUG);
    root.addAppender(appender);
    try {
      // 401 last: no push is tried for a while after it.
      for (int status : new int[] {400, 429, 500, 401}) {
        STATUS.set(status);
        fails();
      }
    } finally {
      root.detachAppender(appender);
      own.setLevel(before);
    }

    var all = new StringBuilder();
    for (var event : List.copyOf(appender.list)) {
      all.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    assertThat(all.toString()).contains("parked").doesNotContain(MARKER).doesNotContain(secret);
    assertThat(String.join("\n", ANSWERS))
        .contains("SMTP : connexion impossible")
        .contains("FCM 400")
        .contains("abonné")
        .doesNotContain(MARKER)
        .doesNotContain(secret);
  }

  /** Declares, waits until each channel has failed, and reads all that the program tells of it. */
  private static void fails() {
    var alert = declared().replaceAll("(?s).*\"alertId\":\"([0-9a-f-]{36})\".*", "$1");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                server
                    .as("ars")
                    .get("/alerts/" + alert)
                    .json()
                    .get("deliveries")
                    .valueStream()
                    .map(one -> one.get("state").asText())
                    .noneMatch("QUEUED"::equals));
    ANSWERS.add(server.as("ars").get("/alerts/" + alert).text());
    ANSWERS.add(server.as("ars").get("/alerts").text());
    ANSWERS.add(server.client().get("/health").text());
    ANSWERS.add(server.as("ars").get("/crisis-cells/ars-24/reachability").text());
    ANSWERS.add(server.as("region").get("/webhooks").text());
  }

  private static String device(String token) {
    return "{\"platform\":\"ANDROID\",\"token\":\"" + token + "\"}";
  }

  private static String declared() {
    server
        .jdbi()
        .useHandle(h -> h.execute("UPDATE tension SET status = 'CLOSED', closed_at = now()"));
    var answer =
        server
            .as("directeur")
            .post(
                "/tensions",
                """
                {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1",
                 "drill": false}
                """
                    .formatted(TOURS),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.text();
  }

  private static String hmac(String secret, String text) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}

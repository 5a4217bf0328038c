package fr.rormobile.notifier.channel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** FCM's {@code messages:send} and Google's token server on loopback, answering as told. */
public final class FcmStub implements AutoCloseable {

  /** What it answers. Status 0: closes the connection; -1: never answers. */
  public record Answer(int status, String body, Map<String, String> headers) {

    public static Answer ok() {
      return new Answer(200, "{\"name\":\"projects/ror-test/messages/m1\"}", Map.of());
    }

    public static Answer error(int status, String googleStatus, String fcmCode) {
      var details =
          fcmCode.isEmpty()
              ? ""
              : """
              ,"details":[{"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError",\
              "errorCode":"%s"}]\
              """
                  .formatted(fcmCode);
      var body =
          "{\"error\":{\"code\":%d,\"message\":\"said by FCM\",\"status\":\"%s\"%s}}"
              .formatted(status, googleStatus, details);
      return new Answer(status, body, Map.of());
    }

    public static Answer reset() {
      return new Answer(0, "", Map.of());
    }

    public static Answer hang() {
      return new Answer(-1, "", Map.of());
    }

    public Answer retryAfter(String value) {
      return new Answer(status, body, Map.of("Retry-After", value));
    }
  }

  /** One request to FCM. */
  public record Sent(String path, String authorization, String body) {
    public JsonObject message() {
      return JsonParser.parseString(body).getAsJsonObject().getAsJsonObject("message");
    }
  }

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile @Nullable BiConsumer<Sent, Answer> listener;
  private volatile Answer answer = Answer.ok();
  private volatile Answer tokenAnswer =
      new Answer(200, "{\"access_token\":\"fresh\",\"expires_in\":3600}", Map.of());

  public FcmStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/", this::send);
    server.createContext("/token", exchange -> reply(exchange, tokenAnswer));
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void answer(Answer answer) {
    this.answer = answer;
  }

  public void tokenAnswer(Answer answer) {
    this.tokenAnswer = answer;
  }

  /** Told of each request and what it is answered, instead of keeping them. */
  public void listen(BiConsumer<Sent, Answer> listener) {
    this.listener = listener;
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  private void send(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var request = new Sent(exchange.getRequestURI().getPath(), authorization, body);
    var now = answer;
    var told = listener;
    if (told == null) {
      sent.add(request);
    } else {
      told.accept(request, now);
    }
    reply(exchange, now);
  }

  private void reply(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == -1) {
      awaitClose();
    }
    if (answer.status() > 0) {
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}

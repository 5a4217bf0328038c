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
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A gateway of text messages on loopback that answers what it is told to. */
public final class SmsStub implements AutoCloseable {
  private static final int HANG = -1;
  private static final int RESET = 0;

  /**
   * What it answers.
   *
   * @param retryAfter null: no such header
   */
  public record Answer(int status, String body, @Nullable String retryAfter) {
    public static Answer taken() {
      return new Answer(
          201,
          """
          {"resourceReference": {"resourceURL":
            "https://sms.example/v1/outbound/tel%3A%2B33700000000/requests/abc-123"}}
          """,
          null);
    }

    /** As OneAPI says it. */
    public static Answer fault(int status, String kind, String code) {
      return new Answer(
          status,
          "{\"requestError\": {\"%s\": {\"messageId\": \"%s\", \"text\": \"tel:+33600000001\"}}}"
              .formatted(kind, code),
          null);
    }

    public static Answer plain(int status) {
      return new Answer(status, "<html>+33600000001</html>", null);
    }

    public static Answer hang() {
      return new Answer(HANG, "", null);
    }

    public static Answer reset() {
      return new Answer(RESET, "", null);
    }

    public Answer retryAfter(String header) {
      return new Answer(status, body, header);
    }
  }

  /** One request as the gateway got it. */
  public record Sent(String path, @Nullable String authorization, JsonObject message) {
    /** The letters that a telephone would show. */
    public String text() {
      return message.getAsJsonObject("outboundSMSTextMessage").get("message").getAsString();
    }
  }

  private final HttpServer server;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile Answer answer = Answer.taken();

  public SmsStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/smsmessaging/v1");
  }

  public void answer(Answer next) {
    this.answer = next;
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    sent.add(
        new Sent(
            Objects.toString(exchange.getRequestURI().getRawPath()),
            exchange.getRequestHeaders().getFirst("Authorization"),
            JsonParser.parseString(body)
                .getAsJsonObject()
                .getAsJsonObject("outboundSMSMessageRequest")));
    var now = answer;
    if (now.status() == HANG) {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (now.status() > 0) {
      if (now.retryAfter() != null) {
        exchange.getResponseHeaders().set("Retry-After", now.retryAfter());
      }
      var bytes = now.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(now.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}

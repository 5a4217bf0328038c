package fr.rormobile.api.measuring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every push at once, as FCM's HTTP v1 would, and notes when. */
final class FcmStub implements AutoCloseable {
  private final HttpServer server;
  private final Arrivals arrivals;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger largest = new AtomicInteger();

  private FcmStub(HttpServer server, Arrivals arrivals) {
    this.server = server;
    this.arrivals = arrivals;
  }

  static FcmStub start() throws IOException {
    return start("\"topicId\"\\s*:\\s*\"");
  }

  /**
   * @param before what stands before the id of the tension, as a regular expression
   */
  static FcmStub start(String before) throws IOException {
    // Its default holds small answers back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var stub = new FcmStub(server, new Arrivals(before));
    server.createContext("/", stub::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return stub;
  }

  private void take(HttpExchange exchange) throws IOException {
    var now = System.nanoTime();
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      arrivals.note(now, new String(body, StandardCharsets.UTF_8));
      largest.accumulateAndGet(body.length, Math::max);
      taken.incrementAndGet();
      var answer = "{\"name\":\"projects/mesure/messages/1\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Requests so far. */
  int taken() {
    return taken.get();
  }

  /** Bytes of the largest request body. */
  int largest() {
    return largest.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

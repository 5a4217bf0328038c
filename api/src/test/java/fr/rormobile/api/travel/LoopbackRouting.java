package fr.rormobile.api.travel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A routing service that answers what it was told to, and keeps what it was asked. */
public final class LoopbackRouting implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Script script = question -> new Said(404, "");

  /**
   * @param authorization of the header; empty: there was none
   */
  public record Asked(String method, String target, String body, String authorization) {}

  /** A status below zero: nothing at all, until the other side gives up. */
  public record Said(int status, String body, int promised) {
    public Said(int status, String body) {
      this(status, body, body.getBytes(StandardCharsets.UTF_8).length);
    }

    /** The headers come, and less of the body than they promise. */
    static Said cut(String body) {
      return new Said(200, body, 10_000);
    }

    static Said nothing() {
      return new Said(-1, "");
    }
  }

  /** What is answered to what. */
  public interface Script {
    Said answer(Asked question);
  }

  public LoopbackRouting() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var question =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            authorization == null ? "" : authorization);
    asked.add(question);
    var said = script.answer(question);
    if (said.status() < 0) {
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(said.status(), said.promised() == 0 ? -1 : said.promised());
    exchange.getResponseBody().write(said.body().getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    if (said.promised() == said.body().getBytes(StandardCharsets.UTF_8).length) {
      exchange.close();
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void says(Script other) {
    script = other;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

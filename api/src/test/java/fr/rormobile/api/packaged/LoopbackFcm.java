package fr.rormobile.api.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes pushes as FCM's HTTP v1 does, and keeps them: GET gives all of them. */
final class LoopbackFcm implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

  LoopbackFcm(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer =
          exchange.getRequestMethod().equals("GET")
              ? JSON.writeValueAsBytes(messages)
              : taken(JSON.readTree(exchange.getRequestBody()));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] taken(JsonNode request) {
    messages.add(request.get("message"));
    return ("{\"name\":\"projects/essai/messages/" + messages.size() + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

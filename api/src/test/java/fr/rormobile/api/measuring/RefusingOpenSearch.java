package fr.rormobile.api.measuring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Says that it is there, which the program wants to hear at its start, and refuses all else. */
final class RefusingOpenSearch implements AutoCloseable {
  private static final int NO_BODY = -1;

  private final HttpServer server;

  private RefusingOpenSearch(HttpServer server) {
    this.server = server;
  }

  static RefusingOpenSearch start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var greeting =
                exchange.getRequestURI().getPath().length() <= 1
                    && exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(greeting ? 200 : 503, NO_BODY);
          }
        });
    server.start();
    return new RefusingOpenSearch(server);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package fr.rormobile.api.measuring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Somebody who is logged in. Takes answers gzipped, as a phone does. */
final class Phone {
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of every account of the demonstration. */
  private static final String PASSWORD = "demonstration";

  private final URI server;
  private final String token;

  private Phone(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  static Phone login(URI server, String login) throws IOException, InterruptedException {
    var body = json(Map.of("login", login, "password", PASSWORD));
    var request =
        HttpRequest.newBuilder(server.resolve("/auth/login"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Connexion de " + login + " : " + answer.statusCode());
    }
    return new Phone(server, read(answer).get("accessToken").asText());
  }

  HttpRequest get(String pathAndQuery) {
    return request(pathAndQuery).GET().build();
  }

  HttpRequest post(String path, Object body, String key) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(json(body)))
        .build();
  }

  HttpRequest post(String path, String key) {
    return request(path).header("Idempotency-Key", key).POST(BodyPublishers.noBody()).build();
  }

  HttpRequest put(String path, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(json(body)))
        .build();
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(server.resolve(pathAndQuery))
        .timeout(PATIENCE)
        .header("Accept-Encoding", "gzip")
        .header("Authorization", "Bearer " + token);
  }

  /** The bytes are read and left as they are. */
  static Reply send(HttpRequest request) throws IOException, InterruptedException {
    return Reply.of(HTTP.send(request, BodyHandlers.ofByteArray()));
  }

  /**
   * @throws IllegalStateException when the answer is not one of success
   */
  static HttpResponse<byte[]> expect(HttpRequest request) throws IOException, InterruptedException {
    var answer = HTTP.send(request, BodyHandlers.ofByteArray());
    if (!Reply.of(answer).accepted()) {
      throw new IllegalStateException(
          request.method() + " " + request.uri().getPath() + " : " + answer.statusCode());
    }
    return answer;
  }

  static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
    var zipped = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    if (!zipped) {
      return JSON.readTree(answer.body());
    }
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return JSON.readTree(plain);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}

package fr.rormobile.api.testing;

import fr.rormobile.contract.ContractValidator;
import fr.rormobile.contract.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks with the server as a phone does. Every exchange is held against the contract. */
public final class ApiClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final ContractValidator CONTRACT = ContractValidator.load();

  private final URI server;
  private final @Nullable String token;

  ApiClient(URI server, @Nullable String token) {
    this.server = server;
    this.token = token;
  }

  /** Of a server that runs elsewhere; without a token. */
  public static ApiClient of(URI server) {
    return new ApiClient(server, null);
  }

  /** With another token, e.g. one that was tampered with. */
  public ApiClient withToken(String other) {
    return new ApiClient(server, other);
  }

  /** The access token of this account. */
  public String login(String login, String password) {
    var answer =
        post("/auth/login", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
    if (answer.status() != 200) {
      throw new AssertionError("login " + login + ": " + answer.status() + " " + answer.text());
    }
    return answer.json().get("accessToken").asText();
  }

  public Answer get(String pathAndQuery, String... headers) {
    return send("GET", pathAndQuery, null, headers);
  }

  public Answer post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public Answer put(String path, String json, String... headers) {
    return send("PUT", path, json, headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /**
   * @param json null: no body
   * @param headers name, value, name, value …; a Content-Type among them replaces JSON's
   */
  public Answer send(String method, String pathAndQuery, @Nullable String json, String... headers) {
    var request =
        HttpRequest.newBuilder(server.resolve(pathAndQuery)).timeout(Duration.ofSeconds(30));
    BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return exchange(request.method(method, body).build(), json);
  }

  /** As {@link #send}, for a request made elsewhere (an upload, a broken body). */
  public Answer exchange(HttpRequest request, @Nullable String body) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      var answer = new Answer(response.statusCode(), response.headers(), response.body());
      hold(request, body, answer);
      return answer;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static void hold(HttpRequest request, @Nullable String body, Answer answer) {
    var headers =
        answer.headers().map().entrySet().stream()
            .filter(header -> !header.getKey().startsWith(":"))
            .collect(Collectors.toMap(Map.Entry::getKey, h -> String.join(", ", h.getValue())));
    var violations =
        CONTRACT.violations(
            new Exchange(
                request.method(),
                request.uri().getRawPath(),
                request.uri().getRawQuery(),
                request.headers().firstValue("Content-Type").orElse(null),
                body,
                answer.status(),
                answer.headers().firstValue("Content-Type").orElse(null),
                headers,
                answer.bytes().length == 0 ? null : answer.text()));
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "against the contract:\n" + String.join("\n", violations) + "\n" + answer.text());
    }
  }
}

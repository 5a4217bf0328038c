package fr.rormobile.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchClientException;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * The only class that talks to OpenSearch. Every call ends within its time limit with a status, or
 * with {@link SearchUnavailable}; which exception type of the client carried the status is not seen
 * outside.
 */
final class Wire implements AutoCloseable {

  /**
   * Of a bulk or of a change of the index, which queue behind others. A read has the limit that the
   * caller chose.
   */
  static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

  /** For saying no more than that it is there, which waits for no search. */
  static final Duration SIGN_OF_LIFE_TIMEOUT = Duration.ofMillis(500);

  /** What one process may open; a further request waits for a free connection, within its limit. */
  private static final int MAX_CONNECTIONS = 96;

  private static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";

  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient reads;
  private final OpenSearchGenericClient writes;
  private final Duration readTimeout;

  /**
   * @param body missing when the answer had none or was not JSON
   */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** OpenSearch's own words about what went wrong. */
    String reason() {
      var error = body.path("error");
      var text = error.isTextual() ? error.asText() : error.path("reason").asText();
      return error.path("type").asText("HTTP " + status) + ": " + text;
    }
  }

  Wire(List<URI> nodes, Duration readTimeout) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("no address of OpenSearch");
    }
    if (!readTimeout.isPositive()) {
      throw new IllegalArgumentException("time limit of " + readTimeout);
    }
    this.readTimeout = readTimeout;
    var hosts =
        nodes.stream()
            .map(uri -> new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort()))
            .toArray(HttpHost[]::new);
    var connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MAX_CONNECTIONS)
            .setMaxConnPerRoute(MAX_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(Timeout.of(readTimeout)).build())
            .build();
    transport =
        ApacheHttpClient5TransportBuilder.builder(hosts)
            .setHttpClientConfigCallback(http -> http.setConnectionManager(connections))
            .build();
    reads = new OpenSearchGenericClient(transport, limitedTo(readTimeout));
    writes = new OpenSearchGenericClient(transport, limitedTo(WRITE_TIMEOUT));
  }

  private static ApacheHttpClient5Options limitedTo(Duration limit) {
    return ApacheHttpClient5Options.DEFAULT.toBuilder()
        .setRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .build())
        .build();
  }

  Answer read(String method, String path, Map<String, String> parameters, byte @Nullable [] body) {
    return send(reads, readTimeout, method, path, parameters, body, JSON);
  }

  /** Whether a node answers at all: one that is merely busy does. */
  void askForSignOfLife() {
    send(reads, SIGN_OF_LIFE_TIMEOUT, "GET", "/", Map.of(), null, JSON);
  }

  Answer write(String method, String path, Map<String, String> parameters, byte @Nullable [] body) {
    return send(writes, WRITE_TIMEOUT, method, path, parameters, body, JSON);
  }

  Answer bulk(Map<String, String> parameters, byte[] lines) {
    return send(writes, WRITE_TIMEOUT, "POST", "/_bulk", parameters, lines, NDJSON);
  }

  private static Answer send(
      OpenSearchGenericClient client,
      Duration limit,
      String method,
      String path,
      Map<String, String> parameters,
      byte @Nullable [] body,
      String contentType) {
    var request = Requests.builder().method(method).endpoint(path).query(parameters);
    if (body != null) {
      request.body(Body.from(body, contentType));
    }
    var pending = client.executeAsync(request.build());
    try (var response = pending.get(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return judged(method, path, response.getStatus(), bodyOf(response));
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new SearchUnavailable("interrupted during " + method + " " + path, e);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new SearchUnavailable(
          method + " " + path + " had no answer within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      return failed(method, path, e);
    } catch (IOException e) {
      throw new SearchUnavailable(method + " " + path + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode bodyOf(Response response) throws IOException {
    var body = response.getBody();
    return body.isEmpty() ? MissingNode.getInstance() : parsed(body.get().bodyAsBytes());
  }

  /** A proxy may answer with a page: then only the status counts. */
  private static JsonNode parsed(byte[] bytes) {
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** The client carries the same status by different exceptions: look at the status. */
  private static Answer failed(String method, String path, ExecutionException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ResponseException refused) {
        return judged(method, path, refused.status(), MissingNode.getInstance());
      }
      if (cause instanceof OpenSearchClientException refused) {
        return judged(method, path, refused.status(), MissingNode.getInstance());
      }
    }
    throw new SearchUnavailable(method + " " + path + ": " + failure.getCause(), failure);
  }

  /** 429 stays with the caller, who may be able to wait; 502 to 504 are OpenSearch being away. */
  private static Answer judged(String method, String path, int status, JsonNode body) {
    if (status >= 502 && status <= 504) {
      throw new SearchUnavailable(method + " " + path + " was answered " + status, null);
    }
    return new Answer(status, body);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      throw new SearchUnavailable("the connections could not be closed", e);
    }
  }
}

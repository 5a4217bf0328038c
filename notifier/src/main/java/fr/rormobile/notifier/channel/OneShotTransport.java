package fr.rormobile.notifier.channel;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP for the Firebase SDK, over the JDK's client: one time limit over the whole exchange, an end
 * on interrupt, and no retries.
 *
 * <p>The SDK retries a 503 four times and sleeps up to a minute in between, which cannot be turned
 * off: a lease would run out meanwhile. It does so on the status 503 only, so it is shown 500
 * instead; the real one is noted in the {@link Exchange}. On a 401 it renews its token and calls
 * again, up to five times: once is enough, so a second 401 of a message is shown as 403.
 */
final class OneShotTransport extends HttpTransport {

  private static final String GOOGLE = "fcm.googleapis.com";

  private final HttpClient client;
  private final @Nullable URI endpoint;
  private final Duration timeout;

  /**
   * @param endpoint where requests to FCM go instead; null: to Google
   */
  OneShotTransport(@Nullable URI endpoint, Duration timeout) {
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    var asked = URI.create(url);
    boolean toFcm = GOOGLE.equals(asked.getHost());
    var address = toFcm && endpoint != null ? endpoint.resolve(asked.getRawPath()) : asked;
    return new Request(method, address, toFcm);
  }

  @Override
  public void shutdown() {
    client.shutdownNow();
  }

  private final class Request extends LowLevelHttpRequest {
    private final String method;
    private final boolean toFcm;
    private final HttpRequest.Builder request;

    Request(String method, URI address, boolean toFcm) {
      this.method = method;
      this.toFcm = toFcm;
      this.request = HttpRequest.newBuilder(address).timeout(timeout);
    }

    @Override
    public void addHeader(String name, String value) {
      // The JDK's client writes these itself and refuses to be told.
      if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("accept-encoding")) {
        request.header(name, value);
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      request.method(method, BodyPublishers.ofByteArray(body()));
      if (getContentType() != null) {
        request.header("Content-Type", getContentType());
      }
      if (getContentEncoding() != null) {
        request.header("Content-Encoding", getContentEncoding());
      }
      // A call to the token server is none of the message's: its failure is told by the exception.
      var exchange = toFcm ? Exchange.CURRENT.orElse(new Exchange()) : new Exchange();
      try {
        var response = answer(client.sendAsync(request.build(), BodyHandlers.ofByteArray()));
        var retryAfter = response.headers().firstValue("Retry-After").orElse(null);
        exchange.answered(response.statusCode(), retryAfter);
        return new Response(response, exchange.refusals());
      } catch (IOException e) {
        exchange.failed(reason(e));
        throw e;
      }
    }

    private byte[] body() throws IOException {
      var bytes = new ByteArrayOutputStream();
      if (getStreamingContent() != null) {
        getStreamingContent().writeTo(bytes);
      }
      return bytes.toByteArray();
    }
  }

  /** The request's own limit ends with the headers; this one covers the body too. */
  private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> sent)
      throws IOException {
    try {
      return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new HttpTimeoutException("no whole answer in " + timeout);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case HttpTimeoutException _ -> "pas de réponse à temps";
      case ConnectException _ -> "connexion impossible";
      case InterruptedIOException _ -> "envoi interrompu";
      default -> "connexion rompue";
    };
  }

  private static final class Response extends LowLevelHttpResponse {
    private final HttpResponse<byte[]> response;
    private final int refusals;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    Response(HttpResponse<byte[]> response, int refusals) {
      this.response = response;
      this.refusals = refusals;
      response
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(response.body());
    }

    @Override
    public @Nullable String getContentEncoding() {
      return response.headers().firstValue("Content-Encoding").orElse(null);
    }

    @Override
    public long getContentLength() {
      return response.body().length;
    }

    @Override
    public @Nullable String getContentType() {
      return response.headers().firstValue("Content-Type").orElse(null);
    }

    @Override
    public String getStatusLine() {
      return "HTTP " + response.statusCode();
    }

    @Override
    public int getStatusCode() {
      return switch (response.statusCode()) {
        case 503 -> 500;
        case 401 -> refusals > 1 ? 403 : 401;
        default -> response.statusCode();
      };
    }

    @Override
    public @Nullable String getReasonPhrase() {
      return null;
    }

    @Override
    public int getHeaderCount() {
      return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
      return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
      return headers.get(index).getValue();
    }
  }
}

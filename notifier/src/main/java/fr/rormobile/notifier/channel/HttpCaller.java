package fr.rormobile.notifier.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls over HTTP that end in time, the last byte of the answer included. Redirects are not
 * followed; what goes wrong on the way is tried later.
 */
final class HttpCaller implements AutoCloseable {

  /** What is asked of whom. */
  @FunctionalInterface
  interface Asking {
    HttpRequest.Builder request() throws IOException;
  }

  private final String whom;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param whom in French, for reasons: « abonné »
   * @param timeout of one call, from connecting to the last byte
   */
  HttpCaller(String whom, Duration timeout) {
    this.whom = whom;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  <T> Delivery call(
      Asking asking, BodyHandler<T> handler, Function<HttpResponse<T>, Delivery> answered) {
    try {
      return answered.apply(exchange(asking.request().timeout(timeout).build(), handler));
    } catch (HttpTimeoutException | TimeoutException e) {
      return new Delivery.TryLater(whom + " : pas de réponse à temps");
    } catch (ConnectException e) {
      return new Delivery.TryLater(whom + " : connexion impossible");
    } catch (IOException e) {
      return new Delivery.TryLater(whom + " : connexion rompue");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.TryLater(whom + " : envoi interrompu");
    }
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException, TimeoutException {
    var sent = client.sendAsync(request, handler);
    try {
      return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException();
    } finally {
      sent.cancel(true);
    }
  }

  /** What the answer asks us to wait. */
  static Optional<Duration> retryAfter(HttpResponse<?> response, Clock clock) {
    var exchange = new Exchange();
    exchange.answered(
        response.statusCode(), response.headers().firstValue("Retry-After").orElse(null));
    return exchange.retryAfter(clock);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

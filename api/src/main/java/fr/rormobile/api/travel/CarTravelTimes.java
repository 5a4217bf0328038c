package fr.rormobile.api.travel;

import fr.rormobile.api.travel.RoutingService.Unreadable;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the routing service that is configured; says at once that there is none otherwise. */
@Singleton
final class CarTravelTimes implements TravelTimes {
  private static final Logger LOG = LoggerFactory.getLogger(CarTravelTimes.class);

  /** Fifty destinations are some 20 KiB with all that a service adds. */
  static final int LARGEST_ANSWER = 256 * 1024;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final TravelSettings settings;
  private final JsonMapper json;
  private final Breaker breaker;
  private final @Nullable HttpClient http;

  CarTravelTimes(TravelSettings settings, JsonMapper json, Clock clock) {
    this.settings = settings;
    this.json = json;
    breaker = new Breaker(clock, settings.pause());
    http =
        settings.service() == null
            ? null
            : HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connect())
                .build();
  }

  @Override
  public Trips from(Position origin, List<Position> destinations) {
    if (destinations.size() > MOST) {
      throw new IllegalArgumentException(destinations.size() + " destinations");
    }
    var service = settings.service();
    if (service == null || http == null) {
      return new Trips.NotConfigured();
    }
    if (destinations.isEmpty()) {
      return new Trips.Known(List.of());
    }
    if (!breaker.mayAsk()) {
      return new Trips.Unavailable();
    }
    var routing = RoutingService.of(service.kind());
    var request = routing.request(service.base(), origin, destinations).timeout(settings.total());
    var token = settings.token();
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token.value());
    }
    var pending =
        http.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      // The client's own limit ends with the headers; this one covers the body.
      var response = pending.get(settings.total().toMillis(), TimeUnit.MILLISECONDS);
      return read(routing, response, destinations.size());
    } catch (TimeoutException late) {
      return failed("no answer within " + settings.total().toMillis() + " ms");
    } catch (ExecutionException refused) {
      var cause = refused.getCause();
      return failed(cause == null ? "no answer" : cause.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Trips.Unavailable();
    } finally {
      pending.cancel(true);
    }
  }

  private Trips read(RoutingService routing, HttpResponse<byte[]> response, int wanted) {
    if (response.statusCode() == BAD_REQUEST) {
      // Of this question alone: a place in the sea, or beyond the roads that the service knows.
      breaker.answered();
      return new Trips.Unavailable();
    }
    if (response.statusCode() != OK) {
      return failed("status " + response.statusCode());
    }
    try {
      var answer = json.readValue(response.body(), Argument.of(JsonNode.class));
      if (answer == null) {
        return failed("an empty answer");
      }
      var trips = routing.read(answer, wanted);
      breaker.answered();
      return new Trips.Known(trips);
    } catch (IOException | Unreadable notAnAnswer) {
      // Without the cause: its message may quote where somebody is.
      return failed("an answer that cannot be read");
    }
  }

  private Trips failed(String why) {
    breaker.failed();
    LOG.warn("the routing service failed: {}", why);
    return new Trips.Unavailable();
  }

  @PreDestroy
  void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }
}

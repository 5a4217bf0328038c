package fr.rormobile.notifier.channel;

import com.google.api.client.json.gson.GsonFactory;
import fr.rormobile.notifier.ChannelKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Calls the systems of others, signed. Each subscriber has a limit and a rest of its own, so that
 * one that hangs or fails leaves room for the others. Redirects are not followed.
 */
final class WebhookChannel implements Channel {

  /** Calls of one subscriber at once. */
  static final int AT_ONCE = 2;

  /** Failures in a row after which a subscriber rests. */
  static final int FAILURES = 3;

  static final Duration REST = Duration.ofSeconds(60);

  private static final Duration BUSY = Duration.ofSeconds(2);

  private final WebhookSettings settings;
  private final Clock clock;
  private final HttpCaller caller;
  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

  WebhookChannel(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.caller = new HttpCaller("abonné", settings.timeout());
  }

  /** How one subscriber does. */
  private static final class Subscriber {
    final Semaphore free = new Semaphore(AT_ONCE);
    private int failures;
    private @Nullable Instant restsUntil;

    synchronized Optional<Duration> rest(Instant now) {
      return restsUntil != null && now.isBefore(restsUntil)
          ? Optional.of(Duration.between(now, restsUntil))
          : Optional.empty();
    }

    synchronized void heard(Delivery delivery, Instant now) {
      failures = delivery instanceof Delivery.TryLater ? failures + 1 : 0;
      restsUntil = failures >= FAILURES ? now.plus(REST) : null;
    }
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBHOOK;
  }

  @Override
  public boolean sink() {
    return false;
  }

  @Override
  public Delivery send(Message message) {
    var subscriber = subscribers.computeIfAbsent(message.destination(), id -> new Subscriber());
    var rest = subscriber.rest(clock.instant());
    if (rest.isPresent()) {
      return new Delivery.TryLater("abonné au repos après des échecs", rest);
    }
    if (!subscriber.free.tryAcquire()) {
      return new Delivery.TryLater("abonné déjà appelé", Optional.of(BUSY));
    }
    try {
      var delivery = call(message);
      subscriber.heard(delivery, clock.instant());
      return delivery;
    } finally {
      subscriber.free.release();
    }
  }

  /** The address, the number of the key, and the key, one a line: what {@code Outbox} reads. */
  private Delivery call(Message message) {
    var parts = message.address().reveal().split("\n", 3);
    if (WebhookAddress.refusal(parts[0], settings).isPresent()) {
      return new Delivery.Refused("adresse d'abonné non admise");
    }
    return caller.call(
        () -> request(message, parts, body(message)).uri(URI.create(parts[0])),
        BodyHandlers.discarding(),
        this::answered);
  }

  private HttpRequest.Builder request(Message message, String[] parts, byte[] body) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder()
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "ror-mobile")
        .header("ROR-Delivery", message.id().toString())
        .header(
            "ROR-Signature",
            WebhookSignature.header(parts[1], timestamp, body, new Secret(parts[2])))
        .POST(BodyPublishers.ofByteArray(body));
  }

  private Delivery answered(HttpResponse<Void> response) {
    int status = response.statusCode();
    var reason = "abonné " + status;
    if (status >= 200 && status < 300) {
      return new Delivery.Accepted("http:" + status);
    }
    return switch (status) {
      case 410 -> new Delivery.RecipientGone(reason);
      // Its side is being set up, or overloaded: what it refuses now it may take later.
      case 401, 403, 404, 408, 425, 429 ->
          new Delivery.TryLater(reason, HttpCaller.retryAfter(response, clock));
      default ->
          status >= 500
              ? new Delivery.TryLater(reason, HttpCaller.retryAfter(response, clock))
              : new Delivery.Refused(reason);
    };
  }

  private static byte[] body(Message message) throws IOException {
    var alert = message.alert();
    var json = new java.util.LinkedHashMap<String, Object>();
    json.put("dedupeId", message.id().toString());
    json.put("alertId", alert.id().toString());
    json.put("kind", alert.kind());
    json.put("topicId", alert.topicId());
    json.put("drill", alert.drill());
    json.put("raisedAt", alert.raisedAt().toString());
    json.put("title", Wording.pushTitle(alert));
    json.put("summary", alert.summary());
    json.put("paragraphs", alert.paragraphs());
    json.put(
        "facts",
        alert.facts().stream()
            .map(fact -> Map.of("label", fact.label(), "value", fact.value()))
            .toList());
    if (alert.link() != null) {
      json.put("link", alert.link());
    }
    return GsonFactory.getDefaultInstance().toString(json).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    caller.close();
  }
}

package fr.rormobile.notifier.channel;

import com.google.api.client.json.gson.GsonFactory;
import fr.rormobile.notifier.ChannelKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Text messages through a gateway that speaks OneAPI. The same {@code clientCorrelator} at each
 * attempt: a gateway that has taken the message already does not send it again.
 */
final class SmsChannel implements Channel {
  private static final int LONGEST_ANSWER = 65_536;

  private final SmsSettings settings;
  private final Clock clock;
  private final HttpClient client;
  private final URI address;

  SmsChannel(SmsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var base = settings.endpoint().toString().replaceFirst("/+$", "");
    var sender = URLEncoder.encode(settings.senderAddress(), StandardCharsets.UTF_8);
    this.address = URI.create(base + "/outbound/" + sender + "/requests");
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.SMS;
  }

  @Override
  public boolean sink() {
    return false;
  }

  @Override
  public Delivery send(Message message) {
    try {
      return SmsAnswer.of(exchange(request(message)), message, clock);
    } catch (HttpTimeoutException | TimeoutException e) {
      return new Delivery.TryLater("passerelle SMS : pas de réponse à temps");
    } catch (ConnectException e) {
      return new Delivery.TryLater("passerelle SMS : connexion impossible");
    } catch (IOException e) {
      return new Delivery.TryLater("passerelle SMS : connexion rompue");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.TryLater("passerelle SMS : envoi interrompu");
    }
  }

  private HttpRequest request(Message message) throws IOException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(settings.timeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(body(message)));
    if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token().reveal());
    } else if (settings.user() != null && settings.password() != null) {
      var pair = settings.user() + ":" + settings.password().reveal();
      var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + encoded);
    }
    return request.build();
  }

  private byte[] body(Message message) throws IOException {
    var text = Wording.text(message.alert(), message.acknowledge());
    var outbound = new LinkedHashMap<String, Object>();
    outbound.put("address", List.of("tel:" + message.address().reveal()));
    outbound.put("senderAddress", settings.senderAddress());
    outbound.put("outboundSMSTextMessage", Map.of("message", text));
    outbound.put("clientCorrelator", message.id().toString());
    if (settings.senderName() != null) {
      outbound.put("senderName", settings.senderName());
    }
    return GsonFactory.getDefaultInstance()
        .toString(Map.of("outboundSMSMessageRequest", outbound))
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    var sent =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException();
    } finally {
      sent.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

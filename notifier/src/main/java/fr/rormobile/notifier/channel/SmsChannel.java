package fr.rormobile.notifier.channel;

import com.google.api.client.json.gson.GsonFactory;
import fr.rormobile.notifier.ChannelKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text messages through a gateway that speaks OneAPI. The same {@code clientCorrelator} at each
 * attempt: a gateway that has taken the message already does not send it again.
 */
final class SmsChannel implements Channel {
  private static final int LONGEST_ANSWER = 65_536;

  private final SmsSettings settings;
  private final Clock clock;
  private final HttpCaller gateway;
  private final URI address;

  SmsChannel(SmsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.gateway = new HttpCaller("passerelle SMS", settings.timeout());
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
    return gateway.call(
        () -> request(message),
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER),
        response -> SmsAnswer.of(response, message, clock));
  }

  private HttpRequest.Builder request(Message message) throws IOException {
    var request =
        HttpRequest.newBuilder(address)
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
    return request;
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

  @Override
  public void close() {
    gateway.close();
  }
}

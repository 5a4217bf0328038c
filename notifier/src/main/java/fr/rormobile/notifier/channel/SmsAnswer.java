package fr.rormobile.notifier.channel;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a gateway's answer means. Of its body only its own codes and names are kept, never a text.
 */
final class SmsAnswer {
  private static final String NO_VALID_ADDRESS = "SVC0004";

  /** The end of the address under which the gateway knows the message. */
  private static final Pattern REQUEST = Pattern.compile("/requests/([A-Za-z0-9._-]{1,100})$");

  private SmsAnswer() {}

  static Delivery of(HttpResponse<byte[]> response, Message message, Clock clock) {
    int status = response.statusCode();
    var body = parsed(response.body());
    if (status >= 200 && status < 300) {
      return new Delivery.Accepted("sms:" + request(body).orElse(message.id().toString()));
    }
    var code = code(body);
    var reason = "passerelle SMS " + status + code.map(c -> " " + c).orElse("");
    return switch (status) {
      case 400 ->
          code.filter(NO_VALID_ADDRESS::equals).isPresent()
              ? new Delivery.RecipientGone(reason)
              : new Delivery.Refused(reason);
      // Our credentials, our credit, or the address that we have of it: somebody must act.
      case 401, 402, 403, 404, 405 -> new Delivery.ChannelDown(reason);
      case 408, 425, 429 -> new Delivery.TryLater(reason, HttpCaller.retryAfter(response, clock));
      default ->
          status >= 500
              ? new Delivery.TryLater(reason, HttpCaller.retryAfter(response, clock))
              : new Delivery.Refused(reason);
    };
  }

  private static Map<String, Object> parsed(byte[] body) {
    try {
      return GsonFactory.getDefaultInstance()
          .fromString(new String(body, StandardCharsets.UTF_8), GenericJson.class);
    } catch (IOException | IllegalArgumentException noJson) {
      return Map.of();
    }
  }

  private static Optional<String> code(Map<String, Object> answer) {
    return answer.get("requestError") instanceof Map<?, ?> error
        ? error.values().stream()
            .map(fault -> fault instanceof Map<?, ?> of ? of.get("messageId") : null)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(code -> code.matches("(SVC|POL)[0-9]{4}"))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> request(Map<String, Object> answer) {
    return answer.get("resourceReference") instanceof Map<?, ?> reference
            && reference.get("resourceURL") instanceof String url
        ? REQUEST.matcher(url).results().map(found -> found.group(1)).findFirst()
        : Optional.empty();
  }
}

package fr.rormobile.notifier.channel;

import com.google.api.client.http.HttpResponseException;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.MessagingErrorCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of FCM means for the message, after
 * https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode.
 */
final class FcmAnswer {

  private FcmAnswer() {}

  static Delivery delivery(Exchange exchange, FirebaseMessagingException thrown, Clock clock) {
    if (exchange.failure().isPresent()) {
      return new Delivery.TryLater("FCM : " + exchange.failure().get());
    }
    return exchange.status() == 0
        ? withoutToken(thrown)
        : answered(exchange, thrown.getMessagingErrorCode(), clock);
  }

  /** FCM was not even called: Google's token server failed, or refused our service account. */
  private static Delivery withoutToken(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpResponseException answer) {
        int status = answer.getStatusCode();
        boolean ours = status >= 400 && status < 500 && status != 408 && status != 429;
        var reason = "serveur de jetons " + status;
        return ours ? new Delivery.ChannelDown(reason) : new Delivery.TryLater(reason);
      }
    }
    return new Delivery.TryLater("serveur de jetons injoignable");
  }

  /**
   * @param code FCM's own, more precise than the status; null: the answer held none
   */
  private static Delivery answered(
      Exchange exchange, @Nullable MessagingErrorCode code, Clock clock) {
    var reason = "FCM " + exchange.status() + (code == null ? "" : " " + code);
    // These two come as 401 and 403, but speak of one platform or one token, not of us.
    if (code == MessagingErrorCode.THIRD_PARTY_AUTH_ERROR) {
      return new Delivery.TryLater(reason, exchange.retryAfter(clock));
    }
    if (code == MessagingErrorCode.SENDER_ID_MISMATCH) {
      return new Delivery.Refused(reason);
    }
    return switch (exchange.status()) {
      // A 404 without the code speaks of the project or the address: our settings, not the token.
      case 404 ->
          code == MessagingErrorCode.UNREGISTERED
              ? new Delivery.RecipientGone(reason)
              : new Delivery.ChannelDown(reason);
      case 401, 403 -> new Delivery.ChannelDown(reason);
      case 408, 429 -> new Delivery.TryLater(reason, exchange.retryAfter(clock));
      default ->
          exchange.status() >= 400 && exchange.status() < 500
              ? new Delivery.Refused(reason)
              : new Delivery.TryLater(reason, exchange.retryAfter(clock));
    };
  }
}

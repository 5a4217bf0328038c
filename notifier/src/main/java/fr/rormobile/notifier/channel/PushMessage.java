package fr.rormobile.notifier.channel;

import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Probe;
import java.time.Duration;
import java.time.Instant;

/**
 * The push of an alert: its title and summary to be shown, and ids for the application, which
 * fetches the rest. At most 1 KB gzipped, under FCM's 4 KB whatever the alert.
 */
final class PushMessage {

  private PushMessage() {}

  // setToken is deprecated for setFid, but registration tokens are what phones hand us, and
  // UNREGISTERED speaks of.
  @SuppressWarnings("deprecation")
  static com.google.firebase.messaging.Message of(Message message, Instant now) {
    var alert = message.alert();
    var life = Duration.between(now, alert.expiresAt());
    var left = life.isNegative() ? Duration.ZERO : life;
    boolean silent = Probe.silent(alert);
    var push =
        com.google.firebase.messaging.Message.builder()
            .setToken(message.address().reveal())
            .setNotification(
                silent
                    ? null
                    : Notification.builder()
                        .setTitle(Wording.pushTitle(alert))
                        .setBody(alert.summary())
                        .build())
            .putData("alertId", alert.id().toString())
            .putData("kind", alert.kind())
            .putData("topicId", alert.topicId())
            .putData("raisedAt", alert.raisedAt().toString())
            .putData("dedupeId", message.id().toString())
            .putData("drill", Boolean.toString(alert.drill()))
            .putData("acknowledge", Boolean.toString(message.acknowledge()));
    if (alert.callsForCrisisPack()) {
      push.putData("crisisPack", "true");
    }
    return push.setAndroidConfig(android(alert, left, silent))
        .setApnsConfig(silent ? unseenByApns(alert) : apns(alert))
        .setWebpushConfig(web(left, silent))
        .build();
  }

  private static AndroidConfig android(Alert alert, Duration left, boolean silent) {
    return AndroidConfig.builder()
        .setPriority(silent ? AndroidConfig.Priority.NORMAL : AndroidConfig.Priority.HIGH)
        .setTtl(left.toMillis())
        .setCollapseKey(alert.topicId())
        .build();
  }

  /**
   * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
   */
  private static ApnsConfig apns(Alert alert) {
    return ApnsConfig.builder()
        .putHeader("apns-priority", "10")
        .putHeader("apns-collapse-id", alert.topicId())
        .putHeader("apns-expiration", Long.toString(alert.expiresAt().getEpochSecond()))
        .setAps(Aps.builder().setSound("default").setThreadId(alert.topicId()).build())
        .build();
  }

  /** A background notification: Apple refuses those of a higher priority. */
  private static ApnsConfig unseenByApns(Alert alert) {
    return ApnsConfig.builder()
        .putHeader("apns-push-type", "background")
        .putHeader("apns-priority", "5")
        .putHeader("apns-expiration", Long.toString(alert.expiresAt().getEpochSecond()))
        .setAps(Aps.builder().setContentAvailable(true).build())
        .build();
  }

  /** RFC 8030 §5.2 and §5.3. */
  private static WebpushConfig web(Duration left, boolean silent) {
    return WebpushConfig.builder()
        .putHeader("TTL", Long.toString(left.toSeconds()))
        .putHeader("Urgency", silent ? "low" : "high")
        .build();
  }
}

package fr.rormobile.notifier.channel;

import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import fr.rormobile.notifier.ChannelKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/**
 * Pushes through Firebase Cloud Messaging: one HTTP request a message, on the calling thread, never
 * repeated here.
 */
final class FcmChannel implements Channel {

  private final Clock clock;
  private final OneShotTransport transport;
  private final FirebaseApp app;
  private final FirebaseMessaging messaging;

  /**
   * @throws IllegalArgumentException in French, when the service account cannot be read
   */
  FcmChannel(FcmSettings settings, Clock clock) {
    this.clock = clock;
    this.transport = new OneShotTransport(settings.endpoint(), settings.timeout());
    int millis = Math.toIntExact(settings.timeout().toMillis());
    var options =
        FirebaseOptions.builder()
            .setCredentials(credentials(settings.credentials(), transport))
            .setHttpTransport(transport)
            .setJsonFactory(GsonFactory.getDefaultInstance())
            .setConnectTimeout(millis)
            .setReadTimeout(millis)
            .setWriteTimeout(millis)
            .setThreadManager(new FewThreads());
    if (settings.project() != null) {
      options.setProjectId(settings.project());
    }
    // Apps are global by name: one of its own, or two channels in one process would collide.
    this.app = FirebaseApp.initializeApp(options.build(), "notifier-" + UUID.randomUUID());
    this.messaging = FirebaseMessaging.getInstance(app);
  }

  private static GoogleCredentials credentials(
      FcmSettings.Credentials credentials, OneShotTransport transport) {
    return switch (credentials) {
      case FcmSettings.Credentials.FixedToken(var token) -> new Unrenewed(token);
      case FcmSettings.Credentials.ServiceAccount(var json) -> {
        var bytes = json.reveal().getBytes(StandardCharsets.UTF_8);
        try {
          yield ServiceAccountCredentials.fromStream(
              new ByteArrayInputStream(bytes), () -> transport);
        } catch (IOException | IllegalArgumentException e) {
          // Without the cause: a parser's message may quote the key.
          throw new IllegalArgumentException(
              "ROR_FCM_SERVICE_ACCOUNT : ce fichier n'est pas un compte de service Firebase");
        }
      }
    };
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.PUSH;
  }

  @Override
  public boolean sink() {
    return false;
  }

  @Override
  public Delivery send(Message message) {
    var exchange = new Exchange();
    return ScopedValue.where(Exchange.CURRENT, exchange).call(() -> sent(message, exchange));
  }

  private Delivery sent(Message message, Exchange exchange) {
    try {
      return new Delivery.Accepted(messaging.send(PushMessage.of(message, clock.instant())));
    } catch (FirebaseMessagingException e) {
      return FcmAnswer.delivery(exchange, e, clock);
    }
  }

  @Override
  public void close() {
    app.delete();
    transport.shutdown();
  }

  /** A token as it was given. */
  private static final class Unrenewed extends GoogleCredentials {
    private static final long serialVersionUID = 1L;

    private final transient Secret token;

    Unrenewed(Secret token) {
      this.token = token;
    }

    @Override
    public AccessToken refreshAccessToken() {
      return new AccessToken(token.reveal(), null);
    }
  }
}

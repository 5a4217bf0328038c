package fr.rormobile.notifier.channel;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The Firebase project that takes our pushes.
 *
 * @param project null: the one named in the service account
 * @param credentials the service account's JSON, or a fixed token
 * @param endpoint scheme, host and port; null: Google's
 * @param timeout of one request to FCM or to the token server, from connecting to the last byte
 */
public record FcmSettings(
    @Nullable String project, Credentials credentials, @Nullable URI endpoint, Duration timeout) {

  static final Duration TIMEOUT = Duration.ofSeconds(8);

  /** How we prove who we are. */
  public sealed interface Credentials {

    /** A Google account of ours: its JSON as downloaded from the Firebase console. */
    record ServiceAccount(Secret json) implements Credentials {}

    /** Sent as it is, never renewed: for a server of ours on this machine only. */
    record FixedToken(Secret token) implements Credentials {}
  }

  public FcmSettings {
    if (credentials instanceof Credentials.FixedToken) {
      if (endpoint == null || endpoint.getHost() == null || !Loopback.is(endpoint.getHost())) {
        throw new IllegalArgumentException(
            "ROR_FCM_TOKEN n'est admis qu'avec un ROR_FCM_ENDPOINT de cette machine (127.0.0.1)");
      }
      if (project == null) {
        throw new IllegalArgumentException("ROR_FCM_PROJECT est requis avec ROR_FCM_TOKEN");
      }
    }
  }
}

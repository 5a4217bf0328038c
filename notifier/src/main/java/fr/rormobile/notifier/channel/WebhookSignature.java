package fr.rormobile.notifier.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a call is signed: HMAC-SHA256 over the moment, a dot and the body, in hexadecimal. Whoever is
 * called refuses a moment that is more than five minutes off, and a delivery it has had already.
 */
final class WebhookSignature {

  private WebhookSignature() {}

  static String header(String keyId, String timestamp, byte[] body, Secret secret) {
    return "keyId=" + keyId + ",t=" + timestamp + ",v1=" + of(timestamp, body, secret);
  }

  static String of(String timestamp, byte[] body, Secret secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM knows HMAC-SHA256", e);
    }
  }
}

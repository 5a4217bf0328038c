package fr.rormobile.api.account;

import fr.rormobile.api.platform.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: the id of its session and 256 random bits, opaque to the phone. The id finds the
 * session whichever of its tokens is shown, so that an old one is known as old; it proves nothing.
 */
record RefreshToken(UUID session, String text) {
  private static final int SECRET_BYTES = 32;
  private static final int BYTES = 2 * Long.BYTES + SECRET_BYTES;
  private static final int CHARACTERS = BYTES * 4 / 3;

  static RefreshToken fresh(UUID session, SecureRandom random) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(session.getMostSignificantBits())
            .putLong(session.getLeastSignificantBits())
            .put(secret)
            .array();
    return new RefreshToken(session, Base64.getUrlEncoder().encodeToString(bytes));
  }

  /** Empty when it cannot be one of ours. */
  static Optional<RefreshToken> parse(String text) {
    if (text.length() != CHARACTERS) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      return Optional.of(new RefreshToken(new UUID(bytes.getLong(), bytes.getLong()), text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** What is kept of it: its SHA-256 in hexadecimal. */
  String digest() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "refresh token of session " + session;
  }
}

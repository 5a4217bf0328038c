package fr.rormobile.api.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Signs access tokens and knows its own again. The secret lives in the database: any number of
 * processes share it, and none needs a file or a setting.
 *
 * <p>HS256, because the same program signs and reads: a pair of keys would keep nothing from
 * anybody (both halves would be in the same row), and checking an ES256 signature took over a
 * millisecond here, more than the rest of our share of a search, against some twenty microseconds.
 */
@Singleton
class SigningKey implements SignatureGeneratorConfiguration {
  private static final int SECRET_BYTES = 32;

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile byte @Nullable [] secret;

  SigningKey(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Read when first needed, which is after the schema is there; kept until the process ends. */
  private byte[] secret() {
    var known = secret;
    if (known == null) {
      known = readOrMake();
      secret = known;
    }
    return known;
  }

  private byte[] readOrMake() {
    var fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    return jdbi.withHandle(
        h -> {
          h.createUpdate(
                  """
                  INSERT INTO signing_key (secret, created_at)
                  VALUES (:secret, :now)
                  ON CONFLICT (id) DO NOTHING
                  """)
              .bind("secret", fresh)
              .bind("now", clock.instant())
              .execute();
          return h.createQuery("SELECT secret FROM signing_key").mapTo(byte[].class).one();
        });
  }

  @Override
  public SignedJWT sign(JWTClaimsSet claims) throws JOSEException {
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(secret()));
    return token;
  }

  @Override
  public boolean verify(SignedJWT token) throws JOSEException {
    return token.verify(new MACVerifier(secret()));
  }

  @Override
  public boolean supports(JWSAlgorithm algorithm) {
    return JWSAlgorithm.HS256.equals(algorithm);
  }

  @Override
  public String supportedAlgorithmsMessage() {
    return "HS256 alone";
  }
}

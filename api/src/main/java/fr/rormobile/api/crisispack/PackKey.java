package fr.rormobile.api.crisispack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import fr.rormobile.api.platform.start.StartFailure;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A pair of Ed25519 keys (RFC 8032), by the JDK's own implementation. Its id is the thumbprint of
 * its public half (RFC 7638).
 */
final class PackKey {
  private static final int LENGTH = 32;
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String id;
  private final byte[] seed;
  private final byte[] publicHalf;

  private PackKey(String id, byte[] seed, byte[] publicHalf) {
    this.id = id;
    this.seed = seed;
    this.publicHalf = publicHalf;
  }

  static PackKey fresh() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return of(last(pair.getPrivate().getEncoded()), last(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JVM knows Ed25519", impossible);
    }
  }

  static PackKey of(byte[] seed, byte[] publicHalf) {
    return new PackKey(idOf(publicHalf), seed.clone(), publicHalf.clone());
  }

  /**
   * @param setting ROR_PACK_KEY
   * @throws StartFailure that never shows the key
   */
  static PackKey of(String setting) {
    try {
      var pair = OctetKeyPair.parse(setting);
      if (pair.getCurve().equals(Curve.Ed25519) && pair.isPrivate()) {
        var key = of(pair.getDecodedD(), pair.getDecodedX());
        var probe = new byte[] {1, 2, 3};
        if (isBy(key.publicHalf, probe, key.sign(probe))) {
          return key;
        }
      }
    } catch (ParseException | IllegalArgumentException | IllegalStateException notOne) {
      throw refused();
    }
    throw refused();
  }

  private static StartFailure refused() {
    return new StartFailure(
        "ROR_PACK_KEY doit être une clé Ed25519 au format JWK, ses deux moitiés ensemble : "
            + "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":…,\"x\":…}.");
  }

  private static byte[] last(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
  }

  static String idOf(byte[] publicHalf) {
    try {
      return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicHalf))
          .build()
          .computeThumbprint()
          .toString();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String id() {
    return id;
  }

  byte[] seed() {
    return seed.clone();
  }

  byte[] publicHalf() {
    return publicHalf.clone();
  }

  /** 64 bytes. */
  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalStateException("not an Ed25519 key: " + id, wrongKey);
    }
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  /** Whether whoever holds the other half has signed this. */
  static boolean isBy(byte[] publicHalf, byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey(publicHalf));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  private static PublicKey publicKey(byte[] publicHalf) throws GeneralSecurityException {
    var encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + publicHalf.length);
    System.arraycopy(publicHalf, 0, encoded, X509_HEAD.length, publicHalf.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}

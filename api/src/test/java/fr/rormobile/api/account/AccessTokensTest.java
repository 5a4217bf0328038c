package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fr.rormobile.api.testing.Engines;
import fr.rormobile.api.testing.RorServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final RorServer SERVER = RorServer.shared();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SigningKey key = SERVER.context().getBean(SigningKey.class);
  private final Caller clinician =
      SERVER
          .context()
          .getBean(Accounts.class)
          .findByLogin("clinicien")
          .map(Accounts.Account::caller)
          .orElseThrow();
  private final String token =
      new AccessTokens(key, Clock.systemUTC()).issue(clinician, UUID.randomUUID());

  @Test
  void theTokenAsIssuedOpens() {
    assertThat(statusWith(token)).isEqualTo(200);
  }

  @Test
  void anotherRoleWrittenIntoItCloses() {
    var parts = token.split("\\.", -1);
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var raised = claims.replace("CLINICIAN", "REGIONAL_TEAM");
    assertThat(raised).isNotEqualTo(claims);

    assertThat(statusWith(parts[0] + "." + encoded(raised) + "." + parts[2])).isEqualTo(401);
  }

  @Test
  void noneIsNoAlgorithm() throws Exception {
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    var unsigned = "{\"alg\":\"HS256\"}";

    assertThat(statusWith(new PlainJWT(claims).serialize())).isEqualTo(401);
    assertThat(statusWith(encoded(unsigned) + "." + encoded(claims.toString()) + "."))
        .isEqualTo(401);
  }

  @Test
  void onlyOurOwnAlgorithmIsRead() throws Exception {
    var secret =
        SERVER
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT secret FROM signing_key").mapTo(byte[].class).one());
    var longer = Arrays.copyOf(secret, 64);
    var other =
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), SignedJWT.parse(token).getJWTClaimsSet());
    other.sign(new MACSigner(longer));

    assertThat(statusWith(other.serialize())).isEqualTo(401);
  }

  @Test
  void aTokenWithoutAnEndIsRefused() throws Exception {
    var endless =
        new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet())
            .expirationTime(null)
            .build();

    assertThat(statusWith(key.sign(endless).serialize())).isEqualTo(401);
  }

  @Test
  void itEndsAfterFifteenMinutesToTheSecond() {
    var ending = Clock.offset(Clock.systemUTC(), AccessTokens.LIFE.minusSeconds(20).negated());
    var ended = Clock.offset(Clock.systemUTC(), AccessTokens.LIFE.negated());

    assertThat(statusWith(new AccessTokens(key, ending).issue(clinician, UUID.randomUUID())))
        .isEqualTo(200);
    assertThat(statusWith(new AccessTokens(key, ended).issue(clinician, UUID.randomUUID())))
        .isEqualTo(401);
  }

  @Test
  void allProcessesOfOneDatabaseShareTheKeyAndAnotherDatabaseHasAnother() throws Exception {
    Jdbi database = Engines.freshDatabase();
    var one = new SigningKey(database, Clock.systemUTC());
    var two = new SigningKey(database, Clock.systemUTC());

    var signed = one.sign(new JWTClaimsSet.Builder().subject("2A").build());

    assertThat(two.verify(signed)).isTrue();
    assertThat(key.verify(signed)).isFalse();
  }

  private static int statusWith(String token) {
    return SERVER.client().withToken(token).get("/me").status();
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

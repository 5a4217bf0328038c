package fr.rormobile.api.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DevicesOverHttpTest {
  private static final RorServer SERVER = RorServer.shared();

  @Test
  void theDeviceOfASessionThatIsClosedElsewhereIsPushedToNoMore() {
    var lost = signedIn();
    var kept = signedIn();
    var lostDevice = registered(lost);
    var keptDevice = registered(kept);

    assertThat(SERVER.as("lits").delete("/me/sessions/" + session(lost)).status()).isEqualTo(204);

    assertThat(known(lostDevice)).isFalse();
    assertThat(known(keptDevice)).isTrue();
    var again = lost.put("/devices/" + lostDevice, body());
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.json().get("detail").asText()).contains("a été fermée");
    assertThat(known(lostDevice)).isFalse();
  }

  @Test
  void signingOutEndsThePushesOfThatTelephoneOnly() {
    var phone = signedIn();
    var other = signedIn();
    var device = registered(phone);
    var otherDevice = registered(other);

    assertThat(phone.send("POST", "/auth/logout", null).status()).isEqualTo(204);

    assertThat(known(device)).isFalse();
    assertThat(known(otherDevice)).isTrue();
  }

  @Test
  void aTelephoneThatIsSignedInAnewKeepsItsPushesWhenTheFormerSessionIsClosed() {
    var before = signedIn();
    var device = registered(before);
    var after = signedIn();
    assertThat(after.put("/devices/" + device, body()).status()).isEqualTo(204);

    assertThat(before.send("POST", "/auth/logout", null).status()).isEqualTo(204);

    assertThat(known(device)).isTrue();
  }

  /** An account whose alerts no other test counts. */
  private static ApiClient signedIn() {
    var client = SERVER.client();
    return client.withToken(client.login("lits", RorServer.PASSWORD));
  }

  private static String session(ApiClient phone) {
    return phone
        .get("/me/sessions")
        .json()
        .get("items")
        .valueStream()
        .filter(one -> one.get("current").asBoolean())
        .findFirst()
        .orElseThrow()
        .get("id")
        .asText();
  }

  private static String registered(ApiClient phone) {
    var id = UUID.randomUUID().toString();
    assertThat(phone.put("/devices/" + id, body()).status()).isEqualTo(204);
    return id;
  }

  private static String body() {
    return "{\"platform\": \"ANDROID\", \"token\": \"%s\"}".formatted(UUID.randomUUID());
  }

  private static boolean known(String device) {
    return SERVER
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM notifier.device WHERE id = :id")
                        .bind("id", device)
                        .mapTo(Integer.class)
                        .one()
                    == 1);
  }
}

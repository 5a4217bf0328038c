package fr.rormobile.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {

  private static final Map<String, String> FCM =
      Map.of(
          "ROR_FCM_TOKEN", "marker-token",
          "ROR_FCM_PROJECT", "ror",
          "ROR_FCM_ENDPOINT", "http://127.0.0.1:9099");

  private static void refused(String message, Map<String, String> environment) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelSettings.fromEnvironment(environment))
        .withMessageContaining(message)
        .withMessageNotContaining("marker");
  }

  @Test
  void withoutSettingsEverythingGoesToTheSinks() {
    var settings = ChannelSettings.fromEnvironment(Map.of("ROR_SMTP_HOST", " "));

    assertThat(settings).isEqualTo(new ChannelSettings(null, null));
    assertThat(Channels.from(settings, TestDatabase.empty(), new TestClock()))
        .allMatch(Channel::sink)
        .extracting(Channel::kind)
        .containsExactlyInAnyOrder(ChannelKind.PUSH, ChannelKind.EMAIL, ChannelKind.SMS);
  }

  @Test
  void providersAreTakenWhereTheyAreSet() {
    var environment =
        new java.util.HashMap<>(
            Map.of("ROR_SMTP_HOST", "mail.example", "ROR_SMTP_FROM", "alertes@ror.example"));
    environment.putAll(FCM);
    environment.put("ROR_SMS_URL", "https://sms.example/smsmessaging/v1");
    environment.put("ROR_SMS_SENDER", "+33700000000");

    var channels =
        Channels.from(
            ChannelSettings.fromEnvironment(environment), TestDatabase.empty(), new TestClock());

    assertThat(channels).noneMatch(Channel::sink).hasSize(3);
    channels.forEach(Channel::close);
  }

  @Test
  void aMailServerElsewhereIsSpokenToEncrypted() {
    var smtp =
        ChannelSettings.fromEnvironment(
                Map.of("ROR_SMTP_HOST", "mail.example", "ROR_SMTP_FROM", "a@ror.example"))
            .smtp();

    assertThat(smtp).extracting("port", "startTls").containsExactly(587, true);
  }

  @Test
  void whatIsWrongWithTheGatewayOfTextsIsNamed() {
    var gateway = Map.of("ROR_SMS_URL", "https://sms.example/v1");
    refused("ROR_SMS_SENDER est requis", gateway);
    var sender = with(gateway, "ROR_SMS_SENDER", "+33700000000");
    refused("ROR_SMS_SENDER doit être", with(gateway, "ROR_SMS_SENDER", "0612" + "345678"));
    refused("https", with(sender, "ROR_SMS_URL", "http://sms.example/v1"));
    refused("ROR_SMS_SENDER_NAME", with(sender, "ROR_SMS_SENDER_NAME", "Répertoire national"));
    refused("ROR_SMS_USER et ROR_SMS_PASSWORD", with(sender, "ROR_SMS_PASSWORD", "marker-pass"));
    refused(
        "pas les deux",
        with(
            with(sender, "ROR_SMS_USER", "ror", "ROR_SMS_PASSWORD", "marker-pass"),
            "ROR_SMS_TOKEN",
            "marker-token"));
  }

  @Test
  void whatIsWrongIsNamed() {
    var host = Map.of("ROR_SMTP_HOST", "mail.example");
    refused("ROR_SMTP_FROM est requis", host);
    refused(
        "ROR_SMTP_PORT doit être un nombre entier : x",
        with(host, "ROR_SMTP_FROM", "a@b.example", "ROR_SMTP_PORT", "x"));
    refused(
        "ROR_SMTP_PORT doit être entre 1 et 65535",
        with(host, "ROR_SMTP_FROM", "a@b.example", "ROR_SMTP_PORT", "70000"));
    refused("n'est pas une adresse", with(host, "ROR_SMTP_FROM", "personne"));
    refused(
        "vont ensemble", with(host, "ROR_SMTP_FROM", "a@b.example", "ROR_SMTP_PASSWORD", "marker"));
    refused(
        "ROR_SMTP_STARTTLS doit être true ou false : oui",
        with(host, "ROR_SMTP_FROM", "a@b.example", "ROR_SMTP_STARTTLS", "oui"));
  }

  @Test
  void aPasswordNeverLeavesInClear() {
    refused(
        "partirait en clair",
        Map.of(
            "ROR_SMTP_HOST", "mail.example",
            "ROR_SMTP_FROM", "a@b.example",
            "ROR_SMTP_USER", "u",
            "ROR_SMTP_PASSWORD", "marker",
            "ROR_SMTP_STARTTLS", "false"));
  }

  @Test
  void aFixedTokenStaysOnThisMachine() {
    refused("de cette machine", with(FCM, "ROR_FCM_ENDPOINT", "https://fcm.example"));
    refused("de cette machine", with(FCM, "ROR_FCM_ENDPOINT", "http://127.0.0.1.evil.example"));
    refused("ROR_FCM_PROJECT est requis", with(FCM, "ROR_FCM_PROJECT", ""));
    refused("n'est pas une adresse http", with(FCM, "ROR_FCM_ENDPOINT", "fcm"));
    refused("pas les deux", with(FCM, "ROR_FCM_SERVICE_ACCOUNT", "/nowhere"));
    refused("fichier illisible", Map.of("ROR_FCM_SERVICE_ACCOUNT", "/nowhere/account.json"));
    refused("ROR_FCM_SERVICE_ACCOUNT est requis", Map.of("ROR_FCM_PROJECT", "ror"));
  }

  @Test
  void settingsPrintNoSecret() {
    var environment = with(FCM, "ROR_SMTP_HOST", "localhost", "ROR_SMTP_FROM", "a@b.example");
    environment = with(environment, "ROR_SMTP_USER", "u", "ROR_SMTP_PASSWORD", "marker-password");

    var settings = ChannelSettings.fromEnvironment(environment);

    assertThat(settings.toString()).contains("********").doesNotContain("marker");
  }

  private static Map<String, String> with(Map<String, String> environment, String... more) {
    var all = new java.util.HashMap<>(environment);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}

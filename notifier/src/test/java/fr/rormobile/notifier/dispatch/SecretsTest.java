package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.Webhooks;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import fr.rormobile.notifier.channel.FcmSettings;
import fr.rormobile.notifier.channel.FcmSettings.Credentials;
import fr.rormobile.notifier.channel.FcmStub;
import fr.rormobile.notifier.channel.FcmStub.Answer;
import fr.rormobile.notifier.channel.Secret;
import fr.rormobile.notifier.channel.SmsSettings;
import fr.rormobile.notifier.channel.SmsStub;
import fr.rormobile.notifier.channel.SmtpStub;
import fr.rormobile.notifier.channel.WebhookSettings;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Drives failures through the real channels and reads all that was logged or stored as a reason.
 */
class SecretsTest {

  private static final String MARKER = "m4rk3r";

  /** A telephone. */
  private static final String NUMBER = "33698765432";

  private final TestClock clock = new TestClock();
  private final javax.sql.DataSource database = TestDatabase.empty();

  private static List<Answer> fcmAnswers() {
    var echo = "token " + MARKER + "-token refused";
    return Stream.of(400, 401, 403, 404, 429, 500, 503, 0)
        .map(status -> new Answer(status, "{\"error\":{\"message\":\"" + echo + "\"}}", Map.of()))
        .toList();
  }

  private static List<Map.Entry<String, String>> smtpAnswers() {
    var echo = " <" + MARKER + "@x.example> refused";
    return List.of(
        Map.entry("AUTH", "535" + echo),
        Map.entry("AUTH", "454" + echo),
        Map.entry("MAIL", "550" + echo),
        Map.entry("RCPT", "550" + echo),
        Map.entry("RCPT", "450" + echo),
        Map.entry("RCPT", "554" + echo),
        Map.entry("DATA", "554" + echo),
        Map.entry("END", "552" + echo),
        Map.entry("END", SmtpStub.DROP),
        Map.entry("CONNECT", SmtpStub.DROP));
  }

  @Test
  void noTokenAddressOrPasswordIsLoggedOrKeptAsAReason() {
    try (var log = new CapturedLog()) {
      for (var answer : fcmAnswers()) {
        try (var fcm = new FcmStub();
            var smtp = new SmtpStub()) {
          fcm.answer(answer);
          fails(fcm, smtp, ChannelKind.PUSH);
        }
      }
      for (var answer : smtpAnswers()) {
        try (var fcm = new FcmStub();
            var smtp = new SmtpStub().reply(answer.getKey(), answer.getValue())) {
          fails(fcm, smtp, ChannelKind.EMAIL);
        }
      }

      for (int status : new int[] {400, 401, 410, 429, 500, 0}) {
        try (var subscriber = new FcmStub()) {
          subscriber.answer(new Answer(status, MARKER + "-answer", Map.of()));
          webhookFails(subscriber);
        }
      }

      for (int status : new int[] {302, 400, 401, 403, 429, 500, 0}) {
        try (var gateway = new SmsStub()) {
          var echo = "{\"requestError\":{\"x\":{\"messageId\":\"%s\"}}}".formatted(NUMBER);
          gateway.answer(new SmsStub.Answer(status, echo, null));
          textFails(gateway);
        }
      }

      assertThat(log.everything()).contains("parked").doesNotContain(MARKER).doesNotContain(NUMBER);
    }
  }

  /** The key's own text is the marker: no two keys share it. */
  @Test
  void noServiceAccountsKeyIsLoggedOrKeptAsAReason() throws Exception {
    for (int status : new int[] {400, 401, 500, 0}) {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var key =
          Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      try (var log = new CapturedLog();
          var fcm = new FcmStub()) {
        fcm.tokenAnswer(new Answer(status, "{\"error\":\"" + key + "\"}", Map.of()));
        var account =
            """
            {"type":"service_account","project_id":"ror","private_key_id":"%s-id",
             "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
             "client_email":"%s@ror.example","client_id":"1","token_uri":"%s/token"}
            """
                .formatted(MARKER, key, MARKER, fcm.address());
        var settings =
            new FcmSettings(
                "ror",
                new Credentials.ServiceAccount(new Secret(account)),
                fcm.address(),
                Duration.ofSeconds(2));
        var channels = Channels.from(new ChannelSettings(null, settings), database, clock);
        new Devices(database, clock)
            .register("device", "u:1", Devices.Platform.ANDROID, MARKER + "-token");
        failed(channels, new Recipient("u:1", "Mme X", null, true), ChannelKind.PUSH);

        assertThat(log.everything()).doesNotContain(MARKER).doesNotContain(key.substring(40, 80));
      }
    }
  }

  private void textFails(SmsStub gateway) {
    var settings =
        new SmsSettings(
            gateway.address(),
            "+33700000000",
            null,
            new Secret(MARKER + "-token"),
            null,
            null,
            Duration.ofSeconds(2));
    var channels = Channels.from(new ChannelSettings(null, null, settings), database, clock);
    var person = new Recipient("u:1", "Mme X", null, "+" + NUMBER, false, Recipient.Turn.NOW);
    failed(channels, person, ChannelKind.SMS);
  }

  private void webhookFails(FcmStub subscriber) {
    var id = "w-" + subscriber.address().getPort();
    Jdbi.create(database)
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO notifier.webhook (id, label, url, secret, created_at)
                    VALUES (?, 'SAMU', ?, ?, now())
                    """,
                    id,
                    subscriber.address() + "/v1/" + MARKER + "-path",
                    MARKER + "-secret"));
    var channels =
        Channels.withWebhooks(
            new ChannelSettings(null, null),
            new WebhookSettings(true, Duration.ofSeconds(2)),
            database,
            clock);
    failed(channels, new Recipient(Webhooks.refOf(id), "SAMU", null, false), ChannelKind.WEBHOOK);
  }

  private void fails(FcmStub fcm, SmtpStub smtp, ChannelKind channel) {
    var devices = new Devices(database, clock);
    devices.register(MARKER + "-device", "u:1", Devices.Platform.ANDROID, MARKER + "-token");
    var settings =
        ChannelSettings.fromEnvironment(
            Map.of(
                "ROR_FCM_TOKEN",
                MARKER + "-bearer",
                "ROR_FCM_PROJECT",
                "ror",
                "ROR_FCM_ENDPOINT",
                fcm.address().toString(),
                "ROR_SMTP_HOST",
                "127.0.0.1",
                "ROR_SMTP_PORT",
                Integer.toString(smtp.port()),
                "ROR_SMTP_USER",
                MARKER + "-user",
                "ROR_SMTP_PASSWORD",
                MARKER + "-password",
                "ROR_SMTP_FROM",
                MARKER + "@ror.example"));
    var channels = Channels.from(settings, database, clock);
    failed(channels, new Recipient("u:1", "Mme X", MARKER + "@x.example", true), channel);
  }

  private void failed(List<Channel> channels, Recipient recipient, ChannelKind channel) {
    var alert = anAlert().build();
    try (var _ =
        Dispatcher.start(database, channels, DispatchSettings.DEFAULT, clock, new Random(1))) {
      TestDatabase.enqueue(database, new AlertOutbox(clock), alert, List.of(recipient));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(receipts(alert))
                      .filteredOn(receipt -> receipt.channel() == channel)
                      .isNotEmpty()
                      .allMatch(SecretsTest::failed));
    }
    assertThat(receipts(alert))
        .filteredOn(SecretsTest::failed)
        .allSatisfy(receipt -> assertThat(receipt.toString()).doesNotContain(MARKER));
  }

  private List<Receipt> receipts(fr.rormobile.notifier.Alert alert) {
    return new Alerts(database).find(alert.id()).orElseThrow().warned().getFirst().receipts();
  }

  private static boolean failed(Receipt receipt) {
    return receipt instanceof Receipt.Retrying || receipt instanceof Receipt.Parked;
  }
}

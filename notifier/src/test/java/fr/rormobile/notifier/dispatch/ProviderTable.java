package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import fr.rormobile.notifier.channel.FcmSettings;
import fr.rormobile.notifier.channel.FcmSettings.Credentials;
import fr.rormobile.notifier.channel.FcmStub;
import fr.rormobile.notifier.channel.Secret;
import fr.rormobile.notifier.channel.SmsSettings;
import fr.rormobile.notifier.channel.SmsStub;
import fr.rormobile.notifier.channel.SmtpSettings;
import fr.rormobile.notifier.channel.SmtpStub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * One recipient with a phone and an address, the real channels, and their providers on loopback:
 * what a row of the tables « status × outcome » starts from.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderTable extends DispatcherFixture {

  /** Longer than a slow answer of the tables, shorter than a test may take. */
  static final Duration TIMEOUT = Duration.ofMillis(700);

  static final Recipient PERSON = new Recipient("u:1", "Mme X", "x@x.example", true);

  /** What becomes of the message; a reason is what a receipt says of the failure. */
  enum Becomes {
    SENT,
    TRIED_AGAIN,
    /** Tried again; and meanwhile the channel rests, for no other message would be taken. */
    WAITS_FOR_THE_CHANNEL,
    PARKED
  }

  final FcmStub fcm = new FcmStub();
  final SmtpStub smtp = new SmtpStub();
  final SmsStub sms = new SmsStub();
  private int rows;

  @BeforeAll
  void startChannels() {
    var settings =
        new ChannelSettings(
            new SmtpSettings(
                "127.0.0.1",
                smtp.port(),
                "ror",
                new Secret("pass"),
                "alertes@ror.example",
                false,
                TIMEOUT),
            new FcmSettings(
                "ror-test",
                new Credentials.FixedToken(new Secret("bearer")),
                fcm.address(),
                TIMEOUT),
            new SmsSettings(
                sms.address(), "+33700000000", "ROR", new Secret("text"), null, null, TIMEOUT));
    start(Channels.from(settings, database, clock).toArray(Channel[]::new));
  }

  /** Not after each row: every row ends with nothing in flight, and starting costs time. */
  @Override
  void stop() {}

  @AfterAll
  void stopAll() {
    fcm.close();
    smtp.close();
    sms.close();
    super.stop();
  }

  /** A new phone and an alert of its own. */
  Alert raisedNow() throws IOException {
    return raisedNow(PERSON);
  }

  Alert raisedNow(Recipient recipient) throws IOException {
    smtp.closeConnections();
    devices.register("phone", PERSON.ref(), Devices.Platform.ANDROID, "token-" + ++rows);
    var alert = anAlert().raisedAt(clock.instant()).build();
    TestDatabase.enqueue(database, outbox, alert, List.of(recipient));
    return alert;
  }

  Receipt receipt(Alert alert, ChannelKind channel) {
    return receipts(alert).filter(one -> one.channel() == channel).findFirst().orElseThrow();
  }

  /** Whatever the channel of the row does, the other one has left at once. */
  void otherChannelLeft(Alert alert, ChannelKind other) {
    await().atMost(DEADLINE).until(() -> receipt(alert, other) instanceof Receipt.Sent);
  }

  /** Waits until the first attempt is settled, and checks what became of the message. */
  void settled(Alert alert, ChannelKind channel, Becomes becomes, String reason) {
    var receipt =
        await()
            .atMost(DEADLINE)
            .until(
                () -> Optional.of(receipt(alert, channel)),
                one -> !(one.orElseThrow() instanceof Receipt.Queued))
            .orElseThrow();
    switch (becomes) {
      case SENT -> assertThat(receipt).isInstanceOf(Receipt.Sent.class);
      case PARKED ->
          assertThat(receipt)
              .isInstanceOfSatisfying(
                  Receipt.Parked.class, parked -> assertThat(parked.why()).isEqualTo(reason));
      case TRIED_AGAIN, WAITS_FOR_THE_CHANNEL ->
          assertThat(receipt)
              .isInstanceOfSatisfying(
                  Receipt.Retrying.class,
                  retrying -> assertThat(retrying.reason()).isEqualTo(reason));
    }
  }

  /** Once the provider does well again, what was kept leaves, under the same id. */
  void leavesWhenTheProviderIsBack(Alert alert, ChannelKind channel) {
    var kept = ((Receipt.Retrying) receipt(alert, channel)).messageId();
    clock.advance(Duration.ofMinutes(31));
    Jdbi.create(database).useHandle(h -> h.execute("NOTIFY " + AlertOutbox.WAKE_UP));
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(receipt(alert, channel))
                    .isInstanceOfSatisfying(
                        Receipt.Sent.class, sent -> assertThat(sent.messageId()).isEqualTo(kept)));
  }
}

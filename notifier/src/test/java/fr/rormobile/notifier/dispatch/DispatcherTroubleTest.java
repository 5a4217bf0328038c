package fr.rormobile.notifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.OutboxHealth;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Crashes, hangs and outages. */
class DispatcherTroubleTest extends DispatcherFixture {

  @Test
  void aCrashBetweenSendAndSettlementSendsAgainUnderTheSameId() {
    var crashed = new ScriptedChannel(ChannelKind.EMAIL, this::hang);
    start(crashed);
    var alert = raised(CELL);
    await().atMost(DEADLINE).until(() -> crashed.given().size() == 1);
    var other = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(other);

    clock.advance(DispatchSettings.DEFAULT.lease());

    var sent = awaited(alert, Receipt.Sent.class);
    assertThat(other.given()).extracting(Message::id).containsExactly(sent.messageId());
    assertThat(crashed.given()).extracting(Message::id).containsOnly(sent.messageId());
  }

  @Test
  void whoLostTheLeaseCannotSettle() {
    var slow = new ScriptedChannel(ChannelKind.EMAIL, this::hang);
    start(slow);
    var alert = raised(CELL);
    await().atMost(DEADLINE).until(() -> slow.given().size() == 1);
    var other = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(other);
    clock.advance(DispatchSettings.DEFAULT.lease());
    var sent = awaited(alert, Receipt.Sent.class);

    over.countDown();
    running.forEach(Dispatcher::close);

    assertThat(awaited(alert, Receipt.Sent.class)).isEqualTo(sent);
  }

  @Test
  void aPushThatHangsNeverDelaysAMail() {
    devices.register("phone", CELL.ref(), Devices.Platform.ANDROID, "t");
    var push = new ScriptedChannel(ChannelKind.PUSH, this::hang);
    start(push, ScriptedChannel.accepting(ChannelKind.EMAIL));

    var alert = raised(CELL);

    assertThat(awaited(alert, Receipt.Sent.class).channel()).isEqualTo(ChannelKind.EMAIL);
    await().atMost(DEADLINE).until(() -> push.given().size() == 1);
    assertThat(receipts(alert)).hasAtLeastOneElementOfType(Receipt.Queued.class);
  }

  @Test
  void aProviderThatAsksForTimeGetsIt() {
    var mail =
        new ScriptedChannel(
            ChannelKind.EMAIL,
            m -> new Delivery.TryLater("429", Optional.of(Duration.ofMinutes(10))));
    start(mail);
    var alert = raised(CELL);
    var retrying = awaited(alert, Receipt.Retrying.class);
    mail.script(m -> new Delivery.Accepted("p"));

    assertThat(retrying.next())
        .isBetween(
            TestClock.NIGHT.plus(Duration.ofMinutes(10)),
            TestClock.NIGHT.plus(Duration.ofMinutes(10)).plus(Backoff.DEFAULT.first()));
    assertThat(retrying.reason()).isEqualTo("429");
    clock.advance(Duration.ofMinutes(11));
    awaited(alert, Receipt.Sent.class);
    assertThat(mail.given()).hasSize(2);
  }

  @Test
  void aPushIsGivenUpWhenItsAlertExpiresAndAMailADayAfterItsFirstAttempt() {
    devices.register("phone", CELL.ref(), Devices.Platform.IOS, "t");
    var later = new Delivery.TryLater("down");
    start(
        new ScriptedChannel(ChannelKind.PUSH, m -> later),
        new ScriptedChannel(ChannelKind.EMAIL, m -> later));
    var alert = raised(CELL);
    await()
        .atMost(DEADLINE)
        .until(() -> receipts(alert).filter(Receipt.Retrying.class::isInstance).count() == 2);

    clock.advance(alert.timeToLive());

    assertThat(awaited(alert, Receipt.Parked.class).channel()).isEqualTo(ChannelKind.PUSH);
    clock.advance(Duration.ofHours(24).minus(alert.timeToLive()).minusMinutes(10));
    await().atMost(DEADLINE).until(() -> awaited(alert, Receipt.Retrying.class).attempts() >= 3);
    clock.advance(Duration.ofMinutes(10));
    await()
        .atMost(DEADLINE)
        .until(() -> receipts(alert).filter(Receipt.Parked.class::isInstance).count() == 2);
    assertThat(OutboxHealth.read(database, clock)).isEqualTo(new OutboxHealth(0, 0, 2));
  }

  @Test
  void aChannelThatIsDownKeepsItsMessagesAndIsTriedWithOne() {
    var down = new Delivery.ChannelDown("401");
    var mail = new ScriptedChannel(ChannelKind.EMAIL, m -> down);
    start(mail);
    var first = raised(CELL);
    awaited(first, Receipt.Retrying.class);
    var others = Stream.generate(() -> raised(CELL)).limit(5).toList();
    int before = mail.given().size();

    clock.advance(Settlement.CHANNEL_REST);
    await().atMost(DEADLINE).until(() -> mail.given().size() > before);
    assertThat(mail.given()).hasSize(before + 1);
    clock.advance(Duration.ofDays(3));
    mail.script(m -> new Delivery.Accepted("p"));

    clock.advance(Settlement.CHANNEL_REST);
    awaited(first, Receipt.Sent.class);
    others.forEach(alert -> awaited(alert, Receipt.Sent.class));
  }

  @Test
  void anErrorOfOurOwnIsTriedAgain() {
    var failures = new AtomicInteger();
    var mail =
        new ScriptedChannel(
            ChannelKind.EMAIL,
            m -> {
              if (failures.incrementAndGet() == 1) {
                throw new IllegalStateException("bug");
              }
              return new Delivery.Accepted("p");
            });
    start(mail);

    var alert = raised(CELL);
    awaited(alert, Receipt.Retrying.class);
    clock.advance(Backoff.DEFAULT.first());

    awaited(alert, Receipt.Sent.class);
  }
}

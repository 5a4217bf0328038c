package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.OutboxHealth;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Recipient CELL =
      new Recipient("cell:ars-cvl", "Cellule ARS", "cellule@ars.example", true);

  private final TestClock clock = new TestClock();
  private final DataSource database = TestDatabase.empty();
  private final AlertOutbox outbox = new AlertOutbox(clock);
  private final Alerts alerts = new Alerts(database);
  private final Devices devices = new Devices(database, clock);
  private final List<Dispatcher> running = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void stop() {
    over.countDown();
    running.forEach(Dispatcher::close);
  }

  private Dispatcher start(Channel... channels) {
    var dispatcher =
        Dispatcher.start(
            database, List.of(channels), DispatchSettings.DEFAULT, clock, new Random(7));
    running.add(dispatcher);
    return dispatcher;
  }

  private Alert raised(Recipient... recipients) {
    var alert = anAlert().build();
    TestDatabase.enqueue(database, outbox, alert, List.of(recipients));
    return alert;
  }

  private <T extends Receipt> T awaited(Alert alert, Class<T> type) {
    return await()
        .atMost(DEADLINE)
        .until(
            () -> receipts(alert).filter(type::isInstance).map(type::cast).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Stream<Receipt> receipts(Alert alert) {
    return alerts.find(alert.id()).orElseThrow().warned().stream()
        .flatMap(warned -> warned.receipts().stream());
  }

  private Delivery hang(Message message) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Delivery.TryLater("hung");
  }

  @Test
  void whatIsRolledBackIsNeverSent() throws SQLException {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(mail);
    var lost = anAlert().build();
    var kept = anAlert().build();

    try (var transaction = TestDatabase.transaction(database)) {
      outbox.enqueue(transaction, lost, List.of(CELL));
      transaction.rollback();
    }
    TestDatabase.enqueue(database, outbox, kept, List.of(CELL));

    awaited(kept, Receipt.Sent.class);
    assertThat(mail.given()).extracting(Message::alert).containsExactly(kept);
    assertThat(alerts.find(lost.id())).isEmpty();
  }

  @Test
  void aCommitWakesTheDispatcherBeforeItsPoll() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(mail);
    raised(CELL);
    await().atMost(DEADLINE).until(() -> mail.given().size() == 1);
    var slowest = 0L;

    // Twenty in a row: a poll a second would need ten seconds for them on average.
    for (int i = 2; i <= 21; i++) {
      int expected = i;
      long committed = System.nanoTime();
      raised(CELL);
      await()
          .atMost(DEADLINE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> mail.given().size() == expected);
      slowest += System.nanoTime() - committed;
    }

    assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void twoDispatchersSendEachMessageOnce() {
    var first = ScriptedChannel.accepting(ChannelKind.EMAIL);
    var second = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(first);
    start(second);
    var many =
        IntStream.range(0, 400)
            .mapToObj(i -> new Recipient("u" + i, "U", "u" + i + "@x.example", false))
            .toArray(Recipient[]::new);

    var alert = raised(many);

    await()
        .atMost(DEADLINE)
        .until(() -> receipts(alert).filter(Receipt.Sent.class::isInstance).count() == 400);
    var given = Stream.concat(first.given().stream(), second.given().stream()).map(Message::id);
    assertThat(given).hasSize(400).doesNotHaveDuplicates();
  }

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
  void aTokenThatIsGoneIsForgottenAndSaidSo() {
    devices.register("phone", CELL.ref(), Devices.Platform.IOS, "old");
    start(new ScriptedChannel(ChannelKind.PUSH, m -> new Delivery.RecipientGone("gone")));

    var alert = raised(CELL);

    assertThat(awaited(alert, Receipt.Parked.class).why()).isEqualTo("gone");
    assertThat(devices.forOwner(CELL.ref())).isEmpty();
  }

  @Test
  void aTokenThatChangedMeanwhileIsKeptAndUsed() {
    devices.register("phone", CELL.ref(), Devices.Platform.IOS, "old");
    var push =
        new ScriptedChannel(
            ChannelKind.PUSH,
            m -> {
              if (m.address().reveal().equals("new")) {
                return new Delivery.Accepted("p");
              }
              devices.register("phone", CELL.ref(), Devices.Platform.IOS, "new");
              return new Delivery.RecipientGone("gone");
            });
    start(push);

    var alert = raised(CELL);
    awaited(alert, Receipt.Retrying.class);
    clock.advance(Backoff.DEFAULT.first());

    awaited(alert, Receipt.Sent.class);
    assertThat(push.given()).extracting(m -> m.address().reveal()).containsExactly("old", "new");
  }

  @Test
  void aDeviceGivenToSomebodyElseIsNotPushedTo() {
    devices.register("phone", CELL.ref(), Devices.Platform.IOS, "t");
    var alert = raised(CELL);
    devices.register("phone", "user:other", Devices.Platform.IOS, "t");
    var push = ScriptedChannel.accepting(ChannelKind.PUSH);

    start(push);

    assertThat(awaited(alert, Receipt.Parked.class).why())
        .isEqualTo("appareil désinscrit depuis l'alerte");
    assertThat(push.given()).isEmpty();
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

  @Test
  void anOrderlyStopLetsWhatIsBeingSentEnd() {
    var sending = new CountDownLatch(1);
    var mail =
        new ScriptedChannel(
            ChannelKind.EMAIL,
            m -> {
              sending.countDown();
              hang(m);
              return new Delivery.Accepted("p");
            });
    var dispatcher = start(mail);
    var alert = raised(CELL);
    await().atMost(DEADLINE).until(() -> sending.getCount() == 0);

    var closing = Thread.ofVirtual().start(dispatcher::close);
    over.countDown();

    await().atMost(DEADLINE).until(() -> !closing.isAlive());
    assertThat(receipts(alert)).hasAtLeastOneElementOfType(Receipt.Sent.class);
  }

  @Test
  void twoChannelsOfOneKindAreRefused() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);

    assertThatThrownBy(() -> start(mail, mail)).hasMessageContaining("two channels of one kind");
  }
}

package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DispatcherTest extends DispatcherFixture {

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

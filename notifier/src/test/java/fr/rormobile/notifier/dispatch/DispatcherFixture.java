package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** One database, one clock, and the dispatchers of a test, closed after it. */
abstract class DispatcherFixture {

  static final Duration DEADLINE = Duration.ofSeconds(10);
  static final Recipient CELL =
      new Recipient("cell:ars-cvl", "Cellule ARS", "cellule@ars.example", true);

  final TestClock clock = new TestClock();
  final DataSource database = TestDatabase.empty();
  final AlertOutbox outbox = new AlertOutbox(clock);
  final Alerts alerts = new Alerts(database);
  final Devices devices = new Devices(database, clock);
  final List<Dispatcher> running = new ArrayList<>();
  final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void stop() {
    over.countDown();
    running.forEach(Dispatcher::close);
  }

  Dispatcher start(Channel... channels) {
    var dispatcher =
        Dispatcher.start(
            database, List.of(channels), DispatchSettings.DEFAULT, clock, new Random(7));
    running.add(dispatcher);
    return dispatcher;
  }

  Alert raised(Recipient... recipients) {
    var alert = anAlert().build();
    TestDatabase.enqueue(database, outbox, alert, List.of(recipients));
    return alert;
  }

  <T extends Receipt> T awaited(Alert alert, Class<T> type) {
    return await()
        .atMost(DEADLINE)
        .until(
            () -> receipts(alert).filter(type::isInstance).map(type::cast).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  Stream<Receipt> receipts(Alert alert) {
    return alerts.find(alert.id()).orElseThrow().warned().stream()
        .flatMap(warned -> warned.receipts().stream());
  }

  Delivery hang(Message message) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Delivery.TryLater("hung");
  }
}

package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  private final List<Dispatcher> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(Dispatcher::close);
  }

  private Dispatcher start(Channel... channels) {
    var dispatcher =
        Dispatcher.start(
            database, List.of(channels), DispatchSettings.DEFAULT, clock, new Random(7));
    running.add(dispatcher);
    return dispatcher;
  }

  private List<Receipt> receipts(fr.rormobile.notifier.Alert alert) {
    return alerts.find(alert.id()).orElseThrow().warned().getFirst().receipts();
  }

  private void awaitReceipt(fr.rormobile.notifier.Alert alert, Class<? extends Receipt> type) {
    await().atMost(DEADLINE).until(() -> receipts(alert).stream().anyMatch(type::isInstance));
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

    awaitReceipt(kept, Receipt.Sent.class);
    assertThat(mail.given()).extracting(Message::alert).containsExactly(kept);
    assertThat(alerts.find(lost.id())).isEmpty();
  }
}

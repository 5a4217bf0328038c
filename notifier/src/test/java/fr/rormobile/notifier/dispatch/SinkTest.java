package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.OutboxHealth;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.SinkMessages;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SinkTest {

  private final TestClock clock = new TestClock();
  private final javax.sql.DataSource database = TestDatabase.empty();
  private final SinkMessages sink = new SinkMessages(database);

  @Test
  void withoutProvidersMessagesCanBeLookedAtOnceEach() {
    new Devices(database, clock).register("phone", "u:1", Devices.Platform.WEB, "secret-token");
    var channels = Channels.from(new ChannelSettings(null, null), database, clock);
    var recipient = new Recipient("u:1", "Mme O'Neil", "oneil@x.example", true);
    try (var _ =
        Dispatcher.start(database, channels, DispatchSettings.DEFAULT, clock, new Random(1))) {
      var outbox = new AlertOutbox(clock);
      TestDatabase.enqueue(database, outbox, anAlert().drill().build(), List.of(recipient));
      awaitNothingWaiting();

      // As after a crash between the sink's write and the settlement.
      Jdbi.create(database)
          .useHandle(
              h -> h.execute("UPDATE notifier.outbox SET state = 'WAITING', due_at = settled_at"));
      awaitNothingWaiting();
    }

    var messages = sink.list(null, 10);
    assertThat(messages).hasSize(2);
    var push = messages.stream().filter(m -> m.channel() == ChannelKind.PUSH).findFirst();
    assertThat(push.orElseThrow())
        .extracting("recipient", "target", "subject", "text", "html")
        .containsExactly(
            "Mme O'Neil",
            "phone",
            "EXERCICE — Tension déclarée — CHRU Trousseau",
            "Réanimation : 0 lit sur 34 à l'hôpital Trousseau, plan niveau 2.",
            null);
    var mail = messages.stream().filter(m -> m.channel() == ChannelKind.EMAIL).findFirst();
    assertThat(mail.orElseThrow().target()).isEqualTo("oneil@x.example");
    assertThat(mail.orElseThrow().html()).startsWith("<!DOCTYPE html>");
    assertThat(sink.find(mail.orElseThrow().id())).isEqualTo(mail);
    var first = messages.getFirst();
    var after = new SinkMessages.Cursor(first.storedAt(), first.id());
    assertThat(sink.list(after, 10)).containsExactly(messages.getLast());
  }

  private void awaitNothingWaiting() {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> OutboxHealth.read(database, clock).waiting() == 0);
  }
}

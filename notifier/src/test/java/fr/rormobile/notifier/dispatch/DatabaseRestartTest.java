package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.NotifierSchema;
import fr.rormobile.notifier.OutboxHealth;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseRestartTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final List<Recipient> CELL =
      List.of(new Recipient("cell", "Cellule", "cellule@ars.example", false));

  private final Path data;

  DatabaseRestartTest(@TempDir Path data) {
    this.data = data;
  }

  private EmbeddedPostgres server(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("pg"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Test
  void whatWasEnqueuedOrBeingSentWhenTheDatabaseWentIsDelivered() throws IOException {
    var clock = new TestClock();
    var answer = new CountDownLatch(1);
    var mail =
        new ScriptedChannel(
            ChannelKind.EMAIL,
            message -> {
              awaited(answer);
              return new Delivery.Accepted("p");
            });
    var first = anAlert().build();
    var second = anAlert().build();
    try (var log = new CapturedLog()) {
      var before = server(0);
      int port = before.getPort();
      var database = TestDatabase.pool(before.getJdbcUrl("postgres", "postgres"));
      NotifierSchema.migrate(database);
      var outbox = new AlertOutbox(clock);
      var dispatcher =
          Dispatcher.start(database, List.of(mail), DispatchSettings.DEFAULT, clock, new Random(7));
      TestDatabase.enqueue(database, outbox, first, CELL);
      await().atMost(DEADLINE).until(() -> mail.given().size() == 1);

      before.close();
      answer.countDown();
      await().atMost(DEADLINE).until(() -> log.lines(Level.ERROR).size() == 1);

      var after = server(port);
      await()
          .atMost(DEADLINE)
          .ignoreExceptions()
          .until(() -> TestDatabase.enqueue(database, outbox, second, CELL).added());
      await().atMost(DEADLINE).until(() -> mail.given().size() == 2);
      await().atMost(DEADLINE).until(() -> OutboxHealth.read(database, clock).waiting() == 0);
      dispatcher.close();
      database.close();
      after.close();
      assertThat(mail.given()).extracting(Message::alert).containsExactly(first, second);
      assertThat(log.lines(Level.ERROR)).as("one line an outage").hasSize(1);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

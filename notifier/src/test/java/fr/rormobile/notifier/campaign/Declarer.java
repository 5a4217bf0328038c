package fr.rormobile.notifier.campaign;

import fr.rormobile.notifier.AlertBuilder;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Recipient;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Declares at a steady pace whatever happens, as the API does: two mails and one push each, an
 * address and a phone of their own.
 */
final class Declarer implements AutoCloseable {
  static final int MESSAGES_OF_AN_ALERT = 3;
  private static final int PHONES = 50;

  private final DataSource database;
  private final Ledger ledger;
  private final Clock clock;
  private final AlertOutbox outbox;
  private final Duration pace;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private Declarer(DataSource database, Ledger ledger, Clock clock, int perSecond) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    outbox = new AlertOutbox(clock);
    pace = Duration.ofSeconds(1).dividedBy(perSecond);
    thread = Thread.ofPlatform().name("declarer").unstarted(this::work);
  }

  static Declarer start(DataSource database, Ledger ledger, Clock clock, int perSecond) {
    var devices = new Devices(database, clock);
    for (var phone = 0; phone < PHONES; phone++) {
      devices.register(
          "phone-" + phone, "owner-" + phone, Devices.Platform.ANDROID, "token-" + phone);
    }
    var declarer = new Declarer(database, ledger, clock, perSecond);
    declarer.thread.start();
    return declarer;
  }

  private void work() {
    try {
      for (var n = 0; !stop.await(pace.toNanos(), TimeUnit.NANOSECONDS); n++) {
        declare(n);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void declare(int n) {
    var now = clock.instant();
    var alert =
        AlertBuilder.anAlert().id(UUID.randomUUID()).topic("campaign-" + n).raisedAt(now).build();
    var recipients =
        List.of(
            new Recipient("one-" + n, "Première", "un-" + n + "@ars.example", false),
            new Recipient("two-" + n, "Seconde", "deux-" + n + "@ars.example", false),
            new Recipient("owner-" + n % PHONES, "Troisième", null, true));
    var wrote = false;
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      outbox.enqueue(connection, alert, recipients);
      wrote = true;
      connection.commit();
      ledger.declared(alert.id(), clock.instant());
    } catch (SQLException refused) {
      if (wrote) {
        ledger.uncertain(alert.id());
      }
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

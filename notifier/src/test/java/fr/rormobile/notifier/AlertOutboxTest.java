package fr.rormobile.notifier;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class AlertOutboxTest {

  private static final Recipient MAILED = new Recipient("u:mail", "Mail", "a@x.example", false);
  private static final Recipient PUSHED = new Recipient("u:push", "Push", null, true);
  private static final Recipient NOBODY = new Recipient("u:none", "Personne", null, true);

  private final TestClock clock = new TestClock();
  private final DataSource database = TestDatabase.empty();
  private final AlertOutbox outbox = new AlertOutbox(clock);
  private final Devices devices = new Devices(database, clock);
  private final Alerts alerts = new Alerts(database);

  private Enqueued enqueue(Alert alert, Recipient... recipients) {
    return TestDatabase.enqueue(database, outbox, alert, List.of(recipients));
  }

  @Test
  void eachRecipientIsToldHowAndIfNotWhyNot() {
    devices.register("p1", PUSHED.ref(), Devices.Platform.ANDROID, "t1");
    devices.register("p2", PUSHED.ref(), Devices.Platform.WEB, "t2");
    var alert = anAlert().build();

    var enqueued = enqueue(alert, MAILED, PUSHED, NOBODY);

    assertThat(enqueued)
        .isEqualTo(
            new Enqueued(
                alert.id(),
                true,
                3,
                List.of(
                    new Enqueued.Plan(
                        "u:mail",
                        "Mail",
                        new Enqueued.Way.Planned(1),
                        new Enqueued.Way.NotPossible("notification sur téléphone non demandée")),
                    new Enqueued.Plan(
                        "u:push",
                        "Push",
                        new Enqueued.Way.NotPossible("aucune adresse électronique"),
                        new Enqueued.Way.Planned(2)),
                    new Enqueued.Plan(
                        "u:none",
                        "Personne",
                        new Enqueued.Way.NotPossible("aucune adresse électronique"),
                        new Enqueued.Way.NotPossible("aucun appareil enregistré")))));
    assertThat(enqueued.unreachable()).extracting(Enqueued.Plan::ref).containsExactly("u:none");
    var warned = alerts.find(alert.id()).orElseThrow().warned();
    assertThat(warned).extracting(Alerts.Warned::unreachable).containsExactly(false, false, true);
    assertThat(warned.getLast().receipts()).hasOnlyElementsOfType(Receipt.NoChannel.class);
  }

  @Test
  void theSameAlertAgainAddsNothing() {
    var alert = anAlert().build();
    var first = enqueue(alert, MAILED);

    var second = enqueue(alert, MAILED, new Recipient("u:b", "B", "b@x.example", false));

    assertThat(second).isEqualTo(new Enqueued(alert.id(), false, 1, first.plans()));
  }

  @Test
  void anAddressReceivesOnceHoweverOftenItIsListed() {
    var alert = anAlert().build();

    var enqueued =
        enqueue(alert, MAILED, new Recipient("cell", "Cellule", "A@X.example", false), MAILED);

    assertThat(enqueued.messages()).isEqualTo(1);
    assertThat(enqueued.unreachable()).isEmpty();
    assertThat(alerts.find(alert.id()).orElseThrow().warned())
        .hasSize(3)
        .allSatisfy(w -> assertThat(w.receipts()).hasAtLeastOneElementOfType(Receipt.Queued.class));
  }

  @Test
  void outsideOfATransactionIsRefused() throws SQLException {
    try (var connection = database.getConnection()) {
      assertThatThrownBy(() -> outbox.enqueue(connection, anAlert().build(), List.of(MAILED)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("transaction");
    }
  }

  @Test
  void anAlertIsReadBackAsItWasWritten() {
    var alert = anAlert().drill().link(null).build();

    enqueue(alert, MAILED);

    assertThat(alerts.find(alert.id()).orElseThrow().alert()).isEqualTo(alert);
  }

  @Test
  void alertsAreListedNewestFirstAndPagedWithoutGapOrRepeat() {
    var ids = new ArrayList<java.util.UUID>();
    for (int i = 0; i < 7; i++) {
      // Pairs of the same moment: the id decides.
      var alert = anAlert().raisedAt(TestClock.NIGHT.plus(Duration.ofMinutes(i / 2))).build();
      enqueue(alert, MAILED, NOBODY);
      ids.add(alert.id());
    }
    var seen = new ArrayList<Alerts.Line>(alerts.list(null, 3));

    for (var page = alerts.list(seen.getLast().cursor(), 3); !page.isEmpty(); ) {
      seen.addAll(page);
      page = alerts.list(seen.getLast().cursor(), 3);
    }

    assertThat(seen).extracting(line -> line.alert().id()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(seen)
        .extracting(line -> line.alert().raisedAt())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(seen.getFirst())
        .extracting("recipients", "unreachable", "waiting", "sent", "parked")
        .containsExactly(2, 1, 1, 0, 0);
  }

  @Test
  void tenThousandRecipientsInOneTransaction() throws SQLException {
    var many = new ArrayList<Recipient>();
    Jdbi.create(database)
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO notifier.device (id, owner_ref, platform, token, registered_at)
                    SELECT 'd' || n, 'u' || n, 'ANDROID', 't' || n, now()
                      FROM generate_series(0, 9999) n
                    """));
    for (int i = 0; i < 10_000; i++) {
      many.add(new Recipient("u" + i, "Agent " + i, "u" + i + "@x.example", true));
    }
    var alert = anAlert().build();

    long started = System.nanoTime();
    var enqueued = TestDatabase.enqueue(database, outbox, alert, many);
    long millis = (System.nanoTime() - started) / 1_000_000;

    System.out.printf("10,000 recipients, 20,000 messages enqueued in %d ms%n", millis);
    assertThat(enqueued.messages()).isEqualTo(20_000);
    assertThat(enqueued.unreachable()).isEmpty();
    assertThat(OutboxHealth.read(database, clock)).isEqualTo(new OutboxHealth(20_000, 0, 0));
    clock.advance(Duration.ofSeconds(90));
    assertThat(OutboxHealth.read(database, clock).oldestDueSeconds()).isEqualTo(90);
  }
}

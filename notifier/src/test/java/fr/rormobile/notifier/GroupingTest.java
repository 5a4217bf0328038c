package fr.rormobile.notifier;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class GroupingTest {

  private static final Recipient CELL = new Recipient("cell:1", "Cellule", "c@x.example", false);
  private static final Recipient OTHER = new Recipient("cell:2", "Autre", "d@x.example", false);

  private final TestClock clock = new TestClock();
  private final DataSource database = TestDatabase.empty();
  private final Alerts alerts = new Alerts(database);
  private final AtomicBoolean mayWait = new AtomicBoolean(true);
  private final AlertOutbox outbox = new AlertOutbox(clock, a -> false, a -> mayWait.get());

  private Alert raised(String summary, Recipient... to) {
    var alert = anAlert().summary(summary).raisedAt(clock.instant()).build();
    TestDatabase.enqueue(database, outbox, alert, List.of(to));
    return alert;
  }

  private Receipt receipt(Alert alert) {
    return alerts.find(alert.id()).orElseThrow().warned().getFirst().receipts().getFirst();
  }

  private Instant due(Alert alert) {
    return Jdbi.create(database)
        .withHandle(
            h ->
                h.createQuery("SELECT min(due_at) FROM notifier.outbox WHERE alert_id = :id")
                    .bind("id", alert.id())
                    .mapTo(Instant.class)
                    .one());
  }

  @Test
  void theFirstLeavesAtOnceAndThoseThatFollowLeaveTogetherAtTheEndOfTheWindow() {
    var first = raised("un", CELL);
    clock.advance(Duration.ofSeconds(20));
    var second = raised("deux", CELL);
    clock.advance(Duration.ofSeconds(20));
    var third = raised("trois", CELL);

    assertThat(receipt(first)).isInstanceOf(Receipt.Queued.class);
    assertThat(receipt(second))
        .isInstanceOfSatisfying(
            Receipt.Held.class, held -> assertThat(held.why()).isEqualTo(Receipt.HeldAs.GROUPED));
    assertThat(due(third)).isEqualTo(TestClock.NIGHT.plus(Grouping.WINDOW));
    assertThat(alerts.find(third.id()).orElseThrow().alert().paragraphs())
        .as("what was held back is said, with its time")
        .anyMatch(text -> text.startsWith("À 01 h 30") || text.startsWith("À 02 h 30"))
        .anyMatch(text -> text.endsWith(": deux"))
        .noneMatch(text -> text.endsWith(": un"));
  }

  @Test
  void whatMayNotWaitLeavesAtOnceAndTakesAlongWhatWaits() {
    raised("un", CELL);
    var waits = raised("deux", CELL);
    mayWait.set(false);
    var closure = raised("close", CELL);

    assertThat(receipt(waits)).isInstanceOf(Receipt.Held.class);
    assertThat(receipt(closure)).isInstanceOf(Receipt.Queued.class);
    assertThat(due(closure)).isBefore(clock.instant());
    assertThat(alerts.find(closure.id()).orElseThrow().alert().paragraphs())
        .anyMatch(text -> text.endsWith(": deux"));
  }

  @Test
  void whoIsNotToldByTheLaterOneIsStillToldByTheEarlierOne() {
    raised("un", CELL, OTHER);
    var waits = raised("deux", CELL, OTHER);
    raised("trois", CELL);

    var receipts =
        alerts.find(waits.id()).orElseThrow().warned().stream()
            .map(warned -> warned.receipts().getFirst())
            .toList();
    assertThat(receipts.getFirst()).isInstanceOf(Receipt.Held.class);
    assertThat(receipts.getLast()).isInstanceOf(Receipt.Planned.class);
  }

  @Test
  void whatWaitsInCaseThePushDoesNotArriveIsHeldBackWithThePush() {
    var turn = new Recipient.Turn(null, 1, Duration.ZERO, Recipient.FirstBy.PUSH);
    var person = new Recipient("u:1", "Mme X", "x@x.example", true, turn);
    new Devices(database, clock).register("phone", "u:1", Devices.Platform.IOS, "t");
    raised("un", person);
    var waits = raised("deux", person);
    raised("trois", person);

    assertThat(alerts.find(waits.id()).orElseThrow().warned().getFirst().receipts())
        .hasSize(2)
        .allMatch(Receipt.Held.class::isInstance);
  }

  @Test
  void onceTheWindowIsOverTheNextLeavesAtOnce() {
    raised("un", CELL);
    clock.advance(Grouping.WINDOW);
    var later = raised("deux", CELL);

    assertThat(due(later)).isBefore(clock.instant());
  }

  @Test
  void aDrillAndARealTensionAreNeverSaidTogether() {
    raised("un", CELL);
    raised("deux", CELL);
    var drill = anAlert().drill().summary("exercice").raisedAt(clock.instant()).build();
    TestDatabase.enqueue(database, outbox, drill, List.of(CELL));

    assertThat(alerts.find(drill.id()).orElseThrow().alert().paragraphs())
        .noneMatch(text -> text.endsWith(": deux"));
  }
}

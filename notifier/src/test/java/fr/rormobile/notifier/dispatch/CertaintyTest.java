package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.Acknowledgements;
import fr.rormobile.notifier.Acknowledgements.Outcome;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.Cause;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.Recipient.FirstBy;
import fr.rormobile.notifier.Recipient.Turn;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.FcmStub;
import fr.rormobile.notifier.channel.FcmStub.Answer;
import fr.rormobile.notifier.channel.Message;
import fr.rormobile.notifier.channel.SmtpStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is planned in case something does not arrive, or nobody answers; the clock is moved. */
class CertaintyTest extends DispatcherFixture {

  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final AlertOutbox asking = new AlertOutbox(clock, alert -> true);
  private final Acknowledgements acknowledgements = new Acknowledgements(database, clock);

  @Test
  void aPushThatThePhoneDoesNotShowIsFollowedByAMailAfterAMinute() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(ScriptedChannel.accepting(ChannelKind.PUSH), mail);
    var alert = asked(pushFirst());
    awaited(alert, Receipt.Sent.class);
    assertThat(awaited(alert, Receipt.Planned.class).at()).isEqualTo(clock.instant().plus(MINUTE));
    assertThat(causes(alert)).containsExactlyInAnyOrder(Cause.FIRST, Cause.FALLBACK);

    clock.advance(MINUTE);

    await().atMost(DEADLINE).until(() -> mail.given().size() == 1);
  }

  @Test
  void aPushThatThePhoneShowsHoldsTheMailBack() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(ScriptedChannel.accepting(ChannelKind.PUSH), mail);
    var alert = asked(pushFirst());
    var push = awaited(alert, Receipt.Sent.class);

    assertThat(acknowledgements.displayed(alert.id(), UUID.randomUUID())).isFalse();
    assertThat(acknowledgements.displayed(UUID.randomUUID(), push.messageId())).isFalse();
    assertThat(acknowledgements.displayed(alert.id(), push.messageId())).isTrue();
    var shown = clock.instant();
    clock.advance(MINUTE.multipliedBy(2));
    assertThat(acknowledgements.displayed(alert.id(), push.messageId())).isTrue();

    assertThat(awaited(alert, Receipt.Held.class).why()).isEqualTo(Receipt.HeldAs.ARRIVED);
    var trail = requireNonNull(detail(alert).trails().get(push.messageId()));
    assertThat(trail.displayedAt()).isEqualTo(shown);
    sentinel(mail);
    assertThat(mail.given()).extracting(Message::alert).doesNotContain(alert);
  }

  @Test
  void overRealWiresAPushRefusedByFcmIsAMailAtOnce() {
    try (var fcm = new FcmStub();
        var smtp = new SmtpStub()) {
      fcm.answer(Answer.error(404, "NOT_FOUND", "UNREGISTERED"));
      var settings =
          ChannelSettings.fromEnvironment(
              Map.of(
                  "ROR_FCM_TOKEN", "t",
                  "ROR_FCM_PROJECT", "ror",
                  "ROR_FCM_ENDPOINT", fcm.address().toString(),
                  "ROR_SMTP_HOST", "127.0.0.1",
                  "ROR_SMTP_PORT", Integer.toString(smtp.port()),
                  "ROR_SMTP_FROM", "ror@ror.example"));
      var dispatching =
          DispatchSettings.fromEnvironment(Map.of("ROR_PUBLIC_URL", "https://ror.example/"));
      try (var _ =
          Dispatcher.start(
              database,
              Channels.from(settings, database, clock),
              dispatching,
              clock,
              new Random(3))) {
        var alert = asked(pushFirst());

        // The clock stands still: nothing but the refusal makes the mail leave.
        assertThat(awaited(alert, Receipt.Sent.class).channel()).isEqualTo(ChannelKind.EMAIL);
        assertThat(awaited(alert, Receipt.Parked.class).channel()).isEqualTo(ChannelKind.PUSH);
        assertThat(smtp.taken()).hasSize(1);
        assertThat(smtp.taken().getFirst()).contains("https://ror.example/acknowledge?token=3D");
      }
    }
  }

  @Test
  void aMailThatIsNotTakenIsFollowedByAPushAfterAMinuteAndOneThatIsTakenIsNot() {
    devices.register("phone", "u:1", Devices.Platform.IOS, "t");
    var push = ScriptedChannel.accepting(ChannelKind.PUSH);
    var mail = new ScriptedChannel(ChannelKind.EMAIL, m -> new Delivery.TryLater("later"));
    start(push, mail);
    var stuck = asked(person("u:1", turn(Duration.ZERO, 1, FirstBy.EMAIL)));
    awaited(stuck, Receipt.Retrying.class);
    assertThat(push.given()).isEmpty();

    clock.advance(MINUTE);
    await().atMost(DEADLINE).until(() -> push.given().size() == 1);

    mail.script(m -> new Delivery.Accepted("m"));
    var taken = asked(person("u:1", turn(Duration.ZERO, 1, FirstBy.EMAIL)));
    assertThat(awaited(taken, Receipt.Held.class).channel()).isEqualTo(ChannelKind.PUSH);
  }

  @Test
  void aTextLeavesTwoMinutesAfterWhatNobodyHasSeenAndNotAfterWhatWas() {
    devices.register("phone", "u:1", Devices.Platform.IOS, "t");
    var push = ScriptedChannel.accepting(ChannelKind.PUSH);
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    var text = ScriptedChannel.accepting(ChannelKind.SMS);
    start(push, mail, text);
    var unseen = asked(texted("u:1"));
    var seen = asked(texted("u:1"));
    var taken = asked(texted("u:1"));
    await().atMost(DEADLINE).until(() -> push.given().size() == 3 && mail.given().size() == 3);
    assertThat(text.given()).isEmpty();
    var pushed =
        push.given().stream().filter(one -> one.alert().equals(seen)).findFirst().orElseThrow();
    assertThat(acknowledgements.displayed(seen.id(), pushed.id())).isTrue();
    acknowledge(taken, "u:1");

    clock.advance(MINUTE.multipliedBy(2));

    await().atMost(DEADLINE).until(() -> !text.given().isEmpty());
    sentinel(mail);
    assertThat(text.given()).extracting(Message::alert).containsExactly(unseen);
    assertThat(text.given().getFirst().address().reveal()).isEqualTo("+33600000001");
  }

  @Test
  void aBrowserThatShowsAPushHoldsBackTheMailAndNoText() {
    devices.register("browser", "u:1", Devices.Platform.WEB, "t");
    var push = ScriptedChannel.accepting(ChannelKind.PUSH);
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    var text = ScriptedChannel.accepting(ChannelKind.SMS);
    start(push, mail, text);
    var alert =
        asked(
            new Recipient(
                "u:1",
                "A",
                "a@x.example",
                "+33600000001",
                true,
                turn(Duration.ZERO, 1, FirstBy.PUSH)));
    await().atMost(DEADLINE).until(() -> push.given().size() == 1);
    assertThat(acknowledgements.displayed(alert.id(), push.given().getFirst().id())).isTrue();

    clock.advance(MINUTE.multipliedBy(2));

    await().atMost(DEADLINE).until(() -> !text.given().isEmpty());
    sentinel(mail);
    assertThat(mail.given()).extracting(Message::alert).doesNotContain(alert);
  }

  @Test
  void whatNeedNoAcknowledgementIsTextedOnlyToWhomNothingElseReaches() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    var text = ScriptedChannel.accepting(ChannelKind.SMS);
    start(mail, text);
    var news = anAlert().raisedAt(clock.instant()).build();
    var alone = new Recipient("u:9", "Garde", null, "+33600000009", false, Recipient.Turn.NOW);
    TestDatabase.enqueue(database, new AlertOutbox(clock), news, List.of(texted("u:1"), alone));
    await().atMost(DEADLINE).until(() -> !text.given().isEmpty() && !mail.given().isEmpty());
    clock.advance(MINUTE.multipliedBy(3));
    sentinel(mail);

    assertThat(text.given()).extracting(Message::destination).containsExactly("+33600000009");
  }

  @Test
  void theNextGroupIsWarnedWhenTooFewAcknowledge() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    start(mail);
    var after = Duration.ofMinutes(5);
    var alert =
        asked(
            person("u:1", turn(Duration.ZERO, 2, FirstBy.BOTH)),
            person("u:2", turn(after, 2, FirstBy.BOTH)),
            person("u:3", turn(after.multipliedBy(2), 2, FirstBy.BOTH)));
    await().atMost(DEADLINE).until(() -> mail.given().size() == 1);
    acknowledge(alert, "u:1");

    clock.advance(after);

    await().atMost(DEADLINE).until(() -> mail.given().size() == 2);
    assertThat(mail.given().getLast().destination()).isEqualTo("u2@x.example");

    acknowledge(alert, "u:2");
    clock.advance(after.multipliedBy(3));
    assertThat(awaited(alert, Receipt.Held.class).why()).isEqualTo(Receipt.HeldAs.ACKNOWLEDGED);
    sentinel(mail);
    assertThat(mail.given()).extracting(Message::destination).doesNotContain("u3@x.example");
  }

  @Test
  void onePersonWhoAcknowledgesTwiceIsOnePersonAndBothAreKept() {
    var alert =
        asked(
            person("u:1", turn(Duration.ZERO, 2, FirstBy.BOTH)),
            person("u:2", turn(MINUTE, 2, FirstBy.BOTH)));
    var first = acknowledge(alert, "u:1");
    clock.advance(Duration.ofSeconds(1));

    var second = acknowledge(alert, "u:1");

    assertThat(second).isEqualTo(first);
    assertThat(detail(alert).acknowledgements()).hasSize(2);
    assertThat(receipts(alert)).hasAtLeastOneElementOfType(Receipt.Planned.class);
  }

  @Test
  void theAcknowledgementOfOneCellDoesNotQuietAnother() {
    var alert =
        asked(
            person("u:1", turn(Duration.ZERO, 1, FirstBy.BOTH)),
            new Recipient(
                "u:2", "B", "u2@x.example", false, new Turn("cell:b", 1, MINUTE, FirstBy.BOTH)));

    acknowledge(alert, "u:1");

    assertThat(receipts(alert)).hasAtLeastOneElementOfType(Receipt.Planned.class);
    assertThat(receipts(alert)).noneMatch(Receipt.Held.class::isInstance);
  }

  @Test
  void aMemberWhoWasNotListedCountsForTheCellAndAStrangerDoesNot() {
    var alert = asked(person("u:1", turn(Duration.ZERO, 1, FirstBy.BOTH)));

    assertThat(acknowledgements.acknowledge(alert.id(), "u:9", "Z", List.of("cell:z"), null))
        .isInstanceOf(Outcome.NotTheirs.class);
    assertThat(acknowledgements.acknowledge(UUID.randomUUID(), "u:1", "Z", List.of(), null))
        .isInstanceOf(Outcome.NotTheirs.class);
    assertThat(acknowledgements.acknowledge(alert.id(), "u:9", "Z", List.of("cell:a"), "vu"))
        .isInstanceOf(Outcome.Kept.class);
  }

  @Test
  void aLinkShowsAsOftenAsOneLikesActsOnceAndEnds() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    startAsking(mail);
    var alert = asked(person("u:1", turn(Duration.ZERO, 1, FirstBy.BOTH)));
    var token = token(mail, alert);

    assertThat(acknowledgements.link(token)).isPresent();
    assertThat(acknowledgements.link(token)).isPresent();
    assertThat(detail(alert).acknowledgements()).isEmpty();
    var first = acknowledgements.acknowledgeBy(token);
    clock.advance(Duration.ofSeconds(5));
    assertThat(acknowledgements.acknowledgeBy(token)).isEqualTo(first);
    assertThat(detail(alert).acknowledgements()).hasSize(1);

    clock.advance(Duration.ofDays(1));
    assertThat(acknowledgements.link(token)).isEmpty();
    assertThat(acknowledgements.acknowledgeBy(token)).isInstanceOf(Outcome.NoLink.class);
    assertThat(acknowledgements.acknowledgeBy("x".repeat(43))).isInstanceOf(Outcome.NoLink.class);
  }

  @Test
  void theSecretOfALinkIsNotInTheDatabase() {
    var mail = ScriptedChannel.accepting(ChannelKind.EMAIL);
    startAsking(mail);
    var alert = asked(person("u:1", turn(Duration.ZERO, 1, FirstBy.BOTH)));
    var token = token(mail, alert);

    var kept =
        Jdbi.create(database)
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT encode(digest, 'escape') FROM notifier.acknowledgement_link")
                        .mapTo(String.class)
                        .list());

    assertThat(kept).isNotEmpty().noneMatch(text -> text.contains(token));
    assertThat(mail.given().getFirst().toString()).doesNotContain(token);
  }

  @Test
  void aTopicSpokenOfAgainIsAnUpdateOrARepetition() {
    var first = raised(CELL);
    var again = raised(CELL);

    assertThat(causes(first)).containsOnly(Cause.FIRST);
    assertThat(causes(again)).containsOnly(Cause.REPEATED);
  }

  private void startAsking(ScriptedChannel mail) {
    var settings = DispatchSettings.fromEnvironment(Map.of("ROR_PUBLIC_URL", "https://r.example"));
    running.add(Dispatcher.start(database, List.of(mail), settings, clock, new Random(5)));
  }

  private String token(ScriptedChannel mail, Alert alert) {
    awaited(alert, Receipt.Sent.class);
    var link = requireNonNull(mail.given().getFirst().acknowledgeLink());
    return link.reveal().replace("https://r.example/acknowledge?token=", "");
  }

  /** When its mail was sent, all that was due before it was seen to. */
  private void sentinel(ScriptedChannel mail) {
    var alert = anAlert().id(UUID.randomUUID()).topic("sentinel").raisedAt(clock.instant()).build();
    TestDatabase.enqueue(
        database, outbox, alert, List.of(new Recipient("s", "S", "s@x.example", false)));
    await()
        .atMost(DEADLINE)
        .until(() -> mail.given().stream().anyMatch(m -> m.alert().id().equals(alert.id())));
  }

  private Outcome acknowledge(Alert alert, String ref) {
    return acknowledgements.acknowledge(alert.id(), ref, "Nom de " + ref, List.of(), null);
  }

  private Recipient pushFirst() {
    devices.register("phone", "u:1", Devices.Platform.IOS, "t");
    return person("u:1", turn(Duration.ZERO, 1, FirstBy.PUSH));
  }

  private static Recipient texted(String ref) {
    return new Recipient(
        ref, "A", "a@x.example", "+33600000001", true, turn(Duration.ZERO, 1, FirstBy.BOTH));
  }

  private static Turn turn(Duration after, int needed, FirstBy firstBy) {
    return new Turn("cell:a", needed, after, firstBy);
  }

  private static Recipient person(String ref, Turn turn) {
    return new Recipient(ref, "A", ref.replace(":", "") + "@x.example", true, turn);
  }

  private Alert asked(Recipient... recipients) {
    var alert = anAlert().topic(UUID.randomUUID().toString()).raisedAt(clock.instant()).build();
    TestDatabase.enqueue(database, asking, alert, List.of(recipients));
    return alert;
  }

  private Alerts.Detail detail(Alert alert) {
    return Optional.of(alert.id()).flatMap(alerts::find).orElseThrow();
  }

  private List<Cause> causes(Alert alert) {
    return detail(alert).trails().values().stream().map(Alerts.Trail::cause).toList();
  }
}

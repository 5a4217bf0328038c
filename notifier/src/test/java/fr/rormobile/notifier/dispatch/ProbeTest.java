package fr.rormobile.notifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.Acknowledgements;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Probe;
import fr.rormobile.notifier.Reachability;
import fr.rormobile.notifier.Reachability.Mail;
import fr.rormobile.notifier.Reachability.Reach;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.Delivery;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the daily push and the monthly mail say of who would be reached. */
class ProbeTest extends DispatcherFixture {

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Recipient PERSON = new Recipient("u:1", "Mme X", "x@x.example", true);

  private final Reachability reachability = new Reachability(database, clock);
  private final Acknowledgements acknowledgements = new Acknowledgements(database, clock);
  private final ScriptedChannel push = ScriptedChannel.accepting(ChannelKind.PUSH);
  private final ScriptedChannel mail = ScriptedChannel.accepting(ChannelKind.EMAIL);

  private Reach reach() {
    return reachability.of(List.of(PERSON)).getFirst();
  }

  private void startAsking() {
    var settings = DispatchSettings.fromEnvironment(Map.of("ROR_PUBLIC_URL", "https://r.example"));
    running.add(Dispatcher.start(database, List.of(push, mail), settings, clock, new Random(5)));
  }

  private Alert sent(Alert alert, Recipient to) {
    var asking = new AlertOutbox(clock, one -> one.kind().equals(Probe.MAIL_KIND));
    TestDatabase.enqueue(database, asking, alert, List.of(to));
    await()
        .atMost(DEADLINE)
        .until(() -> receipts(alert).noneMatch(Receipt.Queued.class::isInstance));
    return alert;
  }

  private Alert pushed() {
    return sent(Probe.push(clock.instant(), ZONE), new Recipient("u:1", "Mme X", null, true));
  }

  @Test
  void aDeviceThatLeavesAProbeUnansweredIsSilentUntilItAnswersOne() {
    devices.register("phone", "u:1", Devices.Platform.ANDROID, "t");
    startAsking();
    assertThat(reach().lately()).isOne();

    pushed();
    clock.advance(Duration.ofDays(1));
    assertThat(reach().lately()).as("it has time to answer").isOne();
    clock.advance(Duration.ofDays(3));
    assertThat(reach().lately()).isZero();

    var second = pushed();
    acknowledgements.displayed(second.id(), push.given().getLast().id());
    assertThat(reach().lately()).isOne();
    assertThat(reach().heardAt()).isEqualTo(clock.instant());
  }

  @Test
  void theProbeOfADayIsSentOnceHoweverOftenItIsEnqueued() {
    devices.register("phone", "u:1", Devices.Platform.ANDROID, "t");
    startAsking();

    pushed();
    clock.advance(Duration.ofHours(1));
    pushed();

    assertThat(push.given()).hasSize(1);
  }

  @Test
  void aTokenThatIsGoneIsFoundByTheProbeAndNoAlarmIsRaised() {
    devices.register("phone", "u:1", Devices.Platform.ANDROID, "t");
    push.script(message -> new Delivery.RecipientGone("FCM 404 UNREGISTERED"));
    startAsking();

    pushed();

    assertThat(reach().deadTokens()).isOne();
    assertThat(reach().devices()).isZero();
    assertThat(fr.rormobile.notifier.OutboxHealth.read(database, clock).parked()).isZero();
  }

  @Test
  void anAddressThatDoesNotConfirmWithinAWeekIsSilentAndALinkProvesIt() {
    startAsking();
    assertThat(reach().mail()).isEqualTo(Mail.UNTRIED);

    sent(Probe.mail(clock.instant(), ZONE), new Recipient("u:1", "Mme X", "x@x.example", false));
    assertThat(reach().mail()).isEqualTo(Mail.TAKEN);
    clock.advance(Duration.ofDays(8));
    assertThat(reach().mail()).isEqualTo(Mail.SILENT);
    assertThat(reach().reachable()).isFalse();

    var link = Objects.requireNonNull(mail.given().getFirst().acknowledgeLink()).reveal();
    var token = link.substring(link.indexOf('=') + 1);
    assertThat(acknowledgements.link(token)).as("the link lives as long as the mail").isPresent();
    acknowledgements.acknowledgeBy(token);

    assertThat(reach().mail()).isEqualTo(Mail.CONFIRMED);
    assertThat(reach().confirmedAt()).isEqualTo(clock.instant());
    assertThat(reach().reachable()).isTrue();
  }
}

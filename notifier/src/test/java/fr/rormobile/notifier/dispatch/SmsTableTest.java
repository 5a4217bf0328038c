package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.PARKED;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.SENT;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.TRIED_AGAIN;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.WAITS_FOR_THE_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.channel.SmsStub.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gateway answers, and what becomes of the text message. */
class SmsTableTest extends ProviderTable {
  private static final Recipient TEXTED =
      new Recipient("u:2", "M. Y", null, "+33600000001", false, Recipient.Turn.NOW);

  static Stream<Arguments> table() {
    return Stream.of(
        arguments("201", Answer.taken(), SENT, "", 0),
        arguments("200 without a word", new Answer(200, "", null), SENT, "", 0),
        arguments(
            "400, no such number",
            Answer.fault(400, "serviceException", "SVC0004"),
            PARKED,
            "passerelle SMS 400 SVC0004",
            0),
        arguments(
            "400, too long",
            Answer.fault(400, "serviceException", "SVC0280"),
            PARKED,
            "passerelle SMS 400 SVC0280",
            0),
        arguments("302", Answer.plain(302), PARKED, "passerelle SMS 302", 0),
        arguments("401", Answer.plain(401), WAITS_FOR_THE_CHANNEL, "passerelle SMS 401", 30),
        arguments(
            "403, no credit left",
            Answer.fault(403, "policyException", "POL0001"),
            WAITS_FOR_THE_CHANNEL,
            "passerelle SMS 403 POL0001",
            30),
        arguments("404", Answer.plain(404), WAITS_FOR_THE_CHANNEL, "passerelle SMS 404", 30),
        arguments(
            "429, Retry-After: 120",
            Answer.plain(429).retryAfter("120"),
            TRIED_AGAIN,
            "passerelle SMS 429",
            120),
        arguments("503", Answer.plain(503), TRIED_AGAIN, "passerelle SMS 503", 0),
        arguments("hang", Answer.hang(), TRIED_AGAIN, "passerelle SMS : pas de réponse à temps", 0),
        arguments("reset", Answer.reset(), TRIED_AGAIN, "passerelle SMS : connexion rompue", 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void whatBecomesOfAText(
      String name, Answer answer, Becomes becomes, String reason, int waitsSeconds)
      throws IOException {
    int before = sms.sent().size();
    sms.answer(answer);

    var alert = raisedNow(TEXTED);

    settled(alert, ChannelKind.SMS, becomes, reason);
    if (receipt(alert, ChannelKind.SMS) instanceof Receipt.Retrying retrying) {
      assertThat(Duration.between(clock.instant(), retrying.next()))
          .isBetween(
              Duration.ofSeconds(waitsSeconds),
              Duration.ofSeconds(waitsSeconds).plus(Backoff.DEFAULT.first()));
      sms.answer(Answer.taken());
      leavesWhenTheProviderIsBack(alert, ChannelKind.SMS);
      assertThat(sms.sent().stream().skip(before))
          .as("one call an attempt, so that a gateway may know the second as the first")
          .hasSize(2)
          .extracting(sent -> sent.message().get("clientCorrelator").getAsString())
          .containsOnly(retrying.messageId().toString());
    } else {
      assertThat(sms.sent()).as("asked once").hasSize(before + 1);
    }
  }
}

package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.PARKED;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.SENT;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.TRIED_AGAIN;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.WAITS_FOR_THE_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.channel.FcmStub.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What FCM answers, and what becomes of the push, of its token, of the channel, of the mail. */
class FcmTableTest extends ProviderTable {

  private static final boolean KEPT = true;
  private static final boolean FORGOTTEN = false;

  static Stream<Arguments> table() {
    var quota = Answer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED").retryAfter("120");
    return Stream.of(
        arguments("200", Answer.ok(), SENT, "", KEPT, 0),
        arguments(
            "400",
            Answer.error(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT"),
            PARKED,
            "FCM 400 INVALID_ARGUMENT",
            KEPT,
            0),
        arguments(
            "401",
            Answer.error(401, "UNAUTHENTICATED", ""),
            WAITS_FOR_THE_CHANNEL,
            "FCM 401",
            KEPT,
            30),
        arguments(
            "404 UNREGISTERED",
            Answer.error(404, "NOT_FOUND", "UNREGISTERED"),
            PARKED,
            "FCM 404 UNREGISTERED",
            FORGOTTEN,
            0),
        arguments(
            "404, of the project",
            Answer.error(404, "NOT_FOUND", ""),
            WAITS_FOR_THE_CHANNEL,
            "FCM 404",
            KEPT,
            30),
        arguments("429, Retry-After: 120", quota, TRIED_AGAIN, "FCM 429 QUOTA_EXCEEDED", KEPT, 120),
        arguments(
            "500",
            Answer.error(500, "INTERNAL", "INTERNAL"),
            TRIED_AGAIN,
            "FCM 500 INTERNAL",
            KEPT,
            0),
        arguments("hang", Answer.hang(), TRIED_AGAIN, "FCM : pas de réponse à temps", KEPT, 0),
        arguments("reset", Answer.reset(), TRIED_AGAIN, "FCM : connexion rompue", KEPT, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void whatBecomesOfAPush(
      String name, Answer answer, Becomes becomes, String reason, boolean token, int waitsSeconds)
      throws IOException {
    int before = fcm.sent().size();
    fcm.answer(answer);

    var alert = raisedNow();

    otherChannelLeft(alert, ChannelKind.EMAIL);
    settled(alert, ChannelKind.PUSH, becomes, reason);
    assertThat(devices.forOwner(PERSON.ref()).isEmpty()).isNotEqualTo(token);
    if (receipt(alert, ChannelKind.PUSH) instanceof Receipt.Retrying retrying) {
      assertThat(Duration.between(clock.instant(), retrying.next()))
          .isBetween(
              Duration.ofSeconds(waitsSeconds),
              Duration.ofSeconds(waitsSeconds).plus(Backoff.DEFAULT.first()));
      fcm.answer(Answer.ok());
      leavesWhenTheProviderIsBack(alert, ChannelKind.PUSH);
      var renewed = becomes == WAITS_FOR_THE_CHANNEL && name.startsWith("401") ? 1 : 0;
      assertThat(fcm.sent().stream().skip(before))
          .as("one call an attempt, and one with a renewed token after a 401")
          .hasSize(2 + renewed)
          .extracting(sent -> sent.message().getAsJsonObject("data").get("dedupeId").getAsString())
          .containsOnly(retrying.messageId().toString());
    } else {
      assertThat(fcm.sent()).as("asked once").hasSize(before + 1);
    }
  }
}

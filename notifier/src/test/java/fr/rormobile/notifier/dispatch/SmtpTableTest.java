package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.PARKED;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.SENT;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.TRIED_AGAIN;
import static fr.rormobile.notifier.dispatch.ProviderTable.Becomes.WAITS_FOR_THE_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Receipt;
import fr.rormobile.notifier.channel.SmtpStub;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mail server answers to which command, and what becomes of the mail, and of the push. */
class SmtpTableTest extends ProviderTable {

  static Stream<Arguments> table() {
    return Stream.of(
        arguments("CONNECT", "421 busy", TRIED_AGAIN, "SMTP : connexion rompue"),
        arguments("CONNECT", SmtpStub.HANG, TRIED_AGAIN, "SMTP : pas de réponse à temps"),
        arguments("AUTH", "535 no", WAITS_FOR_THE_CHANNEL, "SMTP : authentification refusée"),
        arguments("MAIL", "451 later", TRIED_AGAIN, "SMTP MAIL 451"),
        arguments("MAIL", "550 not you", WAITS_FOR_THE_CHANNEL, "SMTP MAIL 550"),
        arguments("RCPT", "450 greylisted", TRIED_AGAIN, "SMTP RCPT 450"),
        arguments("RCPT", "550 unknown", PARKED, "SMTP RCPT 550"),
        arguments("RCPT", "554 no", PARKED, "SMTP RCPT 554"),
        arguments("DATA", "451 later", TRIED_AGAIN, "SMTP DATA 451"),
        arguments("DATA", "554 no", PARKED, "SMTP DATA 554"),
        arguments("END", "452 full", TRIED_AGAIN, "SMTP DATA 452"),
        arguments("END", "552 too big", PARKED, "SMTP DATA 552"),
        arguments("END", SmtpStub.DROP, TRIED_AGAIN, "SMTP : connexion rompue"),
        arguments("END", SmtpStub.HANG, TRIED_AGAIN, "SMTP : pas de réponse à temps"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("table")
  void whatBecomesOfAMail(String command, String reply, Becomes becomes, String reason)
      throws IOException {
    int before = smtp.taken().size();
    smtp.reply(command, reply);

    var alert = raisedNow();

    otherChannelLeft(alert, ChannelKind.PUSH);
    settled(alert, ChannelKind.EMAIL, becomes, reason);
    smtp.well(command);
    if (receipt(alert, ChannelKind.EMAIL) instanceof Receipt.Retrying retrying) {
      var rests = becomes == WAITS_FOR_THE_CHANNEL ? Settlement.CHANNEL_REST : Duration.ZERO;
      assertThat(Duration.between(clock.instant(), retrying.next()))
          .isBetween(rests, rests.plus(Backoff.DEFAULT.first()));
      leavesWhenTheProviderIsBack(alert, ChannelKind.EMAIL);
      assertThat(smtp.taken().stream().skip(before))
          .as("a second copy of what the server may have kept is known by its Message-ID")
          .isNotEmpty()
          .allSatisfy(text -> assertThat(text).contains("<" + retrying.messageId() + "@"));
    }
  }

  @Test
  void aServerThatIsSlowButAnswersInTimeTakesTheMailOnce() throws IOException {
    int before = smtp.taken().size();
    smtp.slow(TIMEOUT.dividedBy(4));

    var alert = raisedNow();

    otherChannelLeft(alert, ChannelKind.PUSH);
    settled(alert, ChannelKind.EMAIL, SENT, "");
    smtp.slow(Duration.ZERO);
    assertThat(smtp.taken()).hasSize(before + 1);
  }
}

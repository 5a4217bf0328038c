package fr.rormobile.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.rormobile.notifier.TestClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpChannelTest {

  private final SmtpStub smtp = new SmtpStub();
  private final SmtpChannel channel = channel(false);

  @AfterEach
  void close() {
    channel.close();
    smtp.close();
  }

  private SmtpChannel channel(boolean startTls) {
    return channel(startTls, smtp.port());
  }

  private static SmtpChannel channel(boolean startTls, int port) {
    return new SmtpChannel(
        new SmtpSettings(
            "127.0.0.1",
            port,
            "ror",
            new Secret("pass"),
            "alertes@ror.example",
            startTls,
            Duration.ofMillis(1500)),
        new TestClock());
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments("CONNECT", "421 busy", new Delivery.TryLater("SMTP : connexion rompue")),
        arguments("CONNECT", SmtpStub.DROP, new Delivery.TryLater("SMTP : connexion rompue")),
        arguments("CONNECT", SmtpStub.HANG, new Delivery.TryLater("SMTP : pas de réponse à temps")),
        arguments(
            "AUTH", "535 5.7.8 no", new Delivery.ChannelDown("SMTP : authentification refusée")),
        arguments(
            "AUTH",
            "454 4.7.0 later",
            new Delivery.TryLater("SMTP : authentification impossible pour le moment")),
        arguments("MAIL", "451 later", new Delivery.TryLater("SMTP MAIL 451")),
        arguments("MAIL", "550 not you", new Delivery.ChannelDown("SMTP MAIL 550")),
        arguments("MAIL", "530 log in", new Delivery.ChannelDown("SMTP MAIL 530")),
        arguments("RCPT", "450 greylisted", new Delivery.TryLater("SMTP RCPT 450")),
        arguments("RCPT", "452 full", new Delivery.TryLater("SMTP RCPT 452")),
        arguments("RCPT", "550 unknown", new Delivery.RecipientGone("SMTP RCPT 550")),
        arguments("RCPT", "551 moved", new Delivery.RecipientGone("SMTP RCPT 551")),
        arguments("RCPT", "553 no such name", new Delivery.RecipientGone("SMTP RCPT 553")),
        arguments("RCPT", "554 no", new Delivery.Refused("SMTP RCPT 554")),
        arguments("RCPT", "530 log in", new Delivery.ChannelDown("SMTP RCPT 530")),
        arguments("DATA", "451 later", new Delivery.TryLater("SMTP DATA 451")),
        arguments("DATA", "554 no", new Delivery.Refused("SMTP DATA 554")),
        arguments("END", "452 later", new Delivery.TryLater("SMTP DATA 452")),
        arguments("END", "552 too big", new Delivery.Refused("SMTP DATA 552")),
        arguments("END", SmtpStub.DROP, new Delivery.TryLater("SMTP : connexion rompue")),
        arguments("END", SmtpStub.HANG, new Delivery.TryLater("SMTP : pas de réponse à temps")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void eachAnswerHasItsMeaning(String command, String reply, Delivery expected) {
    smtp.reply(command, reply);

    assertThat(channel.send(Messages.mail())).isEqualTo(expected);

    assertThat(smtp.connections()).as("connections of a first failure").isEqualTo(1);
  }

  @Test
  void nobodyListening() throws IOException {
    int port;
    try (var taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    try (var nowhere = channel(false, port)) {
      assertThat(nowhere.send(Messages.mail()))
          .isEqualTo(new Delivery.TryLater("SMTP : connexion impossible"));
    }
  }

  @Test
  void whatWasAskedToBeEncryptedNeverLeavesInClear() {
    try (var encrypted = channel(true)) {
      assertThat(encrypted.send(Messages.mail()))
          .isEqualTo(new Delivery.ChannelDown("SMTP : le serveur n'offre pas STARTTLS"));
    }

    assertThat(smtp.commands()).noneMatch(command -> command.startsWith("AUTH"));
    assertThat(smtp.taken()).isEmpty();
  }

  @Test
  void oneConnectionServesManyMails() {
    for (int i = 0; i < 5; i++) {
      assertThat(channel.send(Messages.mail())).isInstanceOf(Delivery.Accepted.class);
    }

    assertThat(smtp.connections()).isEqualTo(1);
    assertThat(smtp.taken()).hasSize(5);
  }

  @Test
  void aRefusedRecipientDoesNotCostTheConnection() {
    channel.send(Messages.mail());
    smtp.reply("RCPT", "550 unknown");
    channel.send(Messages.mail());
    smtp.well("RCPT");

    assertThat(channel.send(Messages.mail())).isInstanceOf(Delivery.Accepted.class);
    assertThat(smtp.connections()).isEqualTo(1);
    assertThat(smtp.taken()).hasSize(2);
  }

  @Test
  void aKeptConnectionThatTheServerClosedIsReplacedWithoutCountingAsAFailure() throws IOException {
    channel.send(Messages.mail());
    smtp.closeConnections();

    assertThat(channel.send(Messages.mail())).isInstanceOf(Delivery.Accepted.class);
    assertThat(smtp.connections()).isEqualTo(2);
    assertThat(smtp.taken()).hasSize(2);
  }

  @Test
  void aKeptConnectionThatTheServerTakesLeaveOfIsReplacedToo() {
    channel.send(Messages.mail());
    smtp.reply("MAIL", "421 idle too long");

    assertThat(channel.send(Messages.mail())).isEqualTo(new Delivery.TryLater("SMTP MAIL 421"));
    assertThat(smtp.connections()).as("tried once more, afresh").isEqualTo(2);
  }

  @Test
  void aMailSentAgainHasTheSameMessageId() {
    smtp.reply("END", SmtpStub.DROP);
    channel.send(Messages.mail());
    smtp.well("END");
    channel.send(Messages.mail());

    assertThat(smtp.taken())
        .hasSize(2)
        .allSatisfy(
            text -> assertThat(text).contains("Message-ID: <" + Messages.ID + "@ror.example>"));
  }
}

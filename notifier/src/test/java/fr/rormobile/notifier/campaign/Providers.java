package fr.rormobile.notifier.campaign;

import com.google.gson.JsonObject;
import fr.rormobile.notifier.channel.FcmStub;
import fr.rormobile.notifier.channel.FcmStub.Answer;
import fr.rormobile.notifier.channel.SmtpStub;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** FCM and a mail server on loopback, which write down what they take and fail when told. */
final class Providers implements AutoCloseable {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?m)^Message-ID: <([0-9a-f-]{36})@", Pattern.CASE_INSENSITIVE);
  private static final Pattern TO = Pattern.compile("(?m)^To: .*?([^\\s<>]+@[^\\s<>]+)");

  private static final List<Answer> FCM_FAILURES =
      List.of(
          Answer.error(500, "INTERNAL", "INTERNAL"),
          Answer.error(503, "UNAVAILABLE", "UNAVAILABLE"),
          Answer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED").retryAfter("2"),
          Answer.reset(),
          Answer.hang());

  /** Which command fails, and how. */
  private static final List<Map.Entry<String, String>> SMTP_FAILURES =
      List.of(
          Map.entry("CONNECT", "421 too busy"),
          Map.entry("RCPT", "451 later"),
          Map.entry("DATA", "452 no space"),
          Map.entry("END", "451 not now"),
          Map.entry("END", SmtpStub.DROP),
          Map.entry("CONNECT", SmtpStub.HANG));

  private final FcmStub fcm = new FcmStub();
  private final SmtpStub smtp = new SmtpStub();
  private final Ledger ledger;
  private final Clock clock;

  Providers(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
    fcm.listen(
        (request, answer) -> {
          if (answer.status() == 200) {
            pushed(request.message());
          }
        });
    smtp.listen(this::mailed);
  }

  /** For a notifier. */
  Map<String, String> settings() {
    return Map.of(
        "ROR_SMTP_HOST", "127.0.0.1",
        "ROR_SMTP_PORT", Integer.toString(smtp.port()),
        "ROR_SMTP_FROM", "alertes@ror.example",
        "ROR_FCM_ENDPOINT", fcm.address().toString(),
        "ROR_FCM_PROJECT", "campagne",
        "ROR_FCM_TOKEN", "campagne");
  }

  void failPushes(Random random) {
    fcm.answer(FCM_FAILURES.get(random.nextInt(FCM_FAILURES.size())));
  }

  void pushesWell() {
    fcm.answer(Answer.ok());
  }

  /** The command that fails now, for {@link #mailsWell}. */
  String failMails(Random random) {
    var failure = SMTP_FAILURES.get(random.nextInt(SMTP_FAILURES.size()));
    smtp.reply(failure.getKey(), failure.getValue());
    return failure.getKey();
  }

  void mailsWell(String command) {
    switch (command) {
      case "CONNECT" -> smtp.reply("CONNECT", "220 stub");
      case "DATA" -> smtp.reply("DATA", "354 go on");
      default -> smtp.well(command);
    }
  }

  private void pushed(JsonObject message) {
    var data = message.getAsJsonObject("data");
    ledger.accepted(
        UUID.fromString(data.get("dedupeId").getAsString()),
        data.get("alertId").getAsString() + " " + message.get("token").getAsString(),
        clock.instant());
  }

  private void mailed(String text) {
    var id = found(MESSAGE_ID, text);
    // Each mail of the campaign has an address of its own.
    ledger.accepted(UUID.fromString(id), found(TO, text), clock.instant());
  }

  private static String found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .findFirst()
        .map((MatchResult result) -> result.group(1))
        .orElseThrow(() -> new IllegalStateException("a mail without " + pattern));
  }

  @Override
  public void close() {
    fcm.close();
    smtp.close();
  }
}

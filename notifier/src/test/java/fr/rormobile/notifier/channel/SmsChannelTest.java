package fr.rormobile.notifier.channel;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.TestClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsChannelTest {
  private final SmsStub gateway = new SmsStub();

  @AfterEach
  void stop() {
    gateway.close();
  }

  private SmsStub.Sent sent(Alert alert, boolean acknowledge, @Nullable Secret token) {
    var user = token == null ? "ror" : null;
    var password = token == null ? new Secret("mot de passe") : null;
    var settings =
        new SmsSettings(
            gateway.address(), "36105", null, token, user, password, Duration.ofSeconds(5));
    var channel = new SmsChannel(settings, new TestClock());
    var address = new Secret("+33600000001");
    var message =
        new Message(Messages.ID, alert, "Mme X", "+33600000001", address, acknowledge, null);

    assertThat(channel.send(message)).isEqualTo(new Delivery.Accepted("sms:abc-123"));
    channel.close();
    return gateway.sent().getLast();
  }

  @Test
  void theGatewayGetsWhatOneApiAsksFor() {
    var sent = sent(anAlert().build(), true, new Secret("jeton"));

    assertThat(sent.path()).isEqualTo("/smsmessaging/v1/outbound/short%3A36105/requests");
    assertThat(sent.authorization()).isEqualTo("Bearer jeton");
    var message = sent.message();
    assertThat(message.getAsJsonArray("address").get(0).getAsString())
        .isEqualTo("tel:+33600000001");
    assertThat(message.get("senderAddress").getAsString()).isEqualTo("short:36105");
    assertThat(message.get("clientCorrelator").getAsString()).isEqualTo(Messages.ID.toString());
    assertThat(message.has("senderName")).isFalse();
  }

  @Test
  void aNameAndAPasswordAreSentAsBasic() {
    assertThat(sent(anAlert().build(), true, null).authorization())
        .isEqualTo("Basic cm9yOm1vdCBkZSBwYXNzZQ==");
  }

  @Test
  void oneTextOf160LettersSaysWhatItIsWhetherItIsADrillAndWhatToDo() {
    var title = "Tension déclarée « Plan blanc » — Hôpital de l’Œuvre " + "très ".repeat(40);
    var drill = sent(anAlert().title(title.strip().substring(0, 120)).drill().build(), true, null);

    assertThat(drill.text())
        .hasSizeLessThanOrEqualTo(160)
        .startsWith("ROR EXERCICE : Tension déclarée \"Plan blanc\" - Hopital de l'OEuvre")
        .endsWith("... Ouvrez ROR mobile pour acquitter.");
    var told = sent(anAlert().title("Tension levée, CH de Blois").build(), false, null);
    assertThat(told.text())
        .isEqualTo("ROR : Tension levée, CH de Blois. Ouvrez ROR mobile pour en savoir plus.");
  }
}

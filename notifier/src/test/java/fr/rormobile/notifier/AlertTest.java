package fr.rormobile.notifier;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\u2028b", "a\u0000b", "a\u0085b"})
  void noFieldOfOneLineTakesASecond(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> anAlert().title(text).build());
    assertThatIllegalArgumentException().isThrownBy(() -> anAlert().summary(text).build());
    assertThatIllegalArgumentException().isThrownBy(() -> anAlert().topic(text).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anAlert().link("https://a/" + text).build());
    assertThatIllegalArgumentException().isThrownBy(() -> new Fact(text, "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fact("l", text));
    assertThatIllegalArgumentException().isThrownBy(() -> new Recipient(text, "l", null, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new Recipient("r", text, null, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recipient("r", "l", "a@b.example" + text, true));
  }

  @Test
  void limitsAreInclusive() {
    assertThat(anAlert().summary("é".repeat(180)).build().summary()).hasSize(180);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anAlert().summary("é".repeat(181)).build());
    assertThatIllegalArgumentException().isThrownBy(() -> anAlert().title(" ").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anAlert().timeToLive(Duration.ofDays(28).plusMillis(1)).build());
    assertThat(anAlert().timeToLive(Duration.ofDays(28)).build().timeToLive())
        .isEqualTo(Alert.LONGEST_LIFE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anAlert().timeToLive(Duration.ofSeconds(59)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anAlert().paragraphs(Collections.nCopies(21, "p")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anAlert().facts(Collections.nCopies(31, new Fact("l", "v"))).build());
  }

  @Test
  void onlyWebAddressesAreLinked() {
    for (var link : List.of("javascript:alert(1)", "/relative", "ftp://x.example/", "https:")) {
      assertThatIllegalArgumentException().as(link).isThrownBy(() -> anAlert().link(link).build());
    }
  }

  @Test
  void aRecipientPrintsNoAddress() {
    assertThat(new Recipient("u:1", "Mme X", "secret@x.example", true).toString())
        .isEqualTo("Recipient[u:1, email, push]");
  }
}

package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.platform.web.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SearchGateTest {
  private final SearchGate gate = new SearchGate(settings(2));

  @Test
  void oneMoreThanThePlacesIsRefusedAtOnceAndAFreedPlaceIsTaken() {
    var answer =
        gate.in(
            () ->
                gate.in(
                    () -> {
                      assertThatThrownBy(() -> gate.in(() -> "never"))
                          .isInstanceOf(ProblemException.class)
                          .hasMessageContaining("Trop de recherches");
                      return "both";
                    }));

    assertThat(answer).isEqualTo("both");
    assertThat(gate.in(() -> "again")).isEqualTo("again");
  }

  @Test
  void aSearchThatFailsGivesItsPlaceBack() {
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  gate.in(
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }

    assertThat(gate.in(() -> "served")).isEqualTo("served");
  }

  static SearchSettings settings(int places) {
    return new SearchSettings(
        places,
        Duration.ofSeconds(2),
        500,
        Duration.ofSeconds(1),
        Duration.ofMillis(50),
        Duration.ofSeconds(30),
        1_000,
        3);
  }
}

package fr.rormobile.api.beds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-10-25T00:59:59Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, FRESH",
    "PT12H, FRESH",
    "PT12H0.001S, AGEING",
    "PT24H, AGEING",
    "PT24H0.001S, OVERDUE",
    "P300D, OVERDUE",
    "PT-5M, FRESH", // another machine's clock is ahead
  })
  void aFigureAgesOverADay(Duration age, Freshness expected) {
    assertThat(Freshness.of(NOW.minus(age), Duration.ofHours(24), NOW)).isEqualTo(expected);
  }
}

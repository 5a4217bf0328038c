package fr.rormobile.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T13:30:00Z, Europe/Paris,      à 14 h 30",
    "2026-11-22T13:00:00Z, Europe/Paris,      à 14 h",
    "2026-11-22T23:05:00Z, Europe/Paris,      le 23 novembre à 0 h 05",
    "2026-11-22T23:05:00Z, America/Martinique, à 19 h 05",
    "2026-12-01T05:05:00Z, Europe/Paris,      le 1er décembre à 6 h 05",
    "2027-01-01T05:00:00Z, Europe/Paris,      le 1er janvier 2027 à 6 h",
  })
  void aMomentIsSaidInTheTimeOfThePlace(Instant at, ZoneId zone, String said) {
    assertThat(FrenchTime.at(at, Instant.parse("2026-11-22T12:00:00Z"), zone)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "PT30M, toutes les 30 minutes",
    "PT1H,  toutes les heures",
    "PT90M, toutes les 90 minutes",
    "PT12H, toutes les 12 heures",
    "P1D,   une fois par jour",
    "P7D,   tous les 7 jours",
  })
  void aRhythmIsSaidInItsLargestUnit(Duration rhythm, String said) {
    assertThat(FrenchTime.every(rhythm)).isEqualTo(said);
  }
}

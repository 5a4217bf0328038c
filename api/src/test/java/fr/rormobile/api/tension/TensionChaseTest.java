package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.tension.TensionChase.Watched;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TensionChaseTest {
  private static final Instant NEWS = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void silenceIsToldOnceADelay() {
    assertThat(tells(null, 239)).isFalse();
    assertThat(tells(null, 240)).isTrue();
    assertThat(tells(NEWS.plus(Duration.ofMinutes(241)), 300)).isFalse();
    assertThat(tells(NEWS.plus(Duration.ofMinutes(241)), 481)).isTrue();
  }

  @Test
  void newsAfterTheLastMessageBeginTheDelayAnew() {
    assertThat(tells(NEWS.minus(Duration.ofMinutes(1)), 239)).isFalse();
    assertThat(tells(NEWS.minus(Duration.ofMinutes(1)), 240)).isTrue();
  }

  @Test
  void anExpectedEndIsAskedAboutOnceAndAnotherOneAgain() {
    assertThat(asks(NEWS, null, NEWS.minusSeconds(1))).isFalse();
    assertThat(asks(NEWS, null, NEWS)).isTrue();
    assertThat(asks(NEWS, NEWS, NEWS.plusSeconds(9))).isFalse();
    assertThat(asks(NEWS.plusSeconds(5), NEWS, NEWS.plusSeconds(9))).isTrue();
    assertThat(asks(null, null, NEWS)).isFalse();
  }

  private static boolean tells(@Nullable Instant toldAt, int minutes) {
    var tension = new Watched(NEWS, Duration.ofHours(4), null, toldAt, null);
    return TensionChase.tells(tension, NEWS.plus(Duration.ofMinutes(minutes)));
  }

  private static boolean asks(@Nullable Instant end, @Nullable Instant askedOf, Instant now) {
    return TensionChase.asks(new Watched(NEWS, Duration.ofHours(4), end, null, askedOf), now);
  }
}

package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.TestClock.NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.notifier.channel.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private static final Instant GIVE_UP = NIGHT.plus(Duration.ofHours(4));

  private static Settlement settled(Delivery delivery, Instant giveUpAt) {
    return Settlement.of(delivery, 3, giveUpAt, Backoff.DEFAULT, NIGHT, new Random(1));
  }

  @Test
  void whatIsOverIsOver() {
    assertThat(settled(new Delivery.Accepted("p"), GIVE_UP)).isEqualTo(new Settlement.Sent("p"));
    assertThat(settled(new Delivery.RecipientGone("gone"), GIVE_UP))
        .isEqualTo(new Settlement.Parked("gone"));
    assertThat(settled(new Delivery.Refused("400"), GIVE_UP))
        .isEqualTo(new Settlement.Parked("400"));
  }

  @Test
  void aChannelThatIsDownNeverParks() {
    assertThat(settled(new Delivery.ChannelDown("401"), NIGHT))
        .isEqualTo(new Settlement.RetryAt(NIGHT.plus(Settlement.CHANNEL_REST), "401"));
  }

  @Test
  void laterThanItsEndIsParkedWithTheNumberOfAttempts() {
    assertThat(settled(new Delivery.TryLater("busy"), NIGHT))
        .isEqualTo(new Settlement.Parked("abandon après 3 essai(s) : busy"));
    assertThat(settled(new Delivery.TryLater("busy"), GIVE_UP))
        .isInstanceOf(Settlement.RetryAt.class);
  }

  @Test
  void theWaitIsAlwaysWithinItsBounds() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      int attempts = 1 + random.nextInt(i % 2 == 0 ? 8 : Integer.MAX_VALUE - 1);
      var most = Duration.ofSeconds(Math.min(300, 5L << Math.min(attempts - 1, 10)));

      var wait = Backoff.DEFAULT.after(attempts, Optional.empty(), random);

      assertThat(wait).as("seed %d, attempt %d", seed, attempts).isBetween(Duration.ZERO, most);
    }
  }

  @Test
  void theWaitUsesItsWholeRange() {
    var random = new Random(3);
    var waits =
        random
            .ints(1000)
            .mapToObj(i -> Backoff.DEFAULT.after(20, Optional.empty(), random))
            .toList();

    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(15)) < 0);
    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(285)) > 0);
  }

  @Test
  void whatTheProviderAsksForIsTheLeastButHasALimit() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      var asked = Duration.ofSeconds(random.nextInt(100_000));
      var obeyed = asked.compareTo(Duration.ofMinutes(30)) > 0 ? Duration.ofMinutes(30) : asked;

      var wait = Backoff.DEFAULT.after(1 + random.nextInt(50), Optional.of(asked), random);

      assertThat(wait)
          .as("seed %d, asked %s", seed, asked)
          .isBetween(obeyed, obeyed.plus(Backoff.DEFAULT.first()));
    }
  }

  @Test
  void anAttemptThatCouldOutliveItsLeaseIsRefused() {
    var lease = Map.of("ROR_NOTIFIER_LEASE_SECONDS", "38");

    assertThatThrownBy(() -> DispatchSettings.fromEnvironment(lease))
        .hasMessage("le délai d'envoi (PT19S) doit être inférieur à la moitié du bail (PT38S)");
    assertThatThrownBy(
            () -> DispatchSettings.fromEnvironment(Map.of("ROR_NOTIFIER_PUSH_CONCURRENCY", "x")))
        .hasMessage("ROR_NOTIFIER_PUSH_CONCURRENCY doit être un nombre entier : x");
    assertThat(DispatchSettings.fromEnvironment(Map.of())).isEqualTo(DispatchSettings.DEFAULT);
  }
}

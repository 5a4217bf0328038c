package fr.rormobile.notifier.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign in short, with leases that end soon and providers that never fail. */
class CrashCampaignTest {
  private static final CampaignSettings SHORT =
      new CampaignSettings(
          3,
          1,
          20,
          11,
          Duration.ZERO,
          Map.of("ROR_NOTIFIER_LEASE_SECONDS", "8", "ROR_NOTIFIER_SEND_TIMEOUT_SECONDS", "2"),
          Duration.ofSeconds(60));

  @Test
  void killedNotifiersAndARestartedDatabaseLoseNothing(@TempDir Path folder) throws SQLException {
    try (var campaign = new Campaign(SHORT, folder, Clock.systemUTC(), line -> {})) {
      var result = campaign.run();

      assertThat(result.holds()).as(result.text()).isTrue();
      assertThat(result.delivered()).isPositive();
    }
  }
}

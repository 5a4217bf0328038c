package fr.rormobile.notifier.campaign;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The campaign as a command: prints what came out, ends with 1 when a promise is broken. */
public final class CrashCampaign {
  private static final int RESTARTS = 5;
  private static final int ALERTS_PER_SECOND = 20;
  private static final Duration OUTAGE = Duration.ofSeconds(9);
  private static final Duration DRAIN = Duration.ofMinutes(3);

  private CrashCampaign() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    // What the pools say of a database that is gone is no news here; notifiers have their own logs.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    var folder = Path.of(System.getProperty("campaign.folder"));
    Files.createDirectories(folder);
    var run = Files.createTempDirectory(folder, "run-");
    long seed = Long.getLong("campaign.seed", System.nanoTime());
    System.out.println("Graine " + seed + ", journaux dans " + run);
    var settings =
        new CampaignSettings(
            Integer.getInteger("campaign.kills", 200),
            RESTARTS,
            ALERTS_PER_SECOND,
            seed,
            OUTAGE,
            Map.of(),
            DRAIN);
    CampaignResult result;
    try (var campaign = new Campaign(settings, run, Clock.systemUTC(), CrashCampaign::say)) {
      result = campaign.run();
    }
    System.out.println();
    System.out.print(result.text());
    System.exit(result.holds() ? 0 : 1);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

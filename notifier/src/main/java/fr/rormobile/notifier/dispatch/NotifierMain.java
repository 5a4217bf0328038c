package fr.rormobile.notifier.dispatch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.rormobile.notifier.NotifierSchema;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import fr.rormobile.notifier.channel.WebhookSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifier as a process of its own, beside an API that only enqueues: as many as one likes on
 * one database. Ends in order on SIGTERM, with status 2 on a wrong setting, 1 when the database
 * stays away for two minutes.
 */
public final class NotifierMain {

  static {
    // Before the first logger: without it Logback writes all that it is told, down to DEBUG. Who
    // embeds the notifier has a configuration of its own, and never comes here.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "fr/rormobile/notifier/logback-alone.xml");
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(NotifierMain.class);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(1);

  private NotifierMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      var dispatcher = start(System.getenv());
      var ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("notifier-stop")
                  .unstarted(
                      () -> {
                        dispatcher.close();
                        ended.countDown();
                      }));
      LOG.info("notifier started");
      ended.await();
    } catch (IllegalArgumentException e) {
      LOG.error("réglage refusé : {}", e.getMessage());
      System.exit(2);
    } catch (FlywayException e) {
      LOG.error("base injoignable ou d'une autre version ({})", e.getClass().getSimpleName());
      System.exit(1);
    }
  }

  static Dispatcher start(Map<String, String> environment) {
    var channelSettings = ChannelSettings.fromEnvironment(environment);
    var dispatchSettings = DispatchSettings.fromEnvironment(environment);
    var webhooks = WebhookSettings.fromEnvironment(environment);
    var database = pool(environment);
    var clock = Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));
    migrate(database);
    var channels = Channels.withWebhooks(channelSettings, webhooks, database, clock);
    for (Channel channel : channels) {
      LOG.info("{}: {}", channel.kind(), channel.sink() ? "sink, nothing leaves" : "provider");
    }
    return Dispatcher.start(
        database, channels, dispatchSettings, clock, RandomGenerator.getDefault());
  }

  /** A database that restarts at the same moment is waited for; one of another version is not. */
  private static void migrate(DataSource database) {
    var end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      try {
        NotifierSchema.migrate(database);
        return;
      } catch (FlywayValidateException anotherVersion) {
        throw anotherVersion;
      } catch (FlywayException away) {
        if (System.nanoTime() > end) {
          throw away;
        }
        LOG.warn("base injoignable ({}), nouvel essai", away.getClass().getSimpleName());
        LockSupport.parkNanos(BETWEEN_TRIALS.toNanos());
      }
    }
  }

  private static HikariDataSource pool(Map<String, String> environment) {
    var url = environment.getOrDefault("ROR_DATABASE_URL", "").strip();
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "ROR_DATABASE_URL est requis, sous la forme jdbc:postgresql://hôte:port/base");
    }
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(environment.get("ROR_DATABASE_USER"));
    config.setPassword(environment.get("ROR_DATABASE_PASSWORD"));
    config.setMaximumPoolSize(12);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1); // the first who needs a connection says so
    config.addDataSourceProperty("ApplicationName", "ror-notifier");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "30"); // seconds; longer than LISTEN's silence
    return new HikariDataSource(config);
  }
}

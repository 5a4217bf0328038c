package fr.rormobile.api.crisis;

import fr.rormobile.api.platform.ProcessEnvironment;
import fr.rormobile.api.platform.start.StartFailure;
import fr.rormobile.notifier.Acknowledgements;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Happenings;
import fr.rormobile.notifier.Probe;
import fr.rormobile.notifier.Reachability;
import fr.rormobile.notifier.Retention;
import fr.rormobile.notifier.SinkMessages;
import fr.rormobile.notifier.Unanswered;
import fr.rormobile.notifier.Webhooks;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import fr.rormobile.notifier.channel.WebhookSettings;
import fr.rormobile.notifier.dispatch.DispatchSettings;
import fr.rormobile.notifier.dispatch.Dispatcher;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** The notifier as this program uses it: its door, what it keeps, and a dispatcher of its own. */
@Factory
class Notifier {
  /** The kinds of alerts of which somebody has to say that they took charge. */
  static final Set<String> ACKNOWLEDGED =
      Set.of("TENSION_DECLARED", CellDrill.KIND, Probe.MAIL_KIND);

  /** Those that may wait for each other: never a declaration, an escalation or a closure. */
  static final Set<String> GROUPED = Set.of("TENSION_UPDATED");

  @Singleton
  AlertOutbox outbox(Clock clock) {
    return new AlertOutbox(
        clock,
        alert -> ACKNOWLEDGED.contains(alert.kind()),
        alert -> GROUPED.contains(alert.kind()));
  }

  @Singleton
  Happenings happenings(DataSource database) {
    return new Happenings(database);
  }

  @Singleton
  Reachability reachability(DataSource database, Clock clock) {
    return new Reachability(database, clock);
  }

  @Singleton
  Retention retention(DataSource database, Clock clock) {
    return new Retention(database, clock);
  }

  @Singleton
  Unanswered unanswered(DataSource database, Clock clock) {
    return new Unanswered(database, clock);
  }

  @Singleton
  Acknowledgements acknowledgements(DataSource database, Clock clock) {
    return new Acknowledgements(database, clock);
  }

  @Singleton
  Alerts alerts(DataSource database) {
    return new Alerts(database);
  }

  @Singleton
  Devices devices(DataSource database, Clock clock) {
    return new Devices(database, clock);
  }

  @Singleton
  SinkMessages sinkMessages(DataSource database) {
    return new SinkMessages(database);
  }

  @Singleton
  Webhooks webhooks(DataSource database, Clock clock) {
    return new Webhooks(database, clock);
  }

  @Singleton
  WebhookSettings webhookSettings(ProcessEnvironment environment) {
    try {
      return WebhookSettings.fromEnvironment(environment.values());
    } catch (IllegalArgumentException refused) {
      throw new StartFailure(String.valueOf(refused.getMessage()), refused);
    }
  }

  @Singleton
  ChannelSettings channelSettings(ProcessEnvironment environment) {
    try {
      return ChannelSettings.fromEnvironment(environment.values());
    } catch (IllegalArgumentException refused) {
      throw new StartFailure(String.valueOf(refused.getMessage()), refused);
    }
  }

  /**
   * Sends from this process, unless {@code ROR_NOTIFIER=non}: then another one does, and rows wait
   * for it.
   */
  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "ror.notifier", value = "true", defaultValue = "true")
  Dispatcher dispatcher(
      DataSource database,
      ChannelSettings settings,
      WebhookSettings webhooks,
      ProcessEnvironment environment,
      Clock clock) {
    try {
      return Dispatcher.start(
          database,
          Channels.withWebhooks(settings, webhooks, database, clock),
          DispatchSettings.fromEnvironment(environment.values()),
          clock,
          RandomGenerator.getDefault());
    } catch (IllegalArgumentException refused) {
      throw new StartFailure(String.valueOf(refused.getMessage()), refused);
    }
  }
}

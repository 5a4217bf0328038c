package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.ChannelKind;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Picks the channels: a provider where one is configured, else a sink. */
public final class Channels {

  private Channels() {}

  /**
   * One channel of each kind; the dispatcher that gets them closes them.
   *
   * @throws IllegalArgumentException in French, when the FCM service account cannot be used
   */
  public static List<Channel> from(ChannelSettings settings, DataSource database, Clock clock) {
    var fcm = settings.fcm();
    var smtp = settings.smtp();
    return List.of(
        fcm == null
            ? new SinkChannel(ChannelKind.PUSH, database, clock)
            : new FcmChannel(fcm, clock),
        smtp == null
            ? new SinkChannel(ChannelKind.EMAIL, database, clock)
            : new SmtpChannel(smtp, clock));
  }
}

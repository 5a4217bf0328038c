package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.ChannelKind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Picks the channels: a provider where one is configured, else a sink. */
public final class Channels {

  private Channels() {}

  /**
   * One channel for pushes, one for mails and one for texts; the dispatcher that gets them closes
   * them.
   *
   * @throws IllegalArgumentException in French, when the FCM service account cannot be used
   */
  public static List<Channel> from(ChannelSettings settings, DataSource database, Clock clock) {
    var fcm = settings.fcm();
    var smtp = settings.smtp();
    var sms = settings.sms();
    return List.of(
        fcm == null
            ? new SinkChannel(ChannelKind.PUSH, database, clock)
            : new FcmChannel(fcm, clock),
        smtp == null
            ? new SinkChannel(ChannelKind.EMAIL, database, clock)
            : new SmtpChannel(smtp, clock),
        sms == null
            ? new SinkChannel(ChannelKind.SMS, database, clock)
            : new SmsChannel(sms, clock));
  }

  /**
   * As {@link #from}, and the calls of subscribers, which need no setting: each has its address.
   *
   * @throws IllegalArgumentException in French, when the FCM service account cannot be used
   */
  public static List<Channel> withWebhooks(
      ChannelSettings settings, WebhookSettings webhooks, DataSource database, Clock clock) {
    return Stream.concat(
            from(settings, database, clock).stream(),
            Stream.of(new WebhookChannel(webhooks, clock)))
        .toList();
  }
}

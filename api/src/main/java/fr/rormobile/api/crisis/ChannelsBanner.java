package fr.rormobile.api.crisis;

import fr.rormobile.api.platform.start.BannerSection;
import fr.rormobile.notifier.channel.ChannelSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Tells whoever starts the program whether messages leave it. */
@Singleton
class ChannelsBanner implements BannerSection {
  private final ChannelSettings settings;

  ChannelsBanner(ChannelSettings settings) {
    this.settings = settings;
  }

  @Override
  public int getOrder() {
    return 50;
  }

  @Override
  public List<String> lines(URI address) {
    var lines = new ArrayList<String>();
    lines.add(
        settings.smtp() == null
            ? "Courriels      : gardés ici, rien ne part (ROR_SMTP_HOST les ferait partir)"
            : "Courriels      : envoyés par le serveur SMTP réglé");
    lines.add(
        settings.fcm() == null
            ? "Notifications  : gardées ici, rien ne part (ROR_FCM_SERVICE_ACCOUNT les ferait"
                + " partir)"
            : "Notifications  : envoyées par FCM");
    lines.add(
        settings.sms() == null
            ? "SMS            : aucun (ROR_SMS_URL en ferait partir)"
            : "SMS            : envoyés par la passerelle réglée");
    if (settings.smtp() == null || settings.fcm() == null) {
      lines.add("Messages gardés : page /demonstration");
    }
    return lines;
  }
}

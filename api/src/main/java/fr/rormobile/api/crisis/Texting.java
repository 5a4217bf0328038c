package fr.rormobile.api.crisis;

import fr.rormobile.notifier.channel.ChannelSettings;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Whether text messages leave at all: without a gateway no telephone is named to the notifier, and
 * nobody counts as reached by one.
 */
@Singleton
class Texting {
  private final boolean offered;

  Texting(ChannelSettings settings) {
    this.offered = settings.sms() != null;
  }

  boolean offered() {
    return offered;
  }

  /** Null: no text message is sent there. */
  @Nullable String to(@Nullable String phone) {
    return offered ? phone : null;
  }
}

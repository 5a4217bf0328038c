package fr.rormobile.notifier.campaign;

import java.time.Duration;
import java.util.Map;

/**
 * @param kills of notifiers, at least
 * @param restarts of the database, at least
 * @param alertsPerSecond declared while it lasts
 * @param longestOutage of a provider; zero: they never fail
 * @param environment of the notifiers, beside their database and providers
 * @param drain longest wait for the last message, once nothing is disturbed any more
 */
record CampaignSettings(
    int kills,
    int restarts,
    int alertsPerSecond,
    long seed,
    Duration longestOutage,
    Map<String, String> environment,
    Duration drain) {
  CampaignSettings {
    environment = Map.copyOf(environment);
  }
}

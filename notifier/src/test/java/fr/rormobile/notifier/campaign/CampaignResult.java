package fr.rormobile.notifier.campaign;

import java.time.Duration;
import java.util.Locale;

/**
 * What came out.
 *
 * @param declared alerts whose transaction was committed
 * @param uncertain alerts whose commit was not answered: delivered if they are there
 * @param messages of both
 * @param delivered taken by a provider
 * @param lost neither delivered nor still waiting for it
 * @param parked given up, waiting for a person
 * @param duplicates taken once more than needed
 * @param unexplained duplicates without a kill, a restart or a failure within three seconds
 * @param underTwoIds alerts that reached one address under two ids
 * @param hits messages whose sender was killed with them in hand
 * @param median of the time from « nothing stands in the way » to delivery
 * @param slowest of the same
 * @param drained whether nothing waited in the end
 */
record CampaignResult(
    int declared,
    int uncertain,
    int messages,
    long delivered,
    long lost,
    long parked,
    long duplicates,
    long unexplained,
    long underTwoIds,
    int kills,
    int hits,
    int restarts,
    int outages,
    Duration median,
    Duration slowest,
    boolean drained) {

  private static final Duration SLOWEST = Duration.ofSeconds(60);

  /** What was promised. */
  boolean holds() {
    return drained
        && lost == 0
        && parked == 0
        && unexplained == 0
        && underTwoIds == 0
        && slowest.compareTo(SLOWEST) <= 0;
  }

  String text() {
    return String.format(
        Locale.FRANCE,
        """
        kill -9 de notifieurs           %d (avec %d messages en main)
        redémarrages de PostgreSQL      %d
        pannes de fournisseurs          %d
        alertes déclarées               %d (et %d au sort incertain : validation sans réponse)
        messages                        %d
        délivrés                        %d
        perdus                          %d
        abandonnés                      %d
        doublons                        %d (sans cause connue : %d ; sous deux identifiants : %d)
        délai, plus rien ne s'opposant  médiane %.2f s, le plus lent %.1f s (promis : 60)
        %s
        """,
        kills,
        hits,
        restarts,
        outages,
        declared,
        uncertain,
        messages,
        delivered,
        lost,
        parked,
        duplicates,
        unexplained,
        underTwoIds,
        median.toMillis() / 1e3,
        slowest.toMillis() / 1e3,
        holds() ? "Tout est tenu." : drained ? "NON TENU." : "NON TENU : des messages attendent.");
  }
}

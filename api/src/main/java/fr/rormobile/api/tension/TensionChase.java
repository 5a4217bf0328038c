package fr.rormobile.api.tension;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is told that a tension is without news, or that its expected end is over: once a
 * delay, and once an expected end. Nothing is ever closed by it.
 */
final class TensionChase {
  private TensionChase() {}

  /**
   * An open tension.
   *
   * @param news time of the latest fact but notes
   * @param every how long its plan may go without news
   * @param expectedEnd null: nobody said
   * @param toldAt last message on missing news; null: never
   * @param askedOf the expected end that was asked about; null: none
   */
  record Watched(
      Instant news,
      Duration every,
      @Nullable Instant expectedEnd,
      @Nullable Instant toldAt,
      @Nullable Instant askedOf) {}

  /** The declarer is reminded, and the cells told. */
  static boolean tells(Watched tension, Instant now) {
    var told = tension.toldAt();
    var since = told == null || told.isBefore(tension.news()) ? tension.news() : told;
    return !now.isBefore(since.plus(tension.every()));
  }

  /** The declarer is asked whether it goes on. */
  static boolean asks(Watched tension, Instant now) {
    var end = tension.expectedEnd();
    return end != null && !now.isBefore(end) && !end.equals(tension.askedOf());
  }
}

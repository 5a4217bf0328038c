package fr.rormobile.api.tension;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments within a sentence, by the clock of the place, with the day where it is not today. */
final class Moments {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H 'h' mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM 'à' H 'h' mm", Locale.FRENCH);

  private final ZoneId zone;
  private final Instant now;

  Moments(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /** « de 14 h 02 », « du 3 mars à 14 h 02 ». */
  String of(Instant at) {
    return (today(at) ? "de " : "du ") + written(at);
  }

  /** « depuis 14 h 02 », « depuis le 3 mars à 14 h 02 ». */
  String since(Instant at) {
    return "depuis " + (today(at) ? "" : "le ") + written(at);
  }

  /** « à 14 h 02 », « le 3 mars à 14 h 02 ». */
  String on(Instant at) {
    return (today(at) ? "à " : "le ") + written(at);
  }

  private String written(Instant at) {
    return (today(at) ? HOUR : DAY).format(at.atZone(zone));
  }

  private boolean today(Instant at) {
    return at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
  }
}

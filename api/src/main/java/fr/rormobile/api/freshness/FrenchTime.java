package fr.rormobile.api.freshness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments and rhythms as a person reads them, short enough for a subject. */
final class FrenchTime {
  private FrenchTime() {}

  /** « 14 h 30 » on the same local day, else « le 1er novembre à 14 h ». */
  static String moment(Instant at, Instant now, ZoneId zone) {
    var local = at.atZone(zone);
    var hour = hour(local.toLocalTime());
    var today = now.atZone(zone).toLocalDate();
    return local.toLocalDate().equals(today)
        ? hour
        : "le " + day(local.toLocalDate(), today) + " à " + hour;
  }

  /** « à 14 h 30 » on the same local day, else « le 1er novembre à 14 h ». */
  static String at(Instant at, Instant now, ZoneId zone) {
    var moment = moment(at, now, zone);
    return moment.startsWith("le ") ? moment : "à " + moment;
  }

  /** « toutes les 2 heures », « une fois par jour ». */
  static String every(Duration rhythm) {
    var minutes = rhythm.toMinutes();
    if (minutes % 1440 == 0) {
      var days = minutes / 1440;
      return days == 1 ? "une fois par jour" : "tous les " + days + " jours";
    }
    if (minutes % 60 == 0) {
      var hours = minutes / 60;
      return hours == 1 ? "toutes les heures" : "toutes les " + hours + " heures";
    }
    return "toutes les " + minutes + " minutes";
  }

  private static String hour(LocalTime time) {
    return time.getHour()
        + " h"
        + (time.getMinute() == 0 ? "" : " %02d".formatted(time.getMinute()));
  }

  private static String day(LocalDate day, LocalDate today) {
    var number = day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth());
    var month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.FRENCH);
    return number + " " + month + (day.getYear() == today.getYear() ? "" : " " + day.getYear());
  }
}

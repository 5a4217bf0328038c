package fr.rormobile.api.offer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a unit is open, in its own time zone; {@link Opening} reads it. Minutes are those of a day,
 * from 0 to 1440, the end of the day.
 *
 * @param alwaysOpen day and night; exceptions still hold
 * @param zone IANA name
 */
public record Schedule(
    boolean alwaysOpen, String zone, List<Hours> hours, List<OpeningException> exceptions) {

  public Schedule {
    hours = List.copyOf(hours);
    exceptions = List.copyOf(exceptions);
  }

  /**
   * One stretch of a usual day.
   *
   * @param day ISO: 1 is Monday
   * @param closesMinute exclusive
   */
  public record Hours(int day, int opensMinute, int closesMinute) {}

  /**
   * Days that are not as usual.
   *
   * @param endsOn inclusive
   * @param opensMinute null, like {@code closesMinute}: closed on these days
   */
  public record OpeningException(
      LocalDate startsOn,
      LocalDate endsOn,
      @Nullable Integer opensMinute,
      @Nullable Integer closesMinute,
      @Nullable String reason) {

    boolean covers(LocalDate day) {
      return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
  }
}

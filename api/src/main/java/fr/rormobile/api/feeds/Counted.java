package fr.rormobile.api.feeds;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When the beds were counted, as a system writes it. */
sealed interface Counted {
  /** With its offset. */
  record At(Instant instant) implements Counted {
    @Override
    public Instant in(ZoneId zone) {
      return instant;
    }
  }

  /** On the clock of the place: overseas has other hours than Paris. */
  record OnTheClock(LocalDateTime time) implements Counted {
    /** In the hour that comes twice a year, the first of both. */
    @Override
    public Instant in(ZoneId zone) {
      return time.atZone(zone).toInstant();
    }
  }

  /** The moment, when the place is in that zone; exact to the microsecond. */
  Instant in(ZoneId zone);

  /** 2026-11-22T06:00:00+01:00, with Z or another offset. */
  static Optional<Counted> withOffset(String text) {
    try {
      var instant = OffsetDateTime.parse(text.strip()).toInstant();
      return Optional.of(new At(instant.truncatedTo(ChronoUnit.MICROS)));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  /**
   * As {@link #withOffset}, or on the clock: 2026-11-22T06:00, 2026-11-22 06:00:00, 22/11/2026
   * 06:00.
   */
  static Optional<Counted> anyForm(String text) {
    var exact = withOffset(text);
    if (exact.isPresent()) {
      return exact;
    }
    for (var form : Clocks.FORMS) {
      try {
        var time = LocalDateTime.parse(text.strip(), form);
        return Optional.of(new OnTheClock(time.truncatedTo(ChronoUnit.MICROS)));
      } catch (DateTimeParseException other) {
        // the next form
      }
    }
    return Optional.empty();
  }

  /** How files write a time without its offset. */
  final class Clocks {
    private static final List<DateTimeFormatter> FORMS =
        List.of(form("uuuu-MM-dd'T'HH:mm"), form("uuuu-MM-dd HH:mm"), form("dd/MM/uuuu HH:mm"));

    private Clocks() {}

    private static DateTimeFormatter form(String pattern) {
      return new DateTimeFormatterBuilder()
          .appendPattern(pattern)
          .appendPattern("[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(java.time.format.ResolverStyle.STRICT);
    }
  }
}

package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.View.FULL;
import static fr.rormobile.api.offer.View.PLUS;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contract's Unit. A null list is not part of the view; an empty one is: there is none. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitAnswer(
    String id,
    String name,
    FinessRef facility,
    @Nullable Named pole,
    @Nullable Address address,
    @Nullable CommuneAnswer commune,
    @Nullable Position position,
    List<Contact> contactPoints,
    @Nullable List<Coded> activities,
    @Nullable Coded careMode,
    @Nullable Coded activityField,
    @Nullable Coded expertiseLevel,
    @Nullable Coded offerType,
    @Nullable List<Coded> acts,
    @Nullable List<Equipment> equipment,
    @Nullable List<Coded> specialities,
    @Nullable List<Coded> patientTypes,
    @Nullable Integer ageMin,
    @Nullable Integer ageMax,
    @Nullable Boolean alwaysOpen,
    @Nullable List<Hours> openingHours,
    @Nullable List<OpeningException> openingExceptions,
    @Nullable Boolean openNow,
    @Nullable List<Closure> bedClosures,
    @Nullable Beds beds,
    long version,
    Instant updatedAt,
    String source,
    boolean demonstration) {

  static UnitAnswer of(UnitSheet unit, View view, Visibility visible, Instant now) {
    var place = unit.place();
    var codes = unit.codes();
    var schedule = unit.schedule();
    var plus = view.shows(PLUS);
    var full = view.shows(FULL);
    var today = Opening.today(schedule, now);
    return new UnitAnswer(
        unit.id(),
        unit.name(),
        unit.facility(),
        unit.pole(),
        place.address().isEmpty() ? null : place.address(),
        CommuneAnswer.of(place.locality()),
        place.position(),
        visible.of(unit.reachableBy(), Set.of(unit.facility().finess())),
        plus ? codes.activities() : null,
        plus ? codes.careMode() : null,
        plus ? codes.activityField() : null,
        plus ? codes.expertiseLevel() : null,
        plus ? codes.offerType() : null,
        full ? codes.acts() : null,
        full ? codes.equipment() : null,
        full ? codes.specialities() : null,
        plus ? codes.patientTypes() : null,
        plus ? unit.ageMin() : null,
        plus ? unit.ageMax() : null,
        plus ? schedule.alwaysOpen() : null,
        plus && !schedule.alwaysOpen() ? schedule.hours().stream().map(Hours::of).toList() : null,
        plus ? OpeningException.ahead(schedule, today) : null,
        plus ? Opening.openAt(schedule, now).orElse(null) : null,
        plus ? Closure.ahead(unit.closures(), today) : null,
        plus ? Beds.of(unit, full, now) : null,
        unit.origin().version(),
        unit.origin().updatedAt(),
        unit.origin().source(),
        unit.origin().demonstration());
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  /** The contract's OpeningHours. */
  @Serdeable
  record Hours(int day, String opens, String closes) {
    static Hours of(Schedule.Hours hours) {
      return new Hours(hours.day(), clock(hours.opensMinute()), clock(hours.closesMinute()));
    }
  }

  /** The contract's OpeningException. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OpeningException(
      LocalDate from,
      LocalDate to,
      boolean closed,
      @Nullable String opens,
      @Nullable String closes,
      @Nullable String reason) {

    /** Today's and those to come: what is past helps nobody. */
    static List<OpeningException> ahead(Schedule schedule, LocalDate today) {
      return schedule.exceptions().stream()
          .filter(exception -> !exception.endsOn().isBefore(today))
          .map(OpeningException::of)
          .toList();
    }

    private static OpeningException of(Schedule.OpeningException exception) {
      var opens = exception.opensMinute();
      var closes = exception.closesMinute();
      return new OpeningException(
          exception.startsOn(),
          exception.endsOn(),
          opens == null,
          opens == null ? null : clock(opens),
          closes == null ? null : clock(closes),
          exception.reason());
    }
  }

  /** The contract's BedClosure. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Closure(int beds, LocalDate from, @Nullable LocalDate until, @Nullable String reason) {
    static List<Closure> ahead(List<BedClosure> closures, LocalDate today) {
      return closures.stream()
          .filter(closure -> closure.endsOn() == null || !closure.endsOn().isBefore(today))
          .map(c -> new Closure(c.beds(), c.startsOn(), c.endsOn(), c.reason()))
          .toList();
    }
  }

  /** The contract's UnitBeds: lines cannot be shown without a figure they belong to. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Beds(BedAnswers.Summary summary, @Nullable List<BedAnswers.Line> lines) {
    static @Nullable Beds of(UnitSheet unit, boolean withLines, Instant now) {
      return BedFigure.of(unit.capacity())
          .map(
              figure ->
                  new Beds(
                      BedAnswers.Summary.of(figure, now),
                      withLines
                          ? unit.capacity().lines().stream().map(BedAnswers.Line::of).toList()
                          : null))
          .orElse(null);
    }
  }
}

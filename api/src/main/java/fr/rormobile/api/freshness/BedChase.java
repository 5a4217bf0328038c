package fr.rormobile.api.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is told that a facility's figures are due or overdue: enough to be of use, never a
 * storm.
 *
 * <p>The bed managers are reminded once of the same figures, before they are overdue, or as soon as
 * a tension makes them so. The referent is told of what stayed overdue although the bed managers
 * had the time to act; once until all of it is refreshed, then again after a day if it goes on.
 * What is overdue for more than a week is counted, not chased: nobody there listens, and a first
 * start on old data would tell of nothing else.
 */
final class BedChase {
  /** What is overdue for longer is not told of any more. */
  static final Duration ABANDONED_AFTER = Duration.ofDays(7);

  /** A reminder takes along what falls due for one this soon, and the next comes no sooner. */
  static final Duration GROUPED_WITHIN = Duration.ofMinutes(15);

  /** Between two notices as long as not all is refreshed. */
  static final Duration TOLD_AGAIN_AFTER = Duration.ofDays(1);

  /** Between two notices though all was refreshed meanwhile: figures due hourly change quickly. */
  static final Duration QUIET_AFTER_NOTICE = Duration.ofHours(4);

  private static final Duration SHORTEST_LEAD = Duration.ofMinutes(10);
  private static final Duration LONGEST_LEAD = Duration.ofDays(1);

  private BedChase() {}

  /**
   * The figures of one unit.
   *
   * @param validAt their age, that of their oldest part
   * @param rhythm asked of them now
   * @param level of the open plan: 0 none, 1 tension, 2 plan blanc
   * @param remindedAt when the bed managers were reminded of these very figures; null: never
   */
  record Figure(
      String unitId,
      String unitName,
      Instant validAt,
      Duration rhythm,
      int level,
      @Nullable Instant remindedAt) {

    /** From then on they are overdue. */
    Instant dueAt() {
      return validAt.plus(rhythm);
    }

    /** How long before that the bed managers are reminded: a sixth, 10 minutes to a day. */
    Duration lead() {
      var sixth = rhythm.dividedBy(6);
      return sixth.compareTo(SHORTEST_LEAD) < 0
          ? SHORTEST_LEAD
          : sixth.compareTo(LONGEST_LEAD) > 0 ? LONGEST_LEAD : sixth;
    }

    boolean isAbandoned(Instant now) {
      return now.isAfter(dueAt().plus(ABANDONED_AFTER));
    }

    private boolean awaitsReminder(Instant at) {
      return remindedAt == null && !at.isBefore(dueAt().minus(lead()));
    }

    private boolean isOverdue(Instant now) {
      return now.isAfter(dueAt());
    }

    /** Overdue, and whoever could have acted had the time for it. */
    private boolean isLate(Instant now, boolean managed) {
      return isOverdue(now)
          && (remindedAt == null ? !managed : !now.isBefore(remindedAt.plus(lead())));
    }
  }

  /**
   * What a facility was told until now.
   *
   * @param remindedAt last reminder to the bed managers; null: never
   * @param toldAt last notice to the referent; null: never
   * @param overdue the referent was told, and not all was refreshed since
   */
  record Told(@Nullable Instant remindedAt, @Nullable Instant toldAt, boolean overdue) {
    static final Told NOTHING = new Told(null, null, false);
  }

  /**
   * Whom a message would reach.
   *
   * @param managed the facility has bed managers
   * @param referred it has a referent, or a director instead
   */
  record Reach(boolean managed, boolean referred) {}

  /**
   * What is to be done now.
   *
   * @param remind figures to remind the bed managers of, by due time; empty: no reminder
   * @param tell overdue figures to tell the referent of, by due time; empty: no notice
   * @param overdue what {@link Told#overdue} is from now on
   */
  record Plan(List<Figure> remind, List<Figure> tell, boolean overdue) {
    boolean changes(Told told) {
      return !remind.isEmpty() || !tell.isEmpty() || overdue != told.overdue();
    }
  }

  /**
   * @param figures of one facility
   */
  static Plan plan(Instant now, List<Figure> figures, Told told, Reach reach) {
    var chased =
        figures.stream()
            .filter(figure -> !figure.isAbandoned(now))
            .sorted(Comparator.comparing(Figure::dueAt).thenComparing(Figure::unitName))
            .toList();
    var remind = reach.managed() ? toRemind(now, chased, told) : List.<Figure>of();
    var tell = reach.referred() ? toTell(now, chased, told, reach) : List.<Figure>of();
    var any = chased.stream().anyMatch(figure -> figure.isOverdue(now));
    return new Plan(remind, tell, any && (told.overdue() || !tell.isEmpty()));
  }

  private static List<Figure> toRemind(Instant now, List<Figure> chased, Told told) {
    var last = told.remindedAt();
    var quiet = last != null && now.isBefore(last.plus(GROUPED_WITHIN));
    if (quiet || chased.stream().noneMatch(figure -> figure.awaitsReminder(now))) {
      return List.of();
    }
    var soon = now.plus(GROUPED_WITHIN);
    return chased.stream().filter(figure -> figure.awaitsReminder(soon)).toList();
  }

  private static List<Figure> toTell(Instant now, List<Figure> chased, Told told, Reach reach) {
    var last = told.toldAt();
    var pause = told.overdue() ? TOLD_AGAIN_AFTER : QUIET_AFTER_NOTICE;
    if (last != null && now.isBefore(last.plus(pause))) {
      return List.of();
    }
    return chased.stream().filter(figure -> figure.isLate(now, reach.managed())).toList();
  }
}

package fr.rormobile.api.totals;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.totals.HistoryStore.Position;
import fr.rormobile.api.totals.HistoryStore.Subject;
import fr.rormobile.api.totals.HistoryWire.Answer;
import fr.rormobile.api.totals.HistoryWire.Point;
import fr.rormobile.api.totals.HistoryWire.Report;
import fr.rormobile.api.totals.HistoryWire.Reports;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How beds went, and who said so: as it is known now, or as it was known at some moment. */
@Singleton
class History {
  private final Jdbi jdbi;
  private final HistoryStore store;
  private final Clock clock;

  History(Jdbi jdbi, HistoryStore store, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Exactly one of unit and facility is given.
   *
   * @param discipline of a facility; null: all
   * @param knownAt null: now; later than now counts as now
   */
  record Asked(
      @Nullable String unit,
      @Nullable String facility,
      @Nullable String discipline,
      Curve.Period period,
      @Nullable Instant knownAt,
      @Nullable String cursor,
      int size) {}

  Answer read(Asked asked, Visibility visibility) {
    return jdbi.inTransaction(handle -> read(handle, asked, visibility));
  }

  private Answer read(Handle handle, Asked asked, Visibility visibility) {
    var subject = subject(handle, asked, visibility);
    var units =
        subject.unit() != null
            ? List.of(subject.unit())
            : store.unitsOf(
                handle, subject.facility(), asked.discipline(), visibility.seesConfidentialUnits());
    var now = clock.instant();
    var end = asked.knownAt() == null || asked.knownAt().isAfter(now) ? now : asked.knownAt();
    var start = asked.period().start(end);
    var points = Curve.of(store.reports(handle, units, start, end, end), asked.period(), end);
    return new Answer(
        subject.unit(),
        subject.facility(),
        subject.name(),
        start,
        end,
        end,
        asked.period().stepMinutes(),
        units.size(),
        points.stream().map(Point::of).toList(),
        subject.unit() == null ? null : reports(handle, subject.unit(), asked, start, end));
  }

  private Subject subject(Handle handle, Asked asked, Visibility visibility) {
    if (asked.facility() != null) {
      return store
          .findFacility(handle, asked.facility())
          .orElseThrow(() -> ProblemException.notFound("Cet établissement n'existe pas ou plus."));
    }
    return store
        .findUnit(handle, asked.unit() == null ? "" : asked.unit())
        .filter(unit -> visibility.seesUnit(unit.confidential(), unit.facility()))
        .orElseThrow(() -> ProblemException.notFound("Cette unité n'existe pas ou plus."));
  }

  private Reports reports(Handle handle, String unit, Asked asked, Instant start, Instant end) {
    var size = asked.size();
    var found = store.list(handle, unit, start, end, end, position(asked.cursor()), size + 1);
    var shown = found.subList(0, Math.min(size, found.size()));
    return new Reports(
        shown.stream().map(Report::of).toList(),
        found.size() > size
            ? Cursors.of(shown.getLast().report().validAt().toString(), "" + shown.getLast().id())
            : null);
  }

  private static @Nullable Position position(@Nullable String cursor) {
    var keys = Cursors.keys(cursor, 2);
    try {
      return keys.isEmpty()
          ? null
          : new Position(Instant.parse(keys.getFirst()), Long.parseLong(keys.getLast()));
    } catch (DateTimeException | NumberFormatException notOurs) {
      throw Cursors.refused();
    }
  }
}

package fr.rormobile.api.entries;

import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.beds.UnitCapacity;
import fr.rormobile.api.offer.Visibility;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A unit's beds for whoever is about to change them. */
@Singleton
class UnitStates {
  private final Jdbi jdbi;
  private final EntryRows rows;
  private final BedReader beds;
  private final Clock clock;

  UnitStates(Jdbi jdbi, EntryRows rows, BedReader beds, Clock clock) {
    this.jdbi = jdbi;
    this.rows = rows;
    this.beds = beds;
    this.clock = clock;
  }

  /**
   * Version first, figures after it: an entry in between makes the version too old, so what is
   * written on it is refused, never the other way round.
   *
   * @return empty: there is none, or the caller may not know of it
   */
  Optional<EntryWire.State> find(String unitId, Visibility visible) {
    Optional<EntryRows.Report> report =
        jdbi.withHandle(
            handle ->
                knows(handle, unitId, visible) ? rows.report(handle, unitId) : Optional.empty());
    return report.map(
        last ->
            state(unitId, last, beds.capacities(List.of(unitId)).getOrDefault(unitId, none(last))));
  }

  /** Whether there is such a unit, and the caller may know of it. */
  boolean knows(String unitId, Visibility visible) {
    return jdbi.withHandle(handle -> knows(handle, unitId, visible));
  }

  private boolean knows(Handle handle, String unitId, Visibility visible) {
    var unit = rows.units(handle, List.of(unitId)).get(unitId);
    return unit != null && visible.seesUnit(unit.confidential(), unit.facility());
  }

  private static UnitCapacity none(EntryRows.Report last) {
    return new UnitCapacity(List.of(), Duration.ofMinutes(last.expectedMinutes()));
  }

  private EntryWire.State state(String unitId, EntryRows.Report last, UnitCapacity capacity) {
    var now = clock.instant();
    var figure = BedFigure.of(capacity);
    return new EntryWire.State(
        unitId,
        last.bedZone(),
        last.version(),
        null,
        figure.map(of -> BedAnswers.Summary.of(of, now)).orElse(null),
        capacity.lines().isEmpty()
            ? null
            : capacity.lines().stream().map(BedAnswers.Line::of).toList(),
        capacity.expectedEvery().toMinutes(),
        figure.map(of -> of.updatedAt().plus(of.expectedEvery())).orElse(null),
        last.at(),
        last.author(),
        last.note());
  }
}

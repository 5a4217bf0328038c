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
    var report =
        jdbi.withHandle(
            handle ->
                Optional.ofNullable(rows.units(handle, List.of(unitId)).get(unitId))
                    .filter(unit -> visible.seesUnit(unit.confidential(), unit.facility()))
                    .flatMap(unit -> rows.report(handle, unitId)));
    return report.map(
        last ->
            state(unitId, last, beds.capacities(List.of(unitId)).getOrDefault(unitId, none(last))));
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

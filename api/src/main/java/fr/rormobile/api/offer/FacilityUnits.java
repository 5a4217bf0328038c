package fr.rormobile.api.offer;

import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.territory.FoldedName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The units of one facility, as far as a caller may know of them: counted, summed, listed. */
@Singleton
class FacilityUnits {
  private static final Comparator<Key> BY_POLE_THEN_NAME =
      Comparator.comparing(Key::pole).thenComparing(Key::name).thenComparing(Key::id);

  private final OfferReader offer;
  private final BedReader beds;
  private final Clock clock;

  FacilityUnits(OfferReader offer, BedReader beds, Clock clock) {
    this.offer = offer;
    this.beds = beds;
    this.clock = clock;
  }

  /** How many, and their beds together; no beds when no unit says anything about its own. */
  Totals totals(String finess, Visibility visible) {
    var ids = visibleKeys(finess, visible).map(UnitKey::id).toList();
    var capacities = beds.capacities(ids).values();
    var withBeds = capacities.stream().filter(of -> BedFigure.of(of).isPresent()).count();
    var now = clock.instant();
    return new Totals(
        new FacilityAnswer.UnitCounts(ids.size(), Math.toIntExact(withBeds)),
        BedFigure.ofAll(capacities).map(figure -> BedAnswers.Summary.of(figure, now)).orElse(null));
  }

  /**
   * By pole, units without one last, then by name.
   *
   * <p>The keys of all units of the facility are put in order here and not in SQL: the database's
   * collation is not ours to choose, and a facility has hundreds of them at most.
   */
  UnitPage page(String finess, Visibility visible, @Nullable String cursor, int size) {
    var after = after(cursor);
    var rest =
        visibleKeys(finess, visible)
            .map(Key::of)
            .filter(key -> after == null || BY_POLE_THEN_NAME.compare(key, after) > 0)
            .sorted(BY_POLE_THEN_NAME)
            .limit(size + 1L)
            .toList();
    var shown = rest.size() > size ? rest.subList(0, size) : rest;
    var now = clock.instant();
    var units =
        offer.listUnits(shown.stream().map(Key::id).toList()).stream()
            .collect(Collectors.toMap(UnitSheet::id, unit -> UnitPage.Line.of(unit, now)));
    return new UnitPage(
        shown.stream().map(Key::id).filter(units::containsKey).map(units::get).toList(),
        rest.size() > size ? shown.getLast().cursor() : null);
  }

  private java.util.stream.Stream<UnitKey> visibleKeys(String finess, Visibility visible) {
    return offer.listUnitKeys(finess).stream()
        .filter(key -> visible.seesUnit(key.confidential(), finess));
  }

  private static @Nullable Key after(@Nullable String cursor) {
    var keys = Cursors.keys(cursor, 3);
    return keys.isEmpty() ? null : new Key(keys.get(0), keys.get(1), keys.get(2));
  }

  record Totals(FacilityAnswer.UnitCounts counts, BedAnswers.@Nullable Summary beds) {}

  private record Key(String pole, String name, String id) {
    /** Sorts behind every folded name. */
    private static final String NO_POLE = "~";

    static Key of(UnitKey unit) {
      var pole = unit.pole() == null ? NO_POLE : FoldedName.of(unit.pole());
      return new Key(pole, FoldedName.of(unit.name()), unit.id());
    }

    String cursor() {
      return Cursors.of(pole, name, id);
    }
  }
}

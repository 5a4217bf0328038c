package fr.rormobile.api.totals;

import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.territory.FoldedName;
import fr.rormobile.api.totals.TotalsWire.Expected;
import fr.rormobile.api.totals.TotalsWire.Group;
import fr.rormobile.api.totals.TotalsWire.Page;
import fr.rormobile.api.totals.TotalsWire.Total;
import fr.rormobile.api.totals.TotalsWire.Unit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Groups of units with what they have, page by page, in the order of their names.
 *
 * <p>The first page reads all units that the filter lets through, because it says their total; the
 * next ones read those of their groups alone.
 */
@Singleton
class BedGroups {
  /** Under one group; a person who needs more asks for that group alone, or exports. */
  static final int MOST_UNITS = 50;

  private static final Comparator<GroupBy.Key> ORDER =
      Comparator.comparing((GroupBy.Key key) -> key.id().equals(GroupBy.NONE))
          .thenComparing(key -> FoldedName.of(key.label()))
          .thenComparing(GroupBy.Key::label)
          .thenComparing(GroupBy.Key::id);

  private final Jdbi jdbi;
  private final CountedUnits units;
  private final Clock clock;

  BedGroups(Jdbi jdbi, CountedUnits units, Clock clock) {
    this.jdbi = jdbi;
    this.units = units;
    this.clock = clock;
  }

  /**
   * @param filter of the query, as far as the caller sees
   * @param cursor null: the first page
   */
  Page page(BedQuery query, UnitFilter filter, @Nullable String cursor, int size) {
    var by = query.byOr(GroupBy.FACILITY);
    var after = Cursors.keys(cursor, 2);
    var from = after.isEmpty() ? null : new GroupBy.Key(after.getLast(), after.getFirst());
    var now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          var keys =
              units.groups(handle, filter, by).stream()
                  .sorted(ORDER)
                  .filter(key -> from == null || ORDER.compare(key, from) > 0)
                  .toList();
          var shown = keys.subList(0, Math.min(size, keys.size()));
          var wanted = from == null ? filter : filter.only(by, ids(shown));
          var folded = new Fold(query, by, now, ids(shown));
          units.read(handle, wanted, query.forecast(), folded::add);
          return new Page(
              by.onTheWire(),
              filter.nature(),
              from == null ? Total.of(folded.total) : null,
              from == null ? Expected.of(folded.forecasts) : null,
              shown.stream().map(folded::group).toList(),
              keys.size() > size
                  ? Cursors.of(shown.getLast().label(), shown.getLast().id())
                  : null);
        });
  }

  /** One group with its sum, for a table. */
  record Sum(GroupBy.Key key, Totals totals) {}

  /** All of them, in the order of their names. */
  List<Sum> all(GroupBy by, UnitFilter filter) {
    var now = clock.instant();
    var sums = new TreeMap<GroupBy.Key, Totals>(ORDER);
    jdbi.useHandle(
        handle ->
            units.read(
                handle,
                filter,
                false,
                unit ->
                    sums.merge(
                        by.of(unit),
                        Totals.of(unit.capacity(), filter.nature(), now),
                        Totals::plus)));
    return sums.entrySet().stream().map(sum -> new Sum(sum.getKey(), sum.getValue())).toList();
  }

  private static List<String> ids(List<GroupBy.Key> keys) {
    return keys.stream().map(GroupBy.Key::id).toList();
  }

  /** What is added up while units go by. */
  private static final class Fold {
    private final BedQuery query;
    private final GroupBy by;
    private final Instant now;
    private final Map<String, Totals> totals = new HashMap<>();
    private final Map<String, Forecasts> expected = new HashMap<>();
    private final Map<String, List<CountedUnit>> under = new HashMap<>();
    private Totals total = Totals.NONE;
    private @Nullable Forecasts forecasts;

    Fold(BedQuery query, GroupBy by, Instant now, List<String> shown) {
      this.query = query;
      this.by = by;
      this.now = now;
      this.forecasts = query.forecast() ? Forecasts.NONE : null;
      shown.forEach(id -> under.put(id, new ArrayList<>()));
    }

    void add(CountedUnit unit) {
      var id = by.of(unit).id();
      var its = Totals.of(unit.capacity(), query.filter().nature(), now);
      total = total.plus(its);
      totals.merge(id, its, Totals::plus);
      if (forecasts != null) {
        var later = Forecasts.of(unit.capacity(), query.filter().nature(), now);
        forecasts = forecasts.plus(later);
        expected.merge(id, later, Forecasts::plus);
      }
      var listed = under.get(id);
      if (query.detail() && listed != null) {
        listed.add(unit);
      }
    }

    Group group(GroupBy.Key key) {
      var its = under.getOrDefault(key.id(), List.of());
      var more = its.size() - MOST_UNITS;
      return new Group(
          key.id(),
          key.label(),
          Total.of(totals.getOrDefault(key.id(), Totals.NONE)),
          Expected.of(expected.get(key.id())),
          query.detail() ? listed(its) : null,
          query.detail() && more > 0 ? Integer.valueOf(more) : null);
    }

    private List<Unit> listed(List<CountedUnit> its) {
      return its.stream()
          .sorted(
              Comparator.comparing((CountedUnit unit) -> FoldedName.of(unit.name()))
                  .thenComparing(CountedUnit::id))
          .limit(MOST_UNITS)
          .map(unit -> Unit.of(unit, query.filter().nature(), now))
          .toList();
    }
  }
}

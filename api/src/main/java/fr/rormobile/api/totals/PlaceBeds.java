package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine.Nature;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The beds of one discipline group, facility by facility. */
@Singleton
public final class PlaceBeds {
  private final CountedUnits units;
  private final Clock clock;

  PlaceBeds(CountedUnits units, Clock clock) {
    this.units = units;
    this.clock = clock;
  }

  /**
   * @param facilities FINESS numbers, at least one
   * @param confidential whether confidential units count
   * @return by FINESS number; a facility without a unit of the group is absent
   */
  public Map<String, Totals> read(
      Handle handle, String group, Collection<String> facilities, boolean confidential) {
    var now = clock.instant();
    var totals = new HashMap<String, Totals>();
    var filter =
        UnitFilter.ALL_BEDS
            .seenWith(null, confidential)
            .only(GroupBy.FACILITY, facilities)
            .only(GroupBy.DISCIPLINE, List.of(group));
    units.read(
        handle,
        filter,
        false,
        unit ->
            totals.merge(
                unit.facility().id(), Totals.of(unit.capacity(), Nature.BED, now), Totals::plus));
    return totals;
  }
}

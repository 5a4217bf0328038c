package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine.Nature;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which units count. An empty set: whichever.
 *
 * @param scope FINESS numbers beyond which the caller may not see, null: no such bound
 * @param sector null: all
 * @param temperature null: all
 * @param nature never both: a bed and a place are not the same thing (R329)
 * @param confidential whether confidential units count
 */
record UnitFilter(
    Set<String> regions,
    Set<String> departments,
    Set<String> facilities,
    Set<String> disciplines,
    Set<String> types,
    @Nullable Set<String> scope,
    @Nullable Sector sector,
    @Nullable Temperature temperature,
    Nature nature,
    boolean confidential) {

  static final UnitFilter ALL_BEDS =
      new UnitFilter(
          Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, Nature.BED, true);

  UnitFilter {
    regions = Set.copyOf(regions);
    departments = Set.copyOf(departments);
    facilities = Set.copyOf(facilities);
    disciplines = Set.copyOf(disciplines);
    types = Set.copyOf(types);
    scope = scope == null ? null : Set.copyOf(scope);
  }

  /** As this, for a caller who sees this much. */
  UnitFilter seenWith(@Nullable Set<String> bound, boolean seesConfidential) {
    return new UnitFilter(
        regions,
        departments,
        facilities,
        disciplines,
        types,
        bound,
        sector,
        temperature,
        nature,
        seesConfidential);
  }

  /** Only those of these groups; as it is where none is named, or one has no code to look for. */
  UnitFilter only(GroupBy by, Collection<String> ids) {
    var these = new TreeSet<>(ids);
    if (by == GroupBy.POLE || these.isEmpty() || these.contains(GroupBy.NONE)) {
      return this;
    }
    return new UnitFilter(
        by == GroupBy.REGION ? these : regions,
        by == GroupBy.DEPARTMENT ? these : departments,
        by == GroupBy.FACILITY ? these : facilities,
        by == GroupBy.DISCIPLINE ? these : disciplines,
        by == GroupBy.UNIT_TYPE ? these : types,
        scope,
        sector,
        temperature,
        nature,
        confidential);
  }
}

package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.totals.SolidarityStore.Link;
import fr.rormobile.api.totals.SolidarityStore.Need;
import fr.rormobile.api.totals.SolidarityStore.Place;
import fr.rormobile.api.totals.SolidarityWire.Answer;
import fr.rormobile.api.totals.SolidarityWire.Partner;
import fr.rormobile.api.totals.SolidarityWire.Tension;
import fr.rormobile.api.totals.TotalsWire.FinessRef;
import fr.rormobile.api.totals.TotalsWire.Range;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The beds that open tensions can count on: their own, and those of their partners, each once.
 *
 * <p>Only what is surely free is shared out. All open tensions take part, those of other places
 * than were asked for too, since they count on the same beds; drills do not. A partner that is
 * itself in tension in that discipline keeps its beds for itself.
 */
@Singleton
class Solidarity {
  private final Jdbi jdbi;
  private final SolidarityStore store;
  private final CountedUnits units;
  private final Clock clock;

  Solidarity(Jdbi jdbi, SolidarityStore store, CountedUnits units, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.units = units;
    this.clock = clock;
  }

  /** Empty sets: everywhere. */
  Answer read(Set<String> departments, Set<String> regions, boolean confidential) {
    return jdbi.inTransaction(
        handle -> {
          var needs = store.openTensions(handle);
          var links = store.links(handle, needs.keySet());
          var totals = totals(handle, needs.keySet(), links, confidential);
          var shown =
              needs.values().stream()
                  .filter(need -> departments.isEmpty() || departments.contains(need.department()))
                  .filter(need -> regions.isEmpty() || regions.contains(need.region()))
                  .toList();
          return new Shares(needs, links, totals).answer(shown);
        });
  }

  private Map<Place, Totals> totals(
      Handle handle, Collection<Place> needs, List<Link> links, boolean confidential) {
    var places = new HashSet<>(needs);
    links.forEach(link -> places.add(link.partner()));
    var totals = new HashMap<Place, Totals>();
    if (places.isEmpty()) {
      return totals;
    }
    var now = clock.instant();
    var filter =
        UnitFilter.ALL_BEDS
            .seenWith(null, confidential)
            .only(GroupBy.FACILITY, places.stream().map(Place::facility).toList())
            .only(GroupBy.DISCIPLINE, places.stream().map(Place::group).toList());
    units.read(
        handle,
        filter,
        false,
        unit -> {
          var discipline = unit.discipline();
          if (discipline != null) {
            totals.merge(
                new Place(unit.facility().id(), discipline.id()),
                Totals.of(unit.capacity(), Nature.BED, now),
                Totals::plus);
          }
        });
    return totals;
  }

  /** What each gets, and what that adds up to. */
  private static final class Shares {
    private final Map<Place, Need> needs;
    private final Map<Place, List<Link>> linksOf = new LinkedHashMap<>();
    private final Map<Place, Totals> totals;
    private final Map<String, Integer> beds = new TreeMap<>();
    private final Map<String, Set<String>> seekers = new TreeMap<>();
    private final Assignment assignment;

    Shares(Map<Place, Need> needs, List<Link> links, Map<Place, Totals> totals) {
      this.needs = needs;
      this.totals = totals;
      for (var link : links) {
        linksOf.computeIfAbsent(link.from(), from -> new ArrayList<>()).add(link);
        beds.put(link.partner().key(), free(link.partner()));
        seekers
            .computeIfAbsent(link.from().key(), from -> new TreeSet<>())
            .add(link.partner().key());
      }
      this.assignment = Assignment.of(beds, seekers);
    }

    private Totals totals(Place place) {
      return totals.getOrDefault(place, Totals.NONE);
    }

    /** Surely free, and not needed there. */
    private int free(Place partner) {
      return needs.containsKey(partner) ? 0 : totals(partner).available().min();
    }

    Answer answer(List<Need> shown) {
      var own =
          shown.stream()
              .map(need -> totals(need.place()).available())
              .reduce(Interval.ZERO, Interval::plus);
      var counted =
          shown.stream()
              .flatMap(need -> linksOf.getOrDefault(need.place(), List.of()).stream())
              .map(Link::partner)
              .distinct()
              .mapToInt(this::free)
              .sum();
      return new Answer(
          shown.stream().map(this::tension).toList(), Range.of(own), counted, own.min() + counted);
    }

    private Tension tension(Need need) {
      var links = linksOf.getOrDefault(need.place(), List.of());
      var partners = links.stream().map(this::partner).toList();
      var shared = partners.stream().filter(Partner::contested).mapToInt(Partner::free).sum();
      return new Tension(
          need.tensions(),
          new FinessRef(need.place().facility(), need.facilityName()),
          new TotalsWire.Labelled(need.place().group(), need.groupLabel()),
          Range.of(totals(need.place()).available()),
          partners,
          partners.stream().mapToInt(Partner::free).sum(),
          shared,
          assignment.countOf(need.place().key()),
          shared > 0);
    }

    private Partner partner(Link link) {
      var others =
          seekers.entrySet().stream()
              .filter(seeker -> !seeker.getKey().equals(link.from().key()))
              .filter(seeker -> seeker.getValue().contains(link.partner().key()))
              .count();
      var free = free(link.partner());
      return new Partner(
          new FinessRef(link.partner().facility(), link.partnerName()),
          Range.of(totals(link.partner()).available()),
          free,
          assignment.of(link.from().key()).getOrDefault(link.partner().key(), 0),
          needs.containsKey(link.partner()),
          others > 0 && free > 0);
    }
  }
}

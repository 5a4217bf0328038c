package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.BedState;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.beds.UnitCapacity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A region is invented with what is truly there, and told of in reports that are late, partial, out
 * of order, or missing. What is announced must hold the truth every time.
 */
class TrueTotalsTest {
  private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z"); // clocks change tonight
  private static final int REGIONS = 3_000;

  @Test
  void theAnnouncedIntervalAlwaysHoldsTheTrueTotal() {
    var seed = seed();
    var random = new Random(seed);
    for (var region = 0; region < REGIONS; region++) {
      var units = invent(random);
      var truth = new Truth();
      var said = Totals.NONE;
      for (var unit : units) {
        truth.add(unit.history.getLast());
        said = said.plus(Totals.of(unit.told(random), Nature.BED, NOW));
      }

      var where = "seed " + seed + ", region " + region + ": " + said + " " + truth;
      assertThat(said.units()).isEqualTo(units.size());
      assertThat(said.installed().contains(truth.installed)).as(where).isTrue();
      assertThat(said.operational().contains(truth.operational)).as(where).isTrue();
      assertThat(said.available().contains(truth.women + truth.men)).as(where).isTrue();
      assertThat(said.female().contains(truth.women)).as(where).isTrue();
      assertThat(said.male().contains(truth.men)).as(where).isTrue();
      assertThat(said.occupied().contains(truth.occupied)).as(where).isTrue();
      assertThat(said.remainingToMobilise().contains(truth.remaining)).as(where).isTrue();
      if (truth.operational > 0) {
        var share = said.occupancy().orElseThrow();
        var occupancy = 100.0 * truth.occupied / truth.operational;
        assertThat(occupancy).as(where).isBetween(share.min(), share.max());
      }
    }
  }

  @Test
  void theIntervalsOfGroupsAddUpToThatOfTheWholeWhateverTheOrder() {
    var seed = seed();
    var random = new Random(seed);
    for (var round = 0; round < 300; round++) {
      var each = new ArrayList<Totals>();
      var groups = new HashMap<Integer, Totals>();
      for (var unit : invent(random)) {
        var its = Totals.of(unit.told(random), Nature.BED, NOW);
        each.add(its);
        groups.merge(random.nextInt(3), its, Totals::plus);
      }
      Collections.shuffle(each, random);

      var whole = each.stream().reduce(Totals.NONE, Totals::plus);

      assertThat(groups.values().stream().reduce(Totals.NONE, Totals::plus))
          .as("seed " + seed)
          .isEqualTo(whole);
    }
  }

  private static long seed() {
    var seed = Long.getLong("seed", new Random().nextLong(1_000_000));
    System.out.println("TrueTotalsTest: -Dseed=" + seed);
    return seed;
  }

  private static List<Unit> invent(Random random) {
    var units = new ArrayList<Unit>();
    for (var n = random.nextInt(7); n >= 0; n--) {
      units.add(new Unit("u" + n, random));
    }
    return units;
  }

  /** What is there: free and occupied beds are operational ones, some are neither (reserved). */
  private record There(
      int installed,
      int reopenable,
      int shut,
      int mobilised,
      int mobilisable,
      int women,
      int men,
      int occupied) {

    static There any(Random random, int installed, int additional) {
      var reopenable = random.nextInt(installed + 1);
      var shut = random.nextInt(installed - reopenable + 1);
      var mobilised = random.nextInt(additional + 1);
      return patients(random, installed, reopenable, shut, mobilised, additional - mobilised);
    }

    private static There patients(
        Random random, int installed, int reopenable, int shut, int mobilised, int mobilisable) {
      var operational = installed - reopenable - shut + mobilised;
      var occupied = random.nextInt(operational + 1);
      var free = random.nextInt(operational - occupied + 1);
      var women = random.nextInt(free + 1);
      return new There(
          installed, reopenable, shut, mobilised, mobilisable, women, free - women, occupied);
    }

    int operational() {
      return installed - reopenable - shut + mobilised;
    }
  }

  private static final class Truth {
    int installed;
    int operational;
    int women;
    int men;
    int occupied;
    int remaining;

    void add(There there) {
      installed += there.installed();
      operational += there.operational();
      women += there.women();
      men += there.men();
      occupied += there.occupied();
      remaining += there.reopenable() + there.mobilisable();
    }

    @Override
    public String toString() {
      return "truth: %d installed, %d operational, %d+%d free, %d occupied, %d to mobilise"
          .formatted(installed, operational, women, men, occupied, remaining);
    }
  }

  /** A unit, and what was reported of it; things change after a figure is out of its rhythm. */
  private static final class Unit {
    final String id;
    final Duration rhythm;
    final List<There> history = new ArrayList<>();
    final List<BedReport> reports = new ArrayList<>();

    Unit(String id, Random random) {
      this.id = id;
      this.rhythm = Duration.ofMinutes(List.of(60, 720, 1440).get(random.nextInt(3)));
      var installed = random.nextInt(20);
      var times = random.nextInt(4);
      var additional =
          times == 0 ? 0 : random.nextInt(4); // beds nobody ever spoke of have no bound
      var there = There.any(random, installed, additional);
      history.add(there);
      var saysInstalled = random.nextInt(5) > 0;
      if (saysInstalled) {
        report(NOW.minus(Duration.ofDays(300)), Map.of(group(Status.INSTALLED), of(installed)));
      }
      var ages = new ArrayList<Duration>();
      for (var n = times; n > 0; n--) {
        ages.add(rhythm.multipliedBy(random.nextInt(400)).dividedBy(100));
      }
      ages.sort(Collections.reverseOrder());
      for (var age : ages) {
        there = age.compareTo(rhythm) > 0 ? There.any(random, installed, additional) : there;
        history.add(there);
        report(NOW.minus(age), all(there, saysInstalled, installed + additional));
        if (age.compareTo(rhythm) <= 0) {
          there = onlySome(random, there, age);
        }
      }
      if (ages.isEmpty() || ages.getLast().compareTo(rhythm) > 0) {
        history.add(There.any(random, installed, additional)); // overdue: anything may be true now
      }
    }

    /** Later a feed counts free beds, and no one else anything. */
    private There onlySome(Random random, There before, Duration age) {
      if (random.nextBoolean() || age.isZero()) {
        return before;
      }
      report(NOW.minus(age.dividedBy(2)), Map.of(group(Status.AVAILABLE), free(before)));
      return before;
    }

    private void report(Instant at, Map<Group, List<Count>> groups) {
      reports.add(
          new BedReport(
              id, at, NOW, BedSource.DPI, BedReport.Channel.FEED, null, null, null, groups));
    }

    private static Map<Group, List<Count>> all(There there, boolean installed, int most) {
      var groups = new HashMap<Group, List<Count>>();
      if (installed) {
        groups.put(group(Status.INSTALLED), of(there.installed()));
      }
      groups.put(group(Status.AVAILABLE), free(there));
      if (most % 3 != 0) { // some never say
        groups.put(group(Status.OCCUPIED), of(there.occupied()));
      }
      groups.put(
          group(Status.CLOSED),
          List.of(
              new Count(null, ClosingType.REOPENABLE, null, null, null, there.reopenable()),
              new Count(null, ClosingType.NOT_REOPENABLE, null, null, null, there.shut())));
      groups.put(
          group(Status.ADDITIONAL),
          List.of(
              new Count(null, null, AdditionalType.MOBILISED, null, null, there.mobilised()),
              new Count(
                  null,
                  null,
                  AdditionalType.MOBILISABLE_WITH_STAFF,
                  null,
                  null,
                  there.mobilisable())));
      return groups;
    }

    private static List<Count> free(There there) {
      return List.of(Count.of(Gender.FEMALE, there.women()), Count.of(Gender.MALE, there.men()));
    }

    private static List<Count> of(int number) {
      return List.of(Count.of(number));
    }

    private static Group group(Status status) {
      return new Group(Nature.BED, status, Horizon.NOW);
    }

    /** The reports in any order. */
    UnitCapacity told(Random random) {
      var late = new ArrayList<>(reports);
      Collections.shuffle(late, random);
      var state = BedState.empty(id);
      for (var report : late) {
        state = state.with(report);
      }
      return new UnitCapacity(state.lines(), rhythm);
    }
  }
}

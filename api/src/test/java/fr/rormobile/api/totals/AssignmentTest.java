package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  @Test
  void aBedThatTwoCountOnIsGivenOnce() {
    var shares =
        Assignment.of(Map.of("tours", 3), Map.of("a", Set.of("tours"), "b", Set.of("tours")));

    assertThat(shares.countOf("a")).isEqualTo(2);
    assertThat(shares.countOf("b")).isEqualTo(1);
  }

  @Test
  void whoeverHasOtherPartnersLeavesTheOnlyOneToThoseWhoHaveNone() {
    var shares =
        Assignment.of(
            Map.of("chartres", 4, "tours", 2),
            Map.of("a", Set.of("chartres", "tours"), "b", Set.of("tours")));

    assertThat(shares.of("a")).containsOnly(Map.entry("chartres", 4));
    assertThat(shares.of("b")).containsOnly(Map.entry("tours", 2));
  }

  @Test
  void bedsWanderAlongChainsOfPartners() {
    // a and b share p, b and c share q: c has nothing unless b gives way, and b unless a does.
    var shares =
        Assignment.of(
            Map.of("o", 3, "p", 2, "q", 2),
            Map.of("a", Set.of("o", "p"), "b", Set.of("p", "q"), "c", Set.of("q")));

    assertThat(List.of(shares.countOf("a"), shares.countOf("b"), shares.countOf("c")))
        .isEqualTo(List.of(3, 2, 2));
  }

  @Test
  void noBedIsGivenTwiceAllAreGivenAndNobodyCouldHaveMoreAtTheCostOfOneWhoHasNoLess() {
    var seed = Long.getLong("seed", new Random().nextLong(1_000_000));
    System.out.println("AssignmentTest: -Dseed=" + seed);
    var random = new Random(seed);
    for (var round = 0; round < 500; round++) {
      var beds = new HashMap<String, Integer>();
      for (var place = random.nextInt(6); place >= 0; place--) {
        beds.put("p" + place, random.nextInt(9));
      }
      var seekers = seekers(random, beds.keySet());

      var shares = Assignment.of(beds, seekers);

      holds(beds, seekers, shares, "seed " + seed + " round " + round);
      assertThat(shares.countOf("s0"))
          .isEqualTo(Assignment.of(new HashMap<>(beds), new HashMap<>(seekers)).countOf("s0"));
    }
  }

  /** Held against every way there is of giving the beds out. */
  @Test
  void noOtherWayOfGivingThemOutLeavesThePoorestWithMore() {
    var random = new Random(7);
    for (var round = 0; round < 200; round++) {
      var beds = Map.of("p0", random.nextInt(4), "p1", random.nextInt(3), "p2", random.nextInt(3));
      var seekers = seekers(random, beds.keySet());
      var best = new ArrayList<List<Integer>>();
      giveEach(units(beds, seekers), 0, new HashMap<>(), seekers, best);

      var shares = Assignment.of(beds, seekers);

      assertThat(seekers.keySet().stream().map(shares::countOf).sorted().toList())
          .as("round " + round)
          .isEqualTo(best.getFirst());
    }
  }

  private static Map<String, Set<String>> seekers(Random random, Set<String> places) {
    var seekers = new HashMap<String, Set<String>>();
    for (var seeker = random.nextInt(4); seeker >= 0; seeker--) {
      var its = new HashSet<String>();
      places.forEach(
          place -> {
            if (random.nextInt(5) < 2) {
              its.add(place);
            }
          });
      seekers.put("s" + seeker, its);
    }
    return seekers;
  }

  private static void holds(
      Map<String, Integer> beds, Map<String, Set<String>> seekers, Assignment shares, String as) {
    var givenAway = new HashMap<String, Integer>();
    seekers.forEach(
        (seeker, places) -> {
          var its = shares.of(seeker);
          assertThat(places).as(as).containsAll(its.keySet());
          its.forEach((place, count) -> givenAway.merge(place, count, Integer::sum));
        });
    var counted = new HashSet<String>();
    seekers.values().forEach(counted::addAll);
    beds.forEach(
        (place, count) ->
            assertThat(givenAway.getOrDefault(place, 0))
                .as(as + " " + place)
                .isEqualTo(counted.contains(place) ? count : 0));
    seekers.keySet().forEach(seeker -> poorerWhoCouldTakeFrom(seekers, shares, seeker, as));
  }

  /** Along any chain of places: whoever is at its end has at least as much, but for one bed. */
  private static void poorerWhoCouldTakeFrom(
      Map<String, Set<String>> seekers, Assignment shares, String rich, String as) {
    var reached = new HashSet<>(Set.of(rich));
    for (var grown = true; grown; ) {
      grown = false;
      for (var holder : List.copyOf(reached)) {
        for (var place : shares.of(holder).keySet()) {
          for (var other : seekers.entrySet()) {
            grown |= other.getValue().contains(place) && reached.add(other.getKey());
          }
        }
      }
    }
    for (var other : reached) {
      assertThat(shares.countOf(other)).as(as).isGreaterThanOrEqualTo(shares.countOf(rich) - 1);
    }
  }

  private static List<String> units(Map<String, Integer> beds, Map<String, Set<String>> seekers) {
    var units = new ArrayList<String>();
    beds.forEach(
        (place, count) -> {
          if (seekers.values().stream().anyMatch(places -> places.contains(place))) {
            for (var bed = 0; bed < count; bed++) {
              units.add(place);
            }
          }
        });
    return units;
  }

  private static void giveEach(
      List<String> units,
      int next,
      Map<String, Integer> counts,
      Map<String, Set<String>> seekers,
      List<List<Integer>> best) {
    if (next == units.size()) {
      var sorted =
          seekers.keySet().stream().map(seeker -> counts.getOrDefault(seeker, 0)).sorted().toList();
      if (best.isEmpty() || isFairer(sorted, best.getFirst())) {
        best.clear();
        best.add(sorted);
      }
      return;
    }
    seekers.forEach(
        (seeker, places) -> {
          if (places.contains(units.get(next))) {
            counts.merge(seeker, 1, Integer::sum);
            giveEach(units, next + 1, counts, seekers, best);
            counts.merge(seeker, -1, Integer::sum);
          }
        });
  }

  private static boolean isFairer(List<Integer> one, List<Integer> other) {
    for (var i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return one.get(i) > other.get(i);
      }
    }
    return false;
  }
}

package fr.rormobile.api.totals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the free beds that several count on: each bed to one of them at most, and as fairly as
 * can be.
 *
 * <p>Max-min fair: whoever has least cannot be given one more without taking it from somebody who
 * would then have less than them. Every bed that somebody counts on is given. It is found by giving
 * bed by bed to whoever has least, then moving beds along chains (A takes one of B's, B takes one
 * of C's) as long as the one at the end has at least two less than the one at the start; each move
 * makes the sum of squares smaller, so it ends. Beds of one place are all alike. The outcome
 * depends on nothing but the ids.
 */
final class Assignment {
  private final SortedMap<String, SortedMap<String, Integer>> given = new TreeMap<>();
  private final Map<String, Set<String>> seekersOf = new HashMap<>();

  private Assignment() {}

  /**
   * @param beds free ones, by place; zero or more
   * @param seekers the places that each counts on; a place without beds may be missing
   */
  static Assignment of(Map<String, Integer> beds, Map<String, Set<String>> seekers) {
    var assignment = new Assignment();
    for (var seeker : new TreeSet<>(seekers.keySet())) {
      assignment.given.put(seeker, new TreeMap<>());
      for (var place : seekers.getOrDefault(seeker, Set.of())) {
        assignment.seekersOf.computeIfAbsent(place, at -> new TreeSet<>()).add(seeker);
      }
    }
    new TreeMap<>(beds).forEach(assignment::giveOut);
    while (assignment.moveOne()) {
      // fairer with each
    }
    return assignment;
  }

  /** Beds that this one gets, by place; places that give none are absent. */
  SortedMap<String, Integer> of(String seeker) {
    return new TreeMap<>(given.getOrDefault(seeker, new TreeMap<>()));
  }

  int countOf(String seeker) {
    return given.getOrDefault(seeker, new TreeMap<>()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private void giveOut(String place, int beds) {
    var takers = seekersOf.getOrDefault(place, Set.of());
    for (var bed = 0; bed < beds && !takers.isEmpty(); bed++) {
      var least = takers.stream().min(Comparator.comparingInt(this::countOf)).orElseThrow();
      move(place, null, least);
    }
  }

  /** Moves one bed along the first chain that makes it fairer; false: there is none. */
  private boolean moveOne() {
    for (var richest : byCount()) {
      if (moveFrom(richest)) {
        return true;
      }
    }
    return false;
  }

  private List<String> byCount() {
    return given.keySet().stream()
        .sorted(Comparator.comparingInt(this::countOf).reversed().thenComparing(each -> each))
        .toList();
  }

  /** One link of a chain: {@code from} gives a bed of {@code place} on. */
  private record Link(String from, String place) {}

  private boolean moveFrom(String rich) {
    var enough = countOf(rich) - 2;
    var cameBy = new HashMap<String, Link>();
    var waiting = new ArrayDeque<>(List.of(rich));
    while (!waiting.isEmpty()) {
      var holder = waiting.remove();
      for (var place : new ArrayList<>(of(holder).keySet())) {
        for (var next : seekersOf.getOrDefault(place, Set.of())) {
          if (next.equals(rich) || cameBy.containsKey(next)) {
            continue;
          }
          cameBy.put(next, new Link(holder, place));
          if (countOf(next) <= enough) {
            shift(rich, next, cameBy);
            return true;
          }
          waiting.add(next);
        }
      }
    }
    return false;
  }

  private void shift(String from, String to, Map<String, Link> cameBy) {
    var at = to;
    while (!at.equals(from)) {
      var link = cameBy.get(at);
      if (link == null) {
        throw new IllegalStateException("a chain without a start");
      }
      move(link.place(), link.from(), at);
      at = link.from();
    }
  }

  private void move(String place, @Nullable String from, String to) {
    if (from != null) {
      change(from, place, -1);
    }
    change(to, place, 1);
  }

  private void change(String seeker, String place, int by) {
    var its = given.computeIfAbsent(seeker, each -> new TreeMap<>());
    var beds = its.merge(place, by, Integer::sum);
    if (beds == 0) {
      its.remove(place);
    }
  }
}

package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.BedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a unit while the operations of one patch are carried out, one after the other. The
 * report that comes of it speaks of the groups that were touched.
 */
final class PatchedLines {
  private final Map<Group, List<Count>> lines = new HashMap<>();
  private final Set<Group> touched = new HashSet<>();
  private @Nullable Instant date;
  private @Nullable BedSource source;

  PatchedLines(BedState state) {
    state.groups().forEach((group, said) -> lines.put(group, new ArrayList<>(said.counts())));
  }

  /**
   * @throws PatchRefusal when it cannot be carried out
   */
  void carryOut(PatchOperation operation) {
    switch (operation) {
      case PatchOperation.Put put -> put(put);
      case PatchOperation.SetPart set -> set(set);
      case PatchOperation.Delete(var path) -> delete(path);
    }
  }

  private void put(PatchOperation.Put put) {
    var criteria = put.path().criteria();
    if (put.mustBeThere() && criteria.isEmpty() && put.values().size() > 1) {
      touched.addAll(lines.keySet()); // all the capacities of the place are given anew
      lines.clear();
      put.values().forEach(this::put);
      return;
    }
    for (var value : put.values()) {
      if (!CapacityValue.matches(criteria, value.group(), value.count())) {
        throw PatchRefusal.rule(
            "Les valeurs du nouvel objet ne correspondent pas aux critères du FhirPath",
            PatchRefusal.VALUE);
      }
      if (put.mustBeThere() && !isThere(value)) {
        throw PatchRefusal.noSuchLine();
      }
      put(value);
    }
  }

  private boolean isThere(CapacityValue value) {
    return lines.getOrDefault(value.group(), List.of()).stream()
        .anyMatch(line -> sameLine(line, value.count()));
  }

  private void put(CapacityValue value) {
    var group = lines.computeIfAbsent(value.group(), none -> new ArrayList<>());
    group.removeIf(line -> sameLine(line, value.count()));
    group.add(value.count());
    touched.add(value.group());
    countedAt(value.date());
    if (value.source() != null) {
      source = value.source();
    }
  }

  private void set(PatchOperation.SetPart set) {
    var found = find(set.path());
    switch (set.part()) {
      case NUMBER -> {
        int number = PatchReader.number(set.value());
        found.forEach((group, of) -> of.forEach(line -> replace(group, line, number)));
      }
      case DATE -> countedAt(PatchReader.date(set.value()));
      case SOURCE -> {
        if (!(CapacityElement.SOURCE.find(set.value()) instanceof BedSource known)) {
          throw PatchRefusal.rule(
              CapacityValue.wrongCode(CapacityElement.SOURCE),
              PatchRefusal.valueOf(CapacityElement.SOURCE));
        }
        source = known;
      }
      default ->
          throw PatchRefusal.rule(
              "L'attribut '" + set.part().businessName() + "' ne se remplace pas seul",
              PatchRefusal.valueOf(set.part()));
    }
    touched.addAll(found.keySet());
  }

  private void replace(Group group, Count line, int number) {
    var value = CapacityValue.of(withoutNone(CapacityValue.key(group, line)), number, null);
    var counts = lines.getOrDefault(group, List.of());
    counts.set(counts.indexOf(line), value.count());
  }

  private static Map<CapacityElement, String> withoutNone(Map<CapacityElement, String> key) {
    key.values().removeIf(String::isEmpty);
    return key;
  }

  private void delete(CapacityPath path) {
    find(path)
        .forEach(
            (group, of) -> {
              lines.getOrDefault(group, List.of()).removeAll(of);
              touched.add(group);
            });
  }

  private Map<Group, List<Count>> find(CapacityPath path) {
    var found = new HashMap<Group, List<Count>>();
    lines.forEach(
        (group, of) -> {
          var matching =
              of.stream()
                  .filter(line -> CapacityValue.matches(path.criteria(), group, line))
                  .toList();
          if (!matching.isEmpty()) {
            found.put(group, matching);
          }
        });
    if (found.isEmpty()) {
      throw PatchRefusal.noSuchLine();
    }
    return found;
  }

  private static boolean sameLine(Count one, Count other) {
    return new Count(
            one.gender(),
            one.closingType(),
            one.additionalType(),
            one.crisisType(),
            one.assignment(),
            other.number())
        .equals(other);
  }

  private void countedAt(@Nullable Instant at) {
    if (at != null && (date == null || at.isAfter(date))) {
      date = at;
    }
  }

  /** The latest of the dates given; null: none was. */
  @Nullable Instant date() {
    return date;
  }

  /** The last given; null: none was. */
  @Nullable BedSource source() {
    return source;
  }

  Map<Group, List<Count>> touched() {
    var groups = new HashMap<Group, List<Count>>();
    touched.forEach(group -> groups.put(group, List.copyOf(lines.getOrDefault(group, List.of()))));
    return groups;
  }
}

package fr.rormobile.api.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activities that no unit has yet: an offer that is large enough has each of them. */
final class Due {
  private final Map<String, Deque<Family.Activity>> byFamily = new LinkedHashMap<>();
  private int total;

  Due(Catalogue catalogue) {
    for (var family : catalogue.all()) {
      byFamily.put(family.id(), new ArrayDeque<>(family.activities()));
      total += family.activities().size();
    }
  }

  int total() {
    return total;
  }

  Optional<Family.Activity> poll(Family family) {
    var activity = Optional.ofNullable(due(family).poll());
    activity.ifPresent(a -> total--);
    return activity;
  }

  void met(Family family, Family.Activity activity) {
    if (due(family).remove(activity)) {
      total--;
    }
  }

  List<Family> of(List<Family> families) {
    var lacking = new ArrayList<Family>();
    for (var family : families) {
      if (!due(family).isEmpty()) {
        lacking.add(family);
      }
    }
    return lacking;
  }

  private Deque<Family.Activity> due(Family family) {
    return byFamily.getOrDefault(family.id(), new ArrayDeque<>());
  }
}

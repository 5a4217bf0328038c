package fr.rormobile.api.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Values of which some come oftener than others. */
final class Weighted<T> {
  private final List<T> values;
  private final long[] upTo;

  private Weighted(List<T> values, long[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /**
   * @param weight of a value; what weighs nothing never comes
   * @throws IllegalArgumentException when nothing weighs anything
   */
  static <T> Weighted<T> of(Collection<T> values, ToLongFunction<T> weight) {
    var kept = new ArrayList<T>();
    var upTo = new long[values.size()];
    long sum = 0;
    for (var value : values) {
      long w = weight.applyAsLong(value);
      if (w > 0) {
        sum += w;
        upTo[kept.size()] = sum;
        kept.add(value);
      }
    }
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    return new Weighted<>(List.copyOf(kept), Arrays.copyOf(upTo, kept.size()));
  }

  T pick(Dice dice) {
    long at = dice.below(upTo[upTo.length - 1]);
    int place = Arrays.binarySearch(upTo, at + 1);
    return values.get(place < 0 ? -place - 1 : place);
  }

  List<T> values() {
    return values;
  }
}

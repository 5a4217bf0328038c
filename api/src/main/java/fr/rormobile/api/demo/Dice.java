package fr.rormobile.api.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same at every run from the same seed. For one thread. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Both inclusive. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Mean 0, deviation 1. */
  double gaussian() {
    return random.nextGaussian();
  }

  long below(long limit) {
    return random.nextLong(limit);
  }
}

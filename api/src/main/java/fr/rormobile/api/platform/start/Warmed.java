package fr.rormobile.api.platform.start;

import java.util.Random;

/**
 * What answers its first requests many times more slowly than the later ones, and can be tried
 * before anybody waits for it. A trial reads and changes nothing.
 */
@FunctionalInterface
public interface Warmed {
  /**
   * Once more, with something else than the last time.
   *
   * @throws RuntimeException when it cannot be tried now
   */
  void tryOnce(Random random);
}

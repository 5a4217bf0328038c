package fr.rormobile.api.platform.start;

import io.micronaut.core.order.Ordered;

/**
 * Something that must be done before the first request is answered: schema, nomenclatures,
 * demonstration, index. Run in {@link #getOrder() order}, at every start; each must find out by
 * itself that it has nothing to do, and must leave nothing half done when the program is killed.
 */
public interface StartStep extends Ordered {
  int SCHEMA = 0;
  int REFERENCE = 10;
  int DEMONSTRATION = 20;
  int INDEX = 30;
  int WARM = 40;

  /**
   * @param progress takes French lines for the person who watches the start
   * @throws StartFailure when the program cannot be of use without it
   */
  void run(Progress progress);

  /** Tells the person who waits what goes on. */
  @FunctionalInterface
  interface Progress {
    void say(String line);
  }
}

package fr.rormobile.api.measuring;

import java.io.IOException;

/** One thing to ask; ends by itself within some seconds. */
@FunctionalInterface
interface Request {
  Reply send() throws IOException, InterruptedException;

  /**
   * Told afterwards how long it was.
   *
   * @param nanos since it should have been sent
   */
  default void took(long nanos, Reply reply) {}

  /** The same, counted in a series of its own besides. */
  default Request countedIn(Series series) {
    var request = this;
    return new Request() {
      @Override
      public Reply send() throws IOException, InterruptedException {
        return request.send();
      }

      @Override
      public void took(long nanos, Reply reply) {
        series.record(nanos, reply);
      }
    };
  }
}

package fr.rormobile.api.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.LongConsumer;

/**
 * Fills an empty database with a demonstration offer: the hand-made region, and what completes it.
 */
@Singleton
class Demonstration {
  private final MassLoad load;
  private final Clock clock;

  Demonstration(MassLoad load, Clock clock) {
    this.load = load;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param region INSEE code; « * »: the whole country
   * @param units in all; the hand-made ones, where their region is part of it, are among them
   */
  record Order(String region, int units, long seed) {
    static final String COUNTRY = "*";
  }

  boolean databaseIsEmpty() {
    return load.isEmpty();
  }

  /**
   * @param progress told how many units are there, now and then
   * @return what was written; nothing where the database was not empty
   * @throws IllegalArgumentException when no commune is in the region; nothing is written then
   */
  OfferCounts fill(Order order, LongConsumer progress) {
    return load.load(
        source -> {
          var communes = Communes.read(source.reference());
          var writer = source.writer();
          if (order.region().equals(Order.COUNTRY)
              || order.region().equals(HandMadeRegion.REGION)) {
            new HandMadeRegion(communes, clock).write(writer);
          }
          var byHand = writer.counts().units;
          new Invention(Territory.of(communes, order.region()), writer, clock, order.seed())
              .write(
                  Math.toIntExact(Math.max(0, order.units() - byHand)),
                  n -> progress.accept(byHand + n));
        });
  }
}

package fr.rormobile.api.demo;

import fr.rormobile.api.platform.start.StartStep;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/**
 * Fills an empty database with the demonstration region, in one transaction: a program killed in
 * the middle starts again with an empty one.
 */
@Singleton
class DemonstrationStep implements StartStep {
  /** Enough that every activity occurs, few enough that nobody waits for it. */
  static final Demonstration.Order ORDER =
      new Demonstration.Order(HandMadeRegion.REGION, 2_000, 24);

  private final Demonstration demonstration;
  private final boolean wanted;

  DemonstrationStep(
      Demonstration demonstration,
      @Value("${ror.demonstration:false}") boolean wanted,
      @Value("${ror.command:false}") boolean command) {
    this.demonstration = demonstration;
    this.wanted = wanted && !command;
  }

  @Override
  public int getOrder() {
    return DEMONSTRATION;
  }

  @Override
  public void run(Progress progress) {
    if (!wanted || !demonstration.databaseIsEmpty()) {
      return;
    }
    var counts = demonstration.fill(ORDER, units -> {});
    progress.say(
        "Région de démonstration (graine "
            + ORDER.seed()
            + ") : "
            + counts.facilities
            + " établissements, "
            + counts.units
            + " unités, "
            + counts.professionals
            + " professionnels.");
  }
}

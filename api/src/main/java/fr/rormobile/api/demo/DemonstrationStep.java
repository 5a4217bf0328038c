package fr.rormobile.api.demo;

import fr.rormobile.api.platform.start.StartStep;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Fills an empty database with the demonstration region, in one transaction: a program killed in
 * the middle starts again with an empty one.
 */
@Singleton
class DemonstrationStep implements StartStep {
  private final MassLoad load;
  private final Clock clock;
  private final boolean wanted;

  DemonstrationStep(
      MassLoad load,
      Clock clock,
      @Value("${ror.demonstration:false}") boolean demonstration,
      @Value("${ror.command:false}") boolean command) {
    this.load = load;
    this.clock = clock;
    this.wanted = demonstration && !command;
  }

  @Override
  public int getOrder() {
    return DEMONSTRATION;
  }

  @Override
  public void run(Progress progress) {
    if (!wanted || !load.isEmpty()) {
      return;
    }
    var counts =
        load.load(
            source ->
                new HandMadeRegion(Communes.read(source.reference()), clock)
                    .write(source.writer()));
    progress.say(
        "Région de démonstration : "
            + counts.facilities
            + " établissements, "
            + counts.units
            + " unités, "
            + counts.professionals
            + " professionnels.");
  }
}

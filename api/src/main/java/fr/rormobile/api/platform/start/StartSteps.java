package fr.rormobile.api.platform.start;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps when the context is there and before the port is opened. */
@Singleton
class StartSteps {
  private static final Logger LOG = LoggerFactory.getLogger("ror.start");

  private final List<StartStep> steps;

  StartSteps(List<StartStep> steps) {
    this.steps = steps;
  }

  @EventListener
  void run(StartupEvent started) {
    steps.forEach(step -> step.run(LOG::info));
  }
}

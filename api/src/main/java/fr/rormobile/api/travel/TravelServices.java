package fr.rormobile.api.travel;

import fr.rormobile.api.platform.ProcessEnvironment;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

@Factory
class TravelServices {
  /** At the start: a wrong variable is said then, and not by the first search. */
  @Context
  TravelSettings settings(ProcessEnvironment environment) {
    return TravelSettings.from(environment.values());
  }
}

package fr.rormobile.api.webapp;

import fr.rormobile.api.platform.ProcessEnvironment;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

@Factory
class WebAppFactory {
  /** At the start, so that a wrong setting is said then. */
  @Context
  MapTiles tiles(ProcessEnvironment environment) {
    return MapTiles.from(environment.values());
  }

  @Context
  WebPush push(ProcessEnvironment environment) {
    return WebPush.from(environment.values());
  }
}

package fr.rormobile.api.crisis;

import fr.rormobile.notifier.dispatch.Dispatcher;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/**
 * What waits since before this start leaves as soon as the program serves; a command sends nothing.
 */
@Singleton
class DispatcherStart {
  private final BeanProvider<Dispatcher> dispatcher;

  DispatcherStart(BeanProvider<Dispatcher> dispatcher) {
    this.dispatcher = dispatcher;
  }

  @EventListener
  void start(ServerStartupEvent serving) {
    dispatcher.ifPresent(sending -> {});
  }
}

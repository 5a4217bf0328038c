package fr.rormobile.api.platform;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Time comes from here alone. Milliseconds, because PostgreSQL keeps fewer digits than the JVM
 * gives.
 */
@Factory
class Clocks {
  @Singleton
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}

package fr.rormobile.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class HealthWire {
  private HealthWire() {}

  enum Status {
    UP,
    DEGRADED,
    DOWN
  }

  @Serdeable
  record Health(Status status, Components components) {}

  @Serdeable
  record Components(Component postgresql, Component opensearch, Queue outbox, Queue projector) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Component(Status status, @Nullable String detail) {}

  /** Numbers are null when the database does not answer; the projector has no {@code parked}. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Queue(
      Status status,
      @Nullable String detail,
      @Nullable Long waiting,
      @Nullable Double oldestAgeSeconds,
      @Nullable Long parked) {

    static Queue unknown() {
      return new Queue(Status.DOWN, null, null, null, null);
    }
  }
}

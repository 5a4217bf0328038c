package fr.rormobile.api.feeds;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** FHIR's OperationOutcome, as far as it is answered. */
final class OutcomeWire {
  private OutcomeWire() {}

  @Serdeable
  record Outcome(String resourceType, List<Issue> issue) {
    static Outcome of(List<Issue> issues) {
      return new Outcome("OperationOutcome", issues);
    }
  }

  @Serdeable
  record Issue(String severity, String code, String diagnostics, List<String> expression) {
    static Issue error(String code, String diagnostics, String expression) {
      return new Issue("error", code, diagnostics, List.of(expression));
    }

    static Issue done(String diagnostics) {
      return new Issue("information", "informational", diagnostics, List.of("Location"));
    }
  }
}

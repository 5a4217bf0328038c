package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class AlertWire {
  private AlertWire() {}

  @Serdeable
  record Counts(int total, int sent, int pending, int failed) {}

  @Serdeable
  record Line(
      String id,
      String kind,
      String topicId,
      String title,
      Instant raisedAt,
      boolean drill,
      Counts deliveryCounts) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page<T>(List<T> items, @Nullable String nextCursor) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delivery(
      String label, String channel, String state, Instant at, @Nullable String reason) {}

  @Serdeable
  record Sheet(
      String id,
      String kind,
      String topicId,
      String title,
      String text,
      Instant raisedAt,
      boolean drill,
      Counts deliveryCounts,
      List<Delivery> deliveries) {}

  @Serdeable
  @Introspected
  record Device(
      @NotNull @Pattern(regexp = "ANDROID|IOS|WEB") String platform,
      @NotNull @Size(min = 1, max = 4096) String token) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Device[" + platform + "]";
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Message(
      String id,
      String channel,
      String to,
      String subject,
      String text,
      @Nullable String html,
      Instant at) {}
}

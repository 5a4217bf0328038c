package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscribers over the wire; the contract says what each field is. */
final class WebhookWire {
  private WebhookWire() {}

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(
      @NotNull @Size(min = 1, max = 80) @Pattern(regexp = CellWire.LINE) String label,
      @NotNull @Size(min = 1, max = 500) @Pattern(regexp = "\\S+") String url,
      @Nullable @Pattern(regexp = "[0-9]{2}") String region,
      @Nullable @Pattern(regexp = "[0-9]{2,3}|2[AB]") String department,
      @Nullable @Pattern(regexp = Ids.FINESS) String facilityId,
      @NotNull @Size(min = 1, max = 5)
          List<@Pattern(regexp = "DECLARATION|UPDATE|SILENCE|CLOSURE|SOLIDARITY") String> events) {
    Input {
      events = List.copyOf(events);
    }
  }

  /** The secret is there in the one answer that makes it. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Subscriber(
      String id,
      String label,
      String url,
      @Nullable String region,
      @Nullable String department,
      @Nullable String facilityId,
      List<String> events,
      int keyId,
      Instant createdAt,
      @Nullable String secret) {
    Subscriber with(String made) {
      return new Subscriber(
          id, label, url, region, department, facilityId, events, keyId, createdAt, made);
    }

    /** Without the secret: this may end up in a log line. */
    @Override
    public String toString() {
      return "Subscriber[" + id + "]";
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record SubscriberList(List<Subscriber> items) {}

  @Serdeable
  record NewSecret(int keyId, String secret) {
    /** Without the secret: this may end up in a log line. */
    @Override
    public String toString() {
      return "NewSecret[" + keyId + "]";
    }
  }
}

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
  static final String ID = "[0-9a-fA-F-]{36}";

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
      boolean requiresAcknowledgement,
      Acknowledged acknowledged,
      Counts deliveryCounts) {}

  @Serdeable
  record CellReach(
      String cellId,
      String name,
      int reachable,
      int total,
      String sentence,
      Instant checkedAt,
      List<ChannelReach> channels,
      List<MemberReach> members) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChannelReach(String channel, boolean offered, @Nullable String why) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MemberReach(
      String label,
      boolean reachable,
      String mail,
      int devices,
      int devicesLately,
      int deadTokens,
      boolean phone,
      @Nullable Instant heardAt,
      @Nullable Instant confirmedAt) {}

  @Serdeable
  record Drill(String alertId) {}

  /** What a stream tells; the alert itself is read elsewhere. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Happened(String kind, @Nullable String alertId, Instant at) {}

  /** Whether, by how many, and who first. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Acknowledged(
      int persons, @Nullable String firstBy, @Nullable Instant firstAt, @Nullable Instant mineAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Acknowledgement(String label, String way, Instant at, @Nullable String note) {}

  @Serdeable
  @Introspected
  record Note(@Nullable @Size(min = 1, max = 500) String note) {}

  @Serdeable
  @Introspected
  record Shown(@NotNull @Pattern(regexp = ID) String dedupeId) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page<T>(List<T> items, @Nullable String nextCursor) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delivery(
      String label,
      String channel,
      String state,
      Instant at,
      @Nullable String reason,
      @Nullable String cause,
      @Nullable Instant queuedAt,
      @Nullable Instant sentAt,
      @Nullable String providerId,
      @Nullable Instant displayedAt,
      @Nullable String heldAs,
      @Nullable Instant acknowledgedAt) {}

  @Serdeable
  record Sheet(
      String id,
      String kind,
      String topicId,
      String title,
      String text,
      Instant raisedAt,
      boolean drill,
      boolean requiresAcknowledgement,
      Acknowledged acknowledged,
      String receipts,
      List<Acknowledgement> acknowledgements,
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

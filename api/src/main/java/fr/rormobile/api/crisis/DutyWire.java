package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.notifier.Recipient;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Duties and who is on call, over the wire; the contract says what each field is. */
final class DutyWire {
  private DutyWire() {}

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(
      @NotNull
          @Pattern(
              regexp =
                  "ARS_DEPARTMENT|ALERT_MAILBOX|DIRECTION|EMERGENCY_HEAD|SAMU|HET_REFERENT|NAMED")
          String role,
      @NotNull @Size(min = 1, max = 80) @Pattern(regexp = CellWire.LINE) String label,
      @Nullable @Pattern(regexp = "[0-9]{2}") String region,
      @Nullable @Pattern(regexp = "[0-9]{2,3}|2[AB]") String department,
      @Nullable @Pattern(regexp = Ids.FINESS) String facilityId,
      @Nullable @Size(min = 1, max = 100) String login,
      @Nullable @Size(max = 254) @Pattern(regexp = CellWire.EMAIL) String email,
      @Nullable @Pattern(regexp = Recipient.PHONE) String phone,
      @NotNull @Size(min = 1, max = 5)
          List<@Pattern(regexp = "DECLARATION|UPDATE|SILENCE|CLOSURE|SOLIDARITY") String> events) {
    Input {
      events = List.copyOf(events);
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Duty(
      String id,
      String role,
      String label,
      @Nullable String region,
      @Nullable String department,
      @Nullable String facilityId,
      @Nullable String login,
      @Nullable String email,
      @Nullable String phone,
      List<String> events,
      @Nullable String onCall,
      @Nullable Instant onCallUntil,
      int version) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record DutyList(List<Duty> items) {}

  @Serdeable
  @Introspected
  record NewShift(
      @NotNull @Size(min = 1, max = 100) String login,
      @NotNull Instant startsAt,
      @NotNull Instant endsAt,
      @Nullable Boolean override) {
    boolean overrides() {
      return Boolean.TRUE.equals(override);
    }
  }

  @Serdeable
  record Shift(
      String id, String login, String name, Instant startsAt, Instant endsAt, boolean override) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ShiftList(List<Shift> items) {}
}

package fr.rormobile.api.tension;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.tension.TensionWire.Warned;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to a tension, as they go over the wire; the contract says what each field is. */
final class LifeWire {
  private LifeWire() {}

  static final String UUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  @Serdeable
  @Introspected
  record NewEvent(
      @NotNull @Pattern(regexp = UUID) String id,
      @NotNull @Pattern(regexp = "UPDATE|ACTION_TAKEN|ACTION_ENDED|NOTE|LEVEL") String kind,
      @Nullable Instant occurredAt,
      @Nullable @Pattern(regexp = ID) String actionId,
      @Nullable @Pattern(regexp = ID) String planId,
      @Nullable @Size(min = 1, max = 2000) String note,
      @Nullable @Min(15) @Max(43_200) Integer expectedDurationMinutes) {}

  @Serdeable
  @Introspected
  record Closure(
      @NotNull @Pattern(regexp = UUID) String id,
      @Nullable Instant occurredAt,
      @Nullable @Size(min = 1, max = 2000) String note,
      @Nullable Boolean endActions,
      @Nullable @Size(max = 50) List<@Pattern(regexp = ID) String> keptActions) {

    boolean endsActions() {
      return Boolean.TRUE.equals(endActions);
    }

    List<String> kept() {
      return keptActions == null ? List.of() : keptActions;
    }

    /** Null: it ends none. */
    @Nullable List<String> endsAllBut() {
      return endsActions() ? kept() : null;
    }
  }

  @Serdeable
  @Introspected
  record Reopening(
      @NotNull @Pattern(regexp = UUID) String id,
      @NotNull @Size(min = 1, max = 2000) String note) {}

  /** What the crisis cell of the ARS says. */
  @Serdeable
  @Introspected
  record CellRemark(
      @NotNull @Pattern(regexp = UUID) String id,
      @Nullable Instant occurredAt,
      @Nullable @Size(min = 1, max = 2000) String note) {}

  /**
   * @param notice what the command met, in French; null: nothing
   * @param warned null: nobody is told of such an event
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Done(String eventId, @Nullable String notice, Sheet tension, @Nullable Warned warned) {}
}

package fr.rormobile.api.tension;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class TensionWire {
  private TensionWire() {}

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  @Serdeable
  @Introspected
  record Declaration(
      @NotNull @Pattern(regexp = "[0-9][0-9A-Z][0-9]{7}") String facilityId,
      @NotNull @Pattern(regexp = ID) String disciplineGroupId,
      @NotNull @Pattern(regexp = ID) String planId,
      @Nullable @Size(max = 50) @Valid List<ActionTaken> actions,
      @Nullable @Size(min = 1, max = 500) String reason,
      @Nullable @Size(min = 1, max = 2000) String note,
      @Nullable @Min(15) @Max(43_200) Integer expectedDurationMinutes,
      @Nullable Boolean drill) {

    List<ActionTaken> actionsTaken() {
      return actions == null ? List.of() : actions;
    }

    boolean isDrill() {
      return Boolean.TRUE.equals(drill);
    }
  }

  @Serdeable
  @Introspected
  record ActionTaken(
      @NotNull @Pattern(regexp = ID) String actionId,
      @Nullable @Size(min = 1, max = 2000) String note) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FinessRef(String finess, String name) {}

  @Serdeable
  record Coded(String code, String label) {}

  @Serdeable
  record Labelled(String id, String label) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String id,
      FinessRef facility,
      @Nullable Coded department,
      Labelled disciplineGroup,
      Labelled plan,
      int level,
      boolean drill,
      String status,
      Instant startedAt,
      @Nullable Instant closedAt,
      String declaredBy) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Line> items, @Nullable String nextCursor) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      String id,
      String kind,
      Instant at,
      String author,
      @Nullable Labelled action,
      @Nullable String note) {}

  /** A tension as it is read; {@code warned} is there in the answer to its declaration alone. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sheet(
      String id,
      FinessRef facility,
      @Nullable Coded department,
      Labelled disciplineGroup,
      Labelled plan,
      int level,
      boolean drill,
      String status,
      Instant startedAt,
      @Nullable Instant closedAt,
      String declaredBy,
      @Nullable String reason,
      @Nullable Instant expectedEndAt,
      List<Event> events,
      @Nullable String alertId,
      @Nullable Warned warned) {

    Sheet withWarned(Warned who) {
      return new Sheet(
          id,
          facility,
          department,
          disciplineGroup,
          plan,
          level,
          drill,
          status,
          startedAt,
          closedAt,
          declaredBy,
          reason,
          expectedEndAt,
          events,
          alertId,
          who);
    }
  }

  @Serdeable
  record Warned(String alertId, List<WarnedRecipient> recipients) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record WarnedRecipient(String label, List<String> channels, boolean reachable) {}

  @Serdeable
  record DisciplineGroup(String id, String label, List<String> activityCodes) {}

  @Serdeable
  record HetPlan(String id, String label, int level, List<String> actionIds) {}

  @Serdeable
  record HetAction(String id, String label, String category) {}

  /** Of an answer that is said again: its id is all we need. */
  @Serdeable
  record Created(String id) {}

  @Serdeable
  record ItemList<T>(List<T> items) {}
}

package fr.rormobile.api.tension;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
public final class TensionWire {
  private TensionWire() {}

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  @Serdeable
  @Introspected
  record Declaration(
      @NotNull @Pattern(regexp = Ids.FINESS) String facilityId,
      @NotNull @Pattern(regexp = ID) String disciplineGroupId,
      @NotNull @Pattern(regexp = ID) String planId,
      @Nullable @Size(max = 50) @Valid List<ActionTaken> actions,
      @Nullable @Size(min = 1, max = 500) String reason,
      @Nullable @Size(min = 1, max = 2000) String note,
      @Nullable @Min(15) @Max(43_200) Integer expectedDurationMinutes,
      @Nullable Boolean drill,
      @Nullable Instant occurredAt,
      @Nullable @Pattern(regexp = LifeWire.UUID) String requestId) {

    /** The request that it answers; null: none. */
    @Nullable UUID request() {
      return requestId == null ? null : UUID.fromString(requestId);
    }

    List<ActionTaken> actionsTaken() {
      return actions == null ? List.of() : actions;
    }

    /** Null: not said. */
    @Nullable Instant expectedEnd(Instant from) {
      return expectedDurationMinutes == null
          ? null
          : from.plus(expectedDurationMinutes, ChronoUnit.MINUTES);
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
  public record FinessRef(String finess, String name) {}

  @Serdeable
  public record Coded(String code, String label) {}

  @Serdeable
  public record Labelled(String id, String label) {}

  /**
   * Why closing is proposed.
   *
   * @param since the beds are back to normal
   * @param at it was said
   */
  @Serdeable
  public record Proposal(Instant since, Instant at) {}

  /** News that the cell of the ARS waits for. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Awaited(Instant at, String by, @Nullable String note) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
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
      @Nullable Proposal closureProposed) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      String id,
      String kind,
      Instant at,
      Instant knownAt,
      String author,
      @Nullable Labelled action,
      @Nullable Labelled plan,
      @Nullable Instant expectedEndAt,
      @Nullable String note,
      @Nullable String notice,
      @Nullable String alertId) {}

  @Serdeable
  record ActionInPlace(Labelled action, Instant since) {}

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
      @Nullable Proposal closureProposed,
      @Nullable Awaited updateAsked,
      @Nullable String reason,
      @Nullable Instant expectedEndAt,
      List<ActionInPlace> actionsInPlace,
      List<Event> events,
      @Nullable String alertId,
      @Nullable Asked request,
      BoardWire.@Nullable Beds beds,
      @Nullable List<BoardWire.Partner> partners,
      @Nullable Warned warned) {

    Sheet withWarned(Warned who) {
      return with(beds, partners, who);
    }

    Sheet withBeds(BoardWire.Beds its, List<BoardWire.Partner> those) {
      return with(its, those, warned);
    }

    private Sheet with(
        BoardWire.@Nullable Beds its,
        @Nullable List<BoardWire.Partner> those,
        @Nullable Warned who) {
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
          closureProposed,
          updateAsked,
          reason,
          expectedEndAt,
          actionsInPlace,
          events,
          alertId,
          request,
          its,
          those,
          who);
    }
  }

  /** The request that a declaration answered. */
  @Serdeable
  record Asked(String id, String askedBy, Instant askedAt) {}

  @Serdeable
  record Warned(String alertId, List<WarnedRecipient> recipients) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record WarnedRecipient(String label, List<String> channels, boolean reachable) {}

  @Serdeable
  record DisciplineGroup(String id, String label, List<String> activityCodes) {}

  /** Of an answer that is said again: its id is all we need. */
  @Serdeable
  record Created(String id) {}

  @Serdeable
  record ItemList<T>(List<T> items) {}
}

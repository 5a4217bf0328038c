package fr.rormobile.api.tension;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.tension.TensionWire.Coded;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.TensionWire.Warned;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for a declaration, as they go over the wire; the contract says what each field is. */
final class RequestWire {
  private RequestWire() {}

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  @Serdeable
  @Introspected
  record NewRequest(
      @NotNull @Pattern(regexp = LifeWire.UUID) String id,
      @NotNull @Pattern(regexp = Ids.FINESS) String facilityId,
      @NotNull @Pattern(regexp = ID) String disciplineGroupId,
      @Nullable @Pattern(regexp = ID) String planId,
      @NotNull @Size(min = 1, max = 500) String reason,
      @Nullable @Size(min = 1, max = 2000) String note,
      @Nullable Boolean drill,
      @Nullable Instant occurredAt) {

    boolean isDrill() {
      return Boolean.TRUE.equals(drill);
    }
  }

  @Serdeable
  @Introspected
  record Refusal(
      @NotNull @Pattern(regexp = LifeWire.UUID) String id,
      @NotNull @Size(min = 1, max = 500) String reason) {}

  @Serdeable
  @Introspected
  record Withdrawal(
      @NotNull @Pattern(regexp = LifeWire.UUID) String id,
      @Nullable @Size(min = 1, max = 500) String note) {}

  /**
   * @param answer why it was refused or withdrawn
   * @param unansweredAt when it was said that nobody answers; it can still be answered
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      String id,
      FinessRef facility,
      @Nullable Coded department,
      Labelled disciplineGroup,
      @Nullable Labelled plan,
      String reason,
      @Nullable String note,
      boolean drill,
      String status,
      String askedBy,
      Instant askedAt,
      Instant knownAt,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy,
      @Nullable String answer,
      @Nullable String tensionId,
      @Nullable Instant chasedAt,
      @Nullable Instant unansweredAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Request> items, @Nullable String nextCursor) {}

  /**
   * @param notice what the command met, in French; null: nothing
   * @param warned null: nobody was told, or it was heard before
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Done(Request request, @Nullable String notice, @Nullable Warned warned) {}
}

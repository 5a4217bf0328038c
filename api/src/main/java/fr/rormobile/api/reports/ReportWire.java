package fr.rormobile.api.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract's reports. */
final class ReportWire {
  private ReportWire() {}

  enum Kind {
    SIGNALEMENT,
    SUGGESTION,
    ASSISTANCE
  }

  enum State {
    NEW,
    IN_PROGRESS,
    DONE,
    REFUSED
  }

  enum EntityKind {
    FACILITY,
    UNIT,
    PROFESSIONAL
  }

  /** A sheet. */
  @Serdeable
  record About(@NotNull EntityKind kind, @NotBlank @Size(max = 64) String id) {}

  /**
   * A search, and what it should have found.
   *
   * @param query the other parameters of the address, « near=47.5,1.3&radiusKm=20 »
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Search(
      @NotBlank @Size(max = 200) String words,
      @Nullable @Size(max = 2000) String query,
      @Nullable @Size(max = 64) String expectedUnitId) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(
      @NotNull Kind kind,
      @NotBlank @Size(max = 2000) String message,
      @Nullable @Valid About about,
      @Nullable @Valid Search search) {}

  @Serdeable
  record Change(
      @NotBlank @Pattern(regexp = "IN_PROGRESS|DONE|REFUSED") String state,
      @Nullable @Size(max = 2000) String answer) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Report(
      String id,
      Kind kind,
      State state,
      String message,
      @Nullable About about,
      @Nullable Search search,
      String author,
      @Nullable String answer,
      @Nullable String proposedSynonymId,
      long version,
      Instant createdAt,
      Instant updatedAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Report> items, @Nullable String nextCursor) {}
}

package fr.rormobile.api.savedsearches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saved searches as they go over the wire; the contract says what each field is. */
final class SavedSearchWire {
  private SavedSearchWire() {}

  /** Which search it is of. */
  @Serdeable
  enum Kind {
    /** Parameters of {@code GET /search}, each a list of texts. */
    SIMPLE,
    /** The body of {@code POST /search/advanced}. */
    ADVANCED
  }

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(
      @NotNull @Size(min = 1, max = 80) @Pattern(regexp = "\\S(.*\\S)?") String name,
      @NotNull Kind kind,
      @NotNull JsonNode search,
      @Nullable Boolean favourite,
      @Nullable Boolean isDefault) {

    boolean isFavourite() {
      return Boolean.TRUE.equals(favourite);
    }

    boolean wantsDefault() {
      return Boolean.TRUE.equals(isDefault);
    }
  }

  /**
   * @param deletedAt null: it is there
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Saved(
      String id,
      String name,
      Kind kind,
      JsonNode search,
      boolean favourite,
      boolean isDefault,
      long version,
      Instant updatedAt,
      @Nullable Instant deletedAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SavedList(List<Saved> items) {}

  /** What a client needs of a kept answer. */
  @Serdeable
  record Created(String id, long version) {}
}

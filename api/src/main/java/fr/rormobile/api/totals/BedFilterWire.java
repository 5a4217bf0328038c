package fr.rormobile.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saved filters as they go over the wire; the contract says what each field is. */
final class BedFilterWire {
  private BedFilterWire() {}

  /** The parameters of a bed view; {@link BedQuery} checks them. */
  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Criteria(
      @Nullable String groupBy,
      @Nullable List<String> region,
      @Nullable List<String> department,
      @Nullable List<String> facility,
      @Nullable List<String> disciplineGroup,
      @Nullable List<String> unitType,
      @Nullable String sector,
      @Nullable String temperature,
      @Nullable String nature,
      @Nullable Boolean detail,
      @Nullable Boolean forecast) {

    BedParameters parameters() {
      return new BedParameters(
          groupBy,
          region,
          department,
          facility,
          disciplineGroup,
          unitType,
          sector,
          temperature,
          nature,
          detail == null ? null : detail.toString(),
          forecast == null ? null : forecast.toString());
    }
  }

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(
      @NotNull @Size(min = 1, max = 80) @Pattern(regexp = "\\S(.*\\S)?") String name,
      @Nullable Boolean isDefault,
      @NotNull @Valid Criteria filter) {

    boolean wantsDefault() {
      return Boolean.TRUE.equals(isDefault);
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Saved(String id, String name, boolean isDefault, Criteria filter, Instant updatedAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SavedList(List<Saved> items) {}
}

package fr.rormobile.api.beds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A line as somebody sends it: the contract's BedLineInput. Every field may be missing or wrong;
 * {@link BedLines} reads it.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BedLineInput(
    @Nullable String nature,
    @Nullable String status,
    @Nullable String horizon,
    @Nullable String gender,
    @Nullable String closingType,
    @Nullable String additionalType,
    @Nullable String crisisType,
    @Nullable String assignment,
    @Nullable Integer count) {

  public static BedLineInput of(String nature, String status, int count) {
    return new BedLineInput(nature, status, "NOW", null, null, null, null, null, count);
  }
}

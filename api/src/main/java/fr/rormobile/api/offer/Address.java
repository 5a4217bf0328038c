package fr.rormobile.api.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Where mail arrives; every part may be unknown.
 *
 * @param complement building, place, box
 * @param city routing line without postcode, « TOURS CEDEX »
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
    @Nullable String line,
    @Nullable String complement,
    @Nullable String postcode,
    @JsonProperty("commune") @Nullable String city) {

  boolean isEmpty() {
    return line == null && complement == null && postcode == null && city == null;
  }
}

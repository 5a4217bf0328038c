package fr.rormobile.api.territory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Place.
 *
 * @param code INSEE
 * @param lat null, like {@code lon}: no source gives its centre
 * @param population null: unknown
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commune(
    String code,
    String name,
    List<String> postcodes,
    String departmentCode,
    @Nullable String departmentName,
    String regionCode,
    @Nullable String regionName,
    @Nullable Double lat,
    @Nullable Double lon,
    @Nullable Integer population) {
  public Commune {
    postcodes = List.copyOf(postcodes);
  }
}

package fr.rormobile.api.territory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** The contract's PlaceDepartment. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Department(
    String code, String name, String regionCode, @Nullable String regionName) {}

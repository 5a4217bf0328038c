package fr.rormobile.api.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * One field or parameter that is not as the contract says.
 *
 * @param field name of the parameter, or path of the field: {@code actions[0].actionId}
 * @param rule a code that the application can translate; the contract lists them
 * @param bound of the rule, null where it has none
 * @param message in French
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String rule, @Nullable String bound, String message) {}

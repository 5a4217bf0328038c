package fr.rormobile.api.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Specific equipment (J18).
 *
 * @param limitValue up to how much, for example a patient's weight; null: no limit known
 * @param limitUnit UCUM; null exactly when the value is
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Equipment(
    String code, String label, @Nullable BigDecimal limitValue, @Nullable String limitUnit) {}

package fr.rormobile.api.advanced;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * @param maxConcurrent advanced searches under way at once in this process; one more is refused at
 *     once
 * @param timeout of one statement of a search
 * @param exportTimeout of one statement of an export
 * @param exportRows the most rows of an exported table
 */
@ConfigurationProperties("ror.advanced")
record AdvancedSettings(
    @Bindable(defaultValue = "8") @Min(1) @Max(1_000) int maxConcurrent,
    @Bindable(defaultValue = "5s") Duration timeout,
    @Bindable(defaultValue = "60s") Duration exportTimeout,
    @Bindable(defaultValue = "50000") @Min(1) @Max(200_000) int exportRows) {}

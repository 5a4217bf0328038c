package fr.rormobile.api.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * @param maxConcurrent searches under way at once in this process; one more is refused at once,
 *     since a queue would only make every answer late
 * @param timeout of one request to OpenSearch, connection included
 * @param projectorPage documents that the projector brings to the index at once
 * @param projectorPoll longest wait before the projector looks by itself, should a notification be
 *     lost
 * @param projectorPace shortest time between two rounds, so that a burst of commits costs few bulks
 * @param refusalRetry first wait before a refused document is tried again; doubles up to an hour
 * @param rebuildPage documents that one worker of a rebuild reads and writes at once
 * @param rebuildWorkers of them at once: one reads PostgreSQL while another writes OpenSearch
 */
@ConfigurationProperties("ror.search")
record SearchSettings(
    @Bindable(defaultValue = "64") @Min(1) @Max(1_000) int maxConcurrent,
    @Bindable(defaultValue = "2s") Duration timeout,
    @Bindable(defaultValue = "1000") @Min(1) @Max(1_000) int projectorPage,
    @Bindable(defaultValue = "1s") Duration projectorPoll,
    @Bindable(defaultValue = "50ms") Duration projectorPace,
    @Bindable(defaultValue = "30s") Duration refusalRetry,
    @Bindable(defaultValue = "1000") @Min(1) @Max(5_000) int rebuildPage,
    @Bindable(defaultValue = "3") @Min(1) @Max(16) int rebuildWorkers) {}

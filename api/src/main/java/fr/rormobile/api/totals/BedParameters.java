package fr.rormobile.api.totals;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bed view may be asked for, as it came: {@link BedQuery} reads and checks it. */
@Introspected
record BedParameters(
    @QueryValue @Nullable String groupBy,
    @QueryValue @Nullable List<String> region,
    @QueryValue @Nullable List<String> department,
    @QueryValue @Nullable List<String> facility,
    @QueryValue @Nullable List<String> disciplineGroup,
    @QueryValue @Nullable List<String> unitType,
    @QueryValue @Nullable String sector,
    @QueryValue @Nullable String temperature,
    @QueryValue @Nullable String nature,
    @QueryValue @Nullable String detail,
    @QueryValue @Nullable String forecast) {}

package fr.rormobile.api.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /search} as it came: {@link SearchRequest} reads and checks it. */
@Introspected
record SearchParameters(
    @QueryValue @Nullable String q,
    @QueryValue @Nullable List<String> kind,
    @QueryValue @Nullable String near,
    @QueryValue @Nullable String radiusKm,
    @QueryValue @Nullable String place,
    @QueryValue @Nullable List<String> department,
    @QueryValue @Nullable String activity,
    @QueryValue @Nullable String careMode,
    @QueryValue @Nullable String act,
    @QueryValue @Nullable String equipment,
    @QueryValue @Nullable String field,
    @QueryValue @Nullable String speciality,
    @QueryValue @Nullable String patientType,
    @QueryValue @Nullable List<String> category,
    @QueryValue @Nullable List<String> profession,
    @QueryValue @Nullable String age,
    @QueryValue @Nullable String bedsAvailable,
    @QueryValue @Nullable String gender,
    @QueryValue @Nullable String bedsMaxAgeMinutes,
    @QueryValue @Nullable String disciplineGroup,
    @QueryValue @Nullable String sort,
    @QueryValue @Nullable String cursor,
    @QueryValue @Nullable String size,
    @QueryValue @Nullable String facets) {}

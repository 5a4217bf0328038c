package fr.rormobile.api.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /search} as it came: {@link RequestReader} reads and checks it. */
@Introspected
public record SearchParameters(
    @QueryValue @Nullable String q,
    @QueryValue @Nullable String interpret,
    @QueryValue @Nullable List<String> literal,
    @QueryValue @Nullable List<String> kind,
    @QueryValue @Nullable String near,
    @QueryValue @Nullable String radiusKm,
    @QueryValue @Nullable String place,
    @QueryValue @Nullable String bbox,
    @QueryValue @Nullable List<String> department,
    @QueryValue @Nullable List<String> region,
    @QueryValue @Nullable List<String> activity,
    @QueryValue @Nullable List<String> careMode,
    @QueryValue @Nullable List<String> act,
    @QueryValue @Nullable List<String> equipment,
    @QueryValue @Nullable List<String> field,
    @QueryValue @Nullable List<String> speciality,
    @QueryValue @Nullable List<String> patientType,
    @QueryValue @Nullable List<String> profession,
    @QueryValue @Nullable List<String> category,
    @QueryValue @Nullable String age,
    @QueryValue @Nullable String openNow,
    @QueryValue @Nullable String bedsAvailable,
    @QueryValue @Nullable String gender,
    @QueryValue @Nullable String bedsMaxAgeMinutes,
    @QueryValue @Nullable String disciplineGroup,
    @QueryValue @Nullable String sort,
    @QueryValue @Nullable String groupBy,
    @QueryValue @Nullable String view,
    @QueryValue @Nullable String cursor,
    @QueryValue @Nullable String size,
    @QueryValue @Nullable String facets) {}

package fr.rormobile.api.offer;

import org.jspecify.annotations.Nullable;

/**
 * Where something is in the territory, INSEE codes. A commune that the gazetteer does not have
 * leaves its name null; the department may still be known.
 */
public record Locality(
    @Nullable String communeCode,
    @Nullable String communeName,
    @Nullable String departmentCode,
    @Nullable String departmentName,
    @Nullable String regionCode,
    @Nullable String regionName) {}

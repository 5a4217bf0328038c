package fr.rormobile.api.offer;

import java.time.Instant;

/**
 * Where a sheet comes from and how far it is.
 *
 * @param source MANUAL, FINESS, SAE, RPPS or DEMO
 * @param demonstration invented
 * @param version 1 or more, raised at each change of the row itself
 */
public record Origin(String source, boolean demonstration, long version, Instant updatedAt) {}

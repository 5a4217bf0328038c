package fr.rormobile.api.offer;

import io.micronaut.serde.annotation.Serdeable;

/** A facility or a legal entity, as another sheet names it. */
@Serdeable
public record FinessRef(String finess, String name) {}

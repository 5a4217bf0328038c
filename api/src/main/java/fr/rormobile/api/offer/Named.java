package fr.rormobile.api.offer;

import io.micronaut.serde.annotation.Serdeable;

/** Something of ours that has its own sheet or name: a pole, a unit. */
@Serdeable
public record Named(String id, String name) {}

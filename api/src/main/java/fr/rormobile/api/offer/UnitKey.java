package fr.rormobile.api.offer;

import org.jspecify.annotations.Nullable;

/**
 * As much of a unit as a list needs to be put in order and cut into pages.
 *
 * @param pole its name; null: none
 */
public record UnitKey(String id, String name, @Nullable String pole, boolean confidential) {}

package fr.rormobile.search;

/**
 * Some entities that are close to each other on a map.
 *
 * @param middle of their positions
 * @param count of them, 1 or more
 */
public record MapCell(GeoPoint middle, long count) {}

package fr.rormobile.api.search;

import java.time.Duration;

/**
 * How far the index may be behind the database.
 *
 * @param waiting documents whose last version is not known to be in the index, refused ones
 *     included
 * @param oldest age of the oldest of these changes; zero when there is none
 * @param refused documents that the index does not take for what they hold
 */
public record ProjectorLag(long waiting, Duration oldest, long refused) {}

package fr.rormobile.api.suggest;

import fr.rormobile.search.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What was typed so far.
 *
 * @param text 1 to 100 characters, not blank
 * @param near where the person is; null: not told
 * @param seesConfidential whether the person may know of confidential units
 * @param size how many will be shown at most
 */
public record Typed(String text, @Nullable GeoPoint near, boolean seesConfidential, int size) {}

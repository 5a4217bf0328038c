/**
 * People give bed figures: one unit, or several at once.
 *
 * <p>Start at {@link fr.rormobile.api.entries.BedEntries}; what can be said of beds is decided in
 * {@code beds}.
 */
@NullMarked
package fr.rormobile.api.entries;

import org.jspecify.annotations.NullMarked;

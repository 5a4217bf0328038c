/**
 * Beds of many units together, said so that the true number is always inside what is said; their
 * history, their export, and what solidarity can give.
 *
 * <p>Start at {@code BedViewController}; what a sum of figures of different ages may claim stands
 * in {@link fr.rormobile.api.totals.Totals}, who gets a free bed that several count on in {@code
 * Assignment}.
 */
@NullMarked
package fr.rormobile.api.totals;

import org.jspecify.annotations.NullMarked;

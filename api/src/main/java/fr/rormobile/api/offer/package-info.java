/**
 * The offer of care, read: legal entities, facilities, units, professionals.
 *
 * <p>Start at {@code UnitController}; what a caller may see is in {@link
 * fr.rormobile.api.offer.Visibility}, what a unit is in {@link fr.rormobile.api.offer.UnitSheet},
 * and how many are read at once in {@link fr.rormobile.api.offer.OfferReader}.
 */
@NullMarked
package fr.rormobile.api.offer;

import org.jspecify.annotations.NullMarked;

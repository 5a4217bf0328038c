/**
 * All of one's territory that a crisis needs when there is no network, in one signed file.
 *
 * <p>Start at {@link fr.rormobile.api.crisispack.CrisisPacks}; who carries what is decided by
 * {@link fr.rormobile.api.crisispack.Territory} and the rights of the single routes.
 */
@NullMarked
package fr.rormobile.api.crisispack;

import org.jspecify.annotations.NullMarked;

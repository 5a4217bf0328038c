/**
 * Hôpital en tension: a director declares, and the crisis cells are warned.
 *
 * <p>Start at {@code TensionController}; what a declaration must be, and the one transaction it is,
 * stand in {@code Declarations}.
 */
@NullMarked
package fr.rormobile.api.tension;

import org.jspecify.annotations.NullMarked;

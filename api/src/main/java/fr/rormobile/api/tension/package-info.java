/**
 * Hôpital en tension: a director declares, and the crisis cells are warned; then the tension lives
 * until somebody closes it.
 *
 * <p>Start at {@code TensionController}; what a declaration must be, and the one transaction it is,
 * stand in {@code Declarations}; a dry run is that transaction rolled back. What happens afterwards
 * goes through {@code Life}; what the events add up to, in whichever order they came, stands in
 * {@code Timeline}, and what a command that met another is told in {@code Meeting}. {@code Board}
 * shows it, and {@code TensionWatch} tells of silence.
 *
 * <p>{@code Requests} is how a doctor asks for a declaration, {@code RequestWatch} what is said
 * when nobody answers. {@code CellCommands} is what the ARS cell says to a tension. {@code
 * ClosureProposal} says when its closure is proposed. What a declaration named is kept with its
 * version: editing plans never changes what was declared.
 */
@NullMarked
package fr.rormobile.api.tension;

import org.jspecify.annotations.NullMarked;

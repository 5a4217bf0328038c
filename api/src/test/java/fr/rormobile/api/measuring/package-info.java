/**
 * How fast the program is: a load generator, run by hand, that no test calls.
 *
 * <p>{@link fr.rormobile.api.measuring.Measure} starts the packaged program on an offer it had
 * generated, and prints a table. {@link fr.rormobile.api.measuring.OpenLoop} is what makes its
 * figures honest.
 */
@NullMarked
package fr.rormobile.api.measuring;

import org.jspecify.annotations.NullMarked;

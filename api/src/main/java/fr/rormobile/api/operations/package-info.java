/**
 * What an operator asks: is it well, how much, what is the contract.
 *
 * <p>Start at {@code HealthController}.
 */
@NullMarked
package fr.rormobile.api.operations;

import org.jspecify.annotations.NullMarked;

/**
 * What the words of a search may mean: place, activity, age, free bed, open now. Rules without SQL
 * and without the index; {@link fr.rormobile.api.interpretation.Interpreter} is where to begin.
 */
@NullMarked
package fr.rormobile.api.interpretation;

import org.jspecify.annotations.NullMarked;

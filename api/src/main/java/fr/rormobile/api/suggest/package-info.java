/**
 * What somebody may mean who has typed some letters: people, facilities, units, places, with the
 * number to call.
 *
 * <p>Begins at {@link fr.rormobile.api.suggest.Suggester}. Each kind of thing is brought by a
 * {@link fr.rormobile.api.suggest.SuggestionSource}; {@link fr.rormobile.api.suggest.Ranking} makes
 * one list of them. A bean more is a kind more.
 */
@NullMarked
package fr.rormobile.api.suggest;

import org.jspecify.annotations.NullMarked;

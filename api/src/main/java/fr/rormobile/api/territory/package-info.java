/**
 * Regions, departments and communes with their positions: the gazetteer.
 *
 * <p>Start at {@link fr.rormobile.api.territory.TerritoryLoader}; how a name is folded for looking
 * it up is in {@link fr.rormobile.api.territory.FoldedName}.
 */
@NullMarked
package fr.rormobile.api.territory;

import org.jspecify.annotations.NullMarked;

/**
 * The official value sets of the ROR as tables; every code in the offer is one of theirs.
 *
 * <p>Start at {@link fr.rormobile.api.nomenclature.NomenclatureLoader}; which sets there are, and
 * under which names, is in {@code nomenclatures/index.tsv}.
 */
@NullMarked
package fr.rormobile.api.nomenclature;

import org.jspecify.annotations.NullMarked;

/**
 * The offer as OpenSearch documents: schema, analysis, indexing and queries.
 *
 * <p>Start at {@link fr.rormobile.search.OfferIndex}; what matches and how it is weighed is in
 * {@code WordsClause} and {@code SearchBody}, what is indexed in {@code Schema} and {@code
 * Analysis}.
 */
@NullMarked
package fr.rormobile.search;

import org.jspecify.annotations.NullMarked;

/**
 * Searching while OpenSearch is away, from PostgreSQL.
 *
 * <p>The words of the offer stand in {@code offer_text}, which {@link
 * fr.rormobile.api.degraded.TextKeeper} keeps equal to the offer: triggers note in {@code
 * offer_text_due} what a transaction touched, beds excepted. A search begins at {@link
 * fr.rormobile.api.degraded.WordSearch}; what is typed becomes a query in {@link
 * fr.rormobile.api.degraded.TypedQuery}. Whether it is needed says {@link
 * fr.rormobile.api.search.IndexAvailability}.
 *
 * <p>Words are looked up by their beginnings (GIN over tsvector), typing errors by trigrams over
 * all words there are ({@code offer_word}): a word of several thousand texts is then compared once.
 */
@NullMarked
package fr.rormobile.api.degraded;

import org.jspecify.annotations.NullMarked;

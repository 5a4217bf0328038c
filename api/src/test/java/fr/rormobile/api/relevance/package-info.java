/**
 * Relevance as a test: queries as clinicians write them, judged against what PostgreSQL holds and
 * never against what the engine answers.
 *
 * <p>Start reading at {@link fr.rormobile.api.relevance.Evaluation}: a {@code JudgedFile} gives the
 * queries and the rules of their grades, {@code Truth} evaluates the rules over the rows of the
 * database, {@code Score} compares the answer with the whole ideal.
 */
@NullMarked
package fr.rormobile.api.relevance;

import org.jspecify.annotations.NullMarked;

/**
 * Synonyms that change while the program runs. PostgreSQL has the rules; {@link
 * fr.rormobile.api.synonyms.ActiveSynonyms} keeps those in use in each process and gives them to
 * the index; {@code SynonymTrial} says which judged queries a proposed rule would make worse.
 */
@NullMarked
package fr.rormobile.api.synonyms;

import org.jspecify.annotations.NullMarked;

/**
 * Signalements, suggestions and requests for assistance: from whoever uses the directory to the
 * regional team, and its answer back. {@link fr.rormobile.api.reports.Reports} writes them. A
 * search that missed what was expected becomes a proposal of the synonyms.
 */
@NullMarked
package fr.rormobile.api.reports;

import org.jspecify.annotations.NullMarked;

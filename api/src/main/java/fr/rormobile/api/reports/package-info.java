/**
 * Signalements, suggestions and requests for assistance: from whoever uses the directory to the
 * regional team, and its answer back. {@link fr.rormobile.api.reports.Reports} writes them, {@link
 * fr.rormobile.api.reports.Proposal} makes a synonym out of a search that missed what was expected.
 */
@NullMarked
package fr.rormobile.api.reports;

import org.jspecify.annotations.NullMarked;

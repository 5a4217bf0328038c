/**
 * What every answer has in common: problems in French, request ids, tags, cursors, refused
 * parameters.
 *
 * <p>A feature says what went wrong with {@link fr.rormobile.api.platform.web.ProblemException};
 * {@code Problems} is the one place that writes it.
 */
@NullMarked
package fr.rormobile.api.platform.web;

import org.jspecify.annotations.NullMarked;

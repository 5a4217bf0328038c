/**
 * PostgreSQL and OpenSearch inside this program: the default of a machine that has neither.
 *
 * <p>Absent from the package for production, as are the libraries it calls.
 */
@NullMarked
package fr.rormobile.api.platform.embedded;

import org.jspecify.annotations.NullMarked;

/**
 * Loads the reference files of the field: FINESS, SAE, RPPS, communes.
 *
 * <p>Start at {@link fr.rormobile.api.imports.Imports}, which the route and the command line both
 * call; {@link fr.rormobile.api.imports.ImportRun} is what happens to a file, and one {@code …Load}
 * a format knows its columns and its tables. Which source wins over which is in {@link
 * fr.rormobile.api.imports.Source}.
 */
@NullMarked
package fr.rormobile.api.imports;

import org.jspecify.annotations.NullMarked;

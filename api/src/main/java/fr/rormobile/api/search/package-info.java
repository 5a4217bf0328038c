/**
 * Finding a unit, a facility, a professional; and keeping the index equal to the database.
 *
 * <p>A search starts at {@link SearchController}; {@link Rings} says how far it goes, {@link Roads}
 * how long it takes to get there. What changes in PostgreSQL is brought to OpenSearch by {@link
 * Projector}; the whole of it by {@link RebuildRun}.
 */
@NullMarked
package fr.rormobile.api.search;

import org.jspecify.annotations.NullMarked;

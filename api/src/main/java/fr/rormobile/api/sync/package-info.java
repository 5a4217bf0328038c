/**
 * Keeps what a phone holds equal to the database: what changed since it last asked, and a digest by
 * which it sees that it has drifted.
 *
 * <p>Start at {@link fr.rormobile.api.sync.Syncs}; why nothing is missed is said in {@link
 * fr.rormobile.api.sync.SyncStore}.
 */
@NullMarked
package fr.rormobile.api.sync;

import org.jspecify.annotations.NullMarked;
